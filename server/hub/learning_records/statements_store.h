#pragma once

#include "hub/learning_records/statements.h"
#include "platform/db/tx.h"

#include <functional>

namespace kring::learning_records::store {

struct Place {
  std::int64_t seq = 0;
  Time stored_at;
  BOOST_DESCRIBE_CLASS(Place, (), (seq, stored_at), (), ())
};
std::optional<Place> last_statement(Tx& tx);

struct NewRow {
  std::int64_t seq = 0;
  db::Bytes uuid;
  bool voids = false;
  std::string text;
};
/// Leaves out what is there already. Returns how many were added.
std::int64_t insert_statements(Tx& tx, const std::vector<NewRow>& rows, ClientId client,
                               Time stored_at);

struct Existing {
  std::string uuid;
  std::int64_t seq = 0;
  std::string text;
};
std::vector<Existing> statements_by_uuid(Tx& tx, const std::vector<std::string_view>& uuids);

struct MarkRow {
  Mark mark = 0;
  std::int64_t seq = 0;
};
void insert_marks(Tx& tx, const std::vector<MarkRow>& rows);

struct Reference {
  db::Bytes target;
  std::int64_t seq = 0;
  ClientId client;
  bool voids = false;
};
void insert_references(Tx& tx, const std::vector<Reference>& rows);
/// Who refers to these.
std::vector<Reference> references_to(Tx& tx, const std::vector<std::string_view>& targets);

/// Voids a statement that does not void another one; of that client alone, where one is given.
void set_voided(Tx& tx, std::string_view uuid, std::optional<ClientId> sent_by);

struct UuidAndText {
  db::Bytes uuid;
  std::string text;
  BOOST_DESCRIBE_CLASS(UuidAndText, (), (uuid, text), (), ())
};
std::optional<UuidAndText> statement_at(Tx& tx, std::int64_t seq);

std::optional<Kept> statement(Tx& tx, std::string_view uuid, bool voided,
                              std::optional<ClientId> sent_by);

/// The greatest seq that was stored at that time or before; 0 for none.
std::int64_t last_stored_by(Tx& tx, Time time);

/// Which rows, by seq: those between `above` and `below`, both left out.
struct Range {
  std::int64_t above = 0;
  std::int64_t below = 0;
  bool ascending = false;
  std::size_t limit = 0;
};
/// Calls `on_row` until it answers false.
void statements(Tx& tx, const std::vector<std::vector<Mark>>& marks, const Range& range,
                const std::function<void(Kept)>& on_row);

struct ActivityRow {
  Mark mark = 0;
  std::string iri;
  std::string definition;
  db::Bytes seen;
};
std::vector<ActivityRow> activities(Tx& tx, const std::vector<Mark>& marks);
void put_activity(Tx& tx, const ActivityRow& row);

void insert_attachments(Tx& tx, const std::vector<Attachment>& attachments);
std::optional<db::Bytes> attachment(Tx& tx, std::string_view sha2);

/// That somebody looked who acted in a statement, and why.
void insert_revealing(Tx& tx, std::int64_t seq, PersonId viewer, std::string_view reason);

}  // namespace kring::learning_records::store
