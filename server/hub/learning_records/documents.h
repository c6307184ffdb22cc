#pragma once

#include "hub/learning_records/clients.h"
#include "hub/learning_records/marks.h"
#include "platform/db/tx.h"
#include "platform/json/document.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

namespace kring::learning_records {

/// Whose documents: those of an activity and an agent (state), of an activity, or of an agent.
struct Holder {
  std::string resource;  ///< "state", "activity" or "agent"
  std::string activity;  ///< its IRI, or ""
  std::string agent;     ///< its identity, or ""
  /// `folded_identity` of that, where a document is written.
  std::string folded_agent;
  std::string registration;
  /// Whether a registration was named: without one all are meant where many are asked for.
  bool registered = false;
};

struct Document {
  std::string content_type;
  db::Bytes content;
  std::string etag;  ///< with its quotes
  Time updated_at;
  BOOST_DESCRIBE_CLASS(Document, (), (content_type, content, etag, updated_at), (), ())
};

/// The conditions in a request's head (RFC 9110 13.1), as they stand there.
struct Conditions {
  std::optional<std::string> if_match, if_none_match;
};

struct NewDocument {
  std::string content_type;
  std::string_view content;
  ClientId client = {};  ///< who keeps it
};

/// Whether it says so itself.
bool is_json(const NewDocument& document);

/// Refuses with 413 `body.too_large` JSON of more values than are read.
void require_few_values(const NewDocument& document);

/// What was sent, read as a JSON object before the transaction; nothing where it is none. Refuses
/// as `require_few_values`.
std::optional<json::Document> read_object(const NewDocument& document);

/// The longest document, in octets, sent or merged.
inline constexpr std::size_t longest_document = 8 * 1024 * 1024;
/// The longest name of a document, in octets: it is part of an index.
inline constexpr std::size_t longest_name = 512;

std::optional<Document> document(Tx& tx, const Holder& holder, std::string_view name);
/// In octets; 0 where there is none.
std::size_t size_of_document(Tx& tx, const Holder& holder, std::string_view name);
/// The names, of those that were changed after `since` where that is given.
std::vector<std::string> document_names(Tx& tx, const Holder& holder, std::optional<Time> since);

/// When a document may be put without a condition: always; where there is none yet; or never.
enum class Care { none, where_there_is_one, always };

/// Puts a document in the place of whatever was there. Refuses with 412 `document.changed` where a
/// condition does not hold, and with `document.unconditional` where care asks for one and there is
/// none: 409 where a document would have been lost, else 400.
void put_document(Tx& tx, const Holder& holder, std::string_view name, const NewDocument& document,
                  const Conditions& conditions, Care care);

/// Merges a JSON object into the one that is there, member by member, at the top level; puts it
/// where there is none. `object` is the document as `read_object` read it. Refuses like the above,
/// with 400 `document.not_json` where one of them is no JSON object, and with 413 `body.too_large`
/// where both together are longer than `longest_document`.
void merge_document(Tx& tx, const Holder& holder, std::string_view name,
                    const NewDocument& document, const std::optional<json::Document>& object,
                    const Conditions& conditions);

/// Removes a document, if it is there.
void remove_document(Tx& tx, const Holder& holder, std::string_view name,
                     const Conditions& conditions);
/// Removes all that the holder has.
void remove_documents(Tx& tx, const Holder& holder);

}  // namespace kring::learning_records
