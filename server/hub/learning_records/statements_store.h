#pragma once

#include "hub/learning_records/statements.h"
#include "platform/db/tx.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace kring::learning_records::store {

/// A statement's id as a parameter.
inline db::Bytes octets(std::string_view uuid) {
  return {std::string(uuid)};
}

struct Place {
  std::int64_t seq = 0;
  Time stored_at;
  BOOST_DESCRIBE_CLASS(Place, (), (seq, stored_at), (), ())
};
/// Where the log ends, also where its last statement was removed.
std::optional<Place> last_statement(Tx& tx);
/// The last one that is there; 0 for none.
std::int64_t last_kept(Tx& tx);
/// Which of these (sixteen octets each) were removed, and never come again.
std::set<std::string, std::less<>> removed_among(Tx& tx,
                                                 const std::vector<std::string_view>& uuids);

struct NewRow {
  std::int64_t seq = 0;
  db::Bytes uuid;
  bool voids = false;
  std::string text;
};
/// Leaves out what is there already. Returns how many were added.
std::int64_t insert_statements(Tx& tx, const std::vector<NewRow>& rows, ClientId client,
                               Time stored_at);

/// Whose statements a reference takes back, as the rights of its client were when it came. The
/// numbers are kept.
enum class Voids { nothing = 0, own = 1, anybodys = 2 };

struct Reference {
  db::Bytes target;
  std::int64_t seq = 0;
  ClientId client;
  Voids voids = Voids::nothing;
};
void insert_references(Tx& tx, const std::vector<Reference>& rows);
/// Keeps which attachments these statements name.
struct AttachmentUse {
  std::string sha2;
  std::int64_t seq = 0;
};
void insert_attachment_uses(Tx& tx, const std::vector<AttachmentUse>& uses);
/// Whether any statement refers to another one.
bool has_references(Tx& tx);
/// Who refers to these; not more than `most`.
std::vector<Reference> references_to(Tx& tx, const std::vector<std::string_view>& targets,
                                     std::size_t most);
/// Who takes these back, or did and was removed, each client once for each of them; `seq` is 0.
std::vector<Reference> voidings_of(Tx& tx, const std::vector<std::string_view>& targets);

/// Voids a statement that does not void another one; of that client alone, where one is given.
/// Returns it where it was not voided before.
std::optional<Kept> set_voided(Tx& tx, std::string_view uuid, std::optional<ClientId> sent_by);

struct UuidAndText {
  db::Bytes uuid;
  std::string text;
  BOOST_DESCRIBE_CLASS(UuidAndText, (), (uuid, text), (), ())
};
std::optional<UuidAndText> statement_at(Tx& tx, std::int64_t seq);
std::vector<std::string> uuids_at(Tx& tx, const std::vector<std::int64_t>& seqs);

std::optional<Kept> statement(Tx& tx, std::string_view uuid, bool voided,
                              std::optional<ClientId> sent_by);

/// The greatest seq that was stored at that time or before; 0 for none.
std::int64_t last_stored_by(Tx& tx, Time time);
/// The same without that moment.
std::int64_t last_stored_before(Tx& tx, Time time);

/// Which rows, by seq: those between `above` and `below`, both left out. Of each list of marks they
/// have at least one; voided ones are left out.
struct Range {
  std::int64_t above = 0;
  std::int64_t below = 0;
  bool ascending = false;
  std::size_t limit = 0;
};
/// Calls `on_row` until it answers false.
void statements(Tx& tx, const std::vector<std::vector<Mark>>& marks, const Range& range,
                const std::function<void(Kept)>& on_row);

/// What of a range is read at once, in its order: not more than `most_listed_octets` of text, but
/// one row at least.
struct Portion {
  Range range;
  bool more = false;  ///< there may be more rows in the whole range
};
Portion portion_of(Tx& tx, const std::vector<std::vector<Mark>>& marks, const Range& range);

/// All of a range, portion by portion: no more than that is in memory at once.
void statements_in_portions(Tx& tx, const std::vector<std::vector<Mark>>& marks, Range range,
                            const std::function<void(const Kept&)>& on_row);

/// Finds how many of the next statements are read at once.
class PortionEnd {
 public:
  /// Each in order.
  void offer(std::int64_t seq, std::int64_t octets);
  std::int64_t last() const { return last_; }
  std::size_t rows() const { return rows_; }
  bool is_full() const { return full_; }
  /// How many were offered, also of those that are not read.
  std::size_t offered() const { return offered_; }

 private:
  std::int64_t last_ = 0;
  std::int64_t octets_ = 0;
  std::size_t rows_ = 0;
  std::size_t offered_ = 0;
  bool full_ = false;
};

/// Where so many statements at most end that are read at once. `offer_some(after, limit, end)`
/// offers the next ones behind a place. A few at first, then twice as many: SQLite reads a text to
/// tell how long it is, so that of large ones not many more are measured than are read.
template <class OfferSome>
PortionEnd portion_end(std::size_t most, std::int64_t after, const OfferSome& offer_some) {
  PortionEnd end;
  for (std::size_t some = 16; end.offered() < most; some *= 2) {
    const auto wanted = end.offered() + std::min(some, most - end.offered());
    offer_some(end.offered() == 0 ? after : end.last(), wanted - end.offered(), end);
    if (end.is_full() || end.offered() < wanted) break;
  }
  return end;
}

/// How many rows there are, as far as the range's limit.
std::int64_t count_statements(Tx& tx, const std::vector<std::vector<Mark>>& marks,
                              const Range& range);

struct ActivityRow {
  Mark mark = 0;
  std::string iri;
  std::string definition;
  db::Bytes seen;
};
std::vector<ActivityRow> activities(Tx& tx, const std::vector<Mark>& marks);
void put_activity(Tx& tx, const ActivityRow& row);

/// Keeps the octets once, and that this client brought them.
void insert_attachments(Tx& tx, const std::vector<Attachment>& attachments, ClientId client);
/// Which of these statements name attachments.
std::set<std::int64_t> naming_attachments(Tx& tx, const std::vector<std::int64_t>& seqs);
/// How many octets those of these have that this client brought, by their hashes.
std::map<std::string, std::int64_t, std::less<>> attachment_octets(
    Tx& tx, const std::set<std::string>& sha2, ClientId client);
/// A part of what that client brought.
std::optional<db::Bytes> attachment(Tx& tx, std::string_view sha2, ClientId client,
                                    const OctetSpan& part);

/// That somebody looked who acted in a statement, and why.
void insert_revealing(Tx& tx, std::int64_t seq, PersonId viewer, std::string_view reason);

}  // namespace kring::learning_records::store
