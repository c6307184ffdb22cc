#pragma once

#include "hub/learning_records/clients.h"
#include "hub/learning_records/marks.h"
#include "hub/learning_records/version.h"
#include "platform/db/database.h"
#include "platform/json/document.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::learning_records {

/// Statements are added one transaction after the other, on all nodes.
inline constexpr db::OrderedLog statement_log{"statement_turns"};

/// A statement made ready before the transaction: nothing of it is parsed again inside.
struct Prepared {
  std::string uuid;  ///< sixteen octets
  std::string kept;  ///< the text, short of `stored` and the bracket
  bool timestamped = false;
  std::vector<Mark> marks;
  std::string target;  ///< sixteen octets of what it refers to, or ""
  bool voids = false;
  std::vector<std::string> sha2;  ///< of the attachments it names
  std::vector<Mark> defines;      ///< activities of which it says what they are
};

/// What the statements of a batch said of an activity, or what is known of it.
struct Definition {
  Mark mark = 0;
  std::string iri;
  std::string text;  ///< JSON
};

struct Attachment {
  std::string sha2;
  std::string_view content;  ///< the request's
};

struct ReferredTo;
struct SaidBefore;

/// What one request adds, whole or not at all.
struct Batch {
  bool is_list = false;  ///< sent as a list, so that each has its place in it
  std::vector<Prepared> statements;
  std::vector<Definition> definitions;
  std::vector<Attachment> attachments;
  std::shared_ptr<const ReferredTo> referred_to;  ///< read ahead (references.h), or nothing
  std::shared_ptr<const SaidBefore> said_before;  ///< compared ahead (said_before.h), or nothing

  /// The ids, in the order of the statements.
  std::vector<std::string> ids() const;
};

/// The JSON of who vouches for what a client sends: the client itself, whatever it claims, so that
/// nobody can speak in another client's name.
std::string authority_of(const Client& client, std::string_view public_origin);

/// Refuses with 400 a body that is not one statement, with this id (sixteen octets) or none.
void require_id(const json::Value& body, std::string_view id);

/// Makes ready a body of which `require_statements` had no complaint. `id` is given to a statement
/// that has none; without it a random one is.
Batch prepare(const json::Value& body, Version version, const Client& client,
              std::string_view authority, const std::optional<std::string>& id = {});

/// Adds a batch. A statement whose id is there already is left alone where both say the same, and
/// refused with 409 `statement.conflict` and its path where not: then nothing of the batch is
/// added. One that was removed is left out, whatever it says now. Voids what the batch takes back,
/// and what was taken back before it came, where the same client sent both or the one who takes it
/// back may do everything. Only within `write_in_order`. Throws `MuchToCompare` (said_before.h).
void keep(Tx& tx, const Client& client, const Batch& batch);

/// One statement, complete.
struct Kept {
  std::int64_t seq = 0;
  Time stored_at;
  ClientId client;  ///< who sent it
  std::string text;
  BOOST_DESCRIBE_CLASS(Kept, (), (seq, stored_at, client, text), (), ())
};

/// By its id, voided or not as asked. Nothing where it is not there, not for this client, or
/// (not) voided.
std::optional<Kept> find_statement(Tx& tx, const Client& client, std::string_view uuid,
                                   bool voided);

/// What a list of statements is narrowed by. Each entry of `marks` holds one mark, or a plain and a
/// related one of which either will do.
struct Wanted {
  std::vector<std::vector<Mark>> marks;
  std::optional<Time> since, until;
  bool ascending = false;
  std::size_t limit = 0;
  std::optional<std::int64_t> after;  ///< the last seq of the page before
};

inline constexpr std::size_t most_listed = 500;
/// A page ends early rather than grow beyond this many octets, and so does whatever else reads many
/// statements at once: each may be a megabyte.
inline constexpr std::size_t most_listed_octets = 8 * 1024 * 1024;

struct Found {
  std::vector<Kept> statements;
  bool more = false;
};
Found find_statements(Tx& tx, const Client& client, const Wanted& wanted);

/// Some octets of something longer.
struct OctetSpan {
  std::size_t from = 0;  ///< the first is 0
  std::size_t length = 0;
};

/// A part of an attachment of a statement of that client's, where the client brought its octets
/// itself, with this statement or another: whoever knows a hash only is not given what others
/// brought.
std::optional<std::string> attachment(Tx& tx, std::string_view sha2, ClientId client,
                                      const OctetSpan& part);

/// What is known of these activities, by IRI; nothing for those of which nothing was said.
std::vector<Definition> definitions(Tx& tx, const std::vector<std::string>& iris);

}  // namespace kring::learning_records
