#include "hub/learning_records/statements_store.h"

#include "hub/learning_records/mark_list.h"
#include "hub/learning_records/mark_walk.h"
#include "hub/learning_records/statement_lengths_store.h"
#include "platform/db/bulk.h"

#include <algorithm>

namespace kring::learning_records::store {
namespace {

using db::Param;

/// Octets that live as long as a statement's parameters borrow them.
std::vector<db::Bytes> octets_of(const std::vector<std::string_view>& views) {
  std::vector<db::Bytes> all;
  all.reserve(views.size());
  for (const auto view : views) all.push_back({std::string(view)});
  return all;
}

std::vector<Param> params_of(const std::vector<db::Bytes>& octets) {
  return {octets.begin(), octets.end()};
}

}  // namespace

std::optional<Place> last_statement(Tx& tx) {
  return tx.row<Place>(
      "SELECT seq, stored_at FROM ("
      "SELECT seq, stored_at FROM (SELECT seq, stored_at FROM statements ORDER BY seq DESC LIMIT 1)"
      " newest UNION ALL SELECT seq, stored_at FROM statement_log_end) ends"
      " ORDER BY seq DESC LIMIT 1");
}

std::int64_t last_kept(Tx& tx) {
  return tx.value<std::int64_t>("SELECT seq FROM statements ORDER BY seq DESC LIMIT 1").value_or(0);
}

std::set<std::string, std::less<>> removed_among(Tx& tx,
                                                 const std::vector<std::string_view>& uuids) {
  std::set<std::string, std::less<>> removed;
  const auto octets = octets_of(uuids);
  db::select_in(tx, "SELECT uuid FROM removed_statements WHERE uuid IN", params_of(octets), "",
                [&](const db::Row& row) { removed.insert(row.bytes(0).octets); });
  return removed;
}

std::int64_t insert_statements(Tx& tx, const std::vector<NewRow>& rows, ClientId client,
                               Time stored_at) {
  std::vector<Param> params;
  params.reserve(rows.size() * 7);
  for (const auto& row : rows) {
    params.insert(params.end(),
                  {row.seq, row.uuid, Param(stored_at), Param(client), row.voids, false, row.text});
  }
  const auto inserted = db::insert_rows(
      tx, "INSERT INTO statements (seq, uuid, stored_at, client, voids, voided, text) VALUES", 7,
      params, "ON CONFLICT (uuid) DO NOTHING");
  for (const auto& row : rows) keep_length(tx, row.seq, row.text.size());
  return inserted;
}

void insert_references(Tx& tx, const std::vector<Reference>& rows) {
  std::vector<Param> params;
  for (const auto& row : rows) {
    params.insert(params.end(),
                  {row.target, row.seq, Param(row.client), static_cast<std::int64_t>(row.voids)});
  }
  db::insert_rows(tx, "INSERT INTO statement_references (target, seq, client, voids) VALUES", 4,
                  params);
}

void insert_attachment_uses(Tx& tx, const std::vector<AttachmentUse>& uses) {
  std::vector<Param> params;
  params.reserve(uses.size() * 2);
  for (const auto& use : uses) params.insert(params.end(), {use.sha2, use.seq});
  db::insert_rows(tx, "INSERT INTO statement_attachment_uses (sha2, seq) VALUES", 2, params,
                  "ON CONFLICT DO NOTHING");
}

bool has_references(Tx& tx) {
  return tx.value<std::int64_t>("SELECT seq FROM statement_references LIMIT 1").has_value();
}

std::vector<Reference> references_to(Tx& tx, const std::vector<std::string_view>& targets,
                                     std::size_t most) {
  std::vector<Reference> found;
  const auto octets = octets_of(targets);
  db::select_in(tx, "SELECT target, seq, client, voids FROM statement_references WHERE target IN",
                params_of(octets), "AND seq > 0 ORDER BY target, seq LIMIT " + std::to_string(most),
                [&](const db::Row& row) {
                  if (found.size() == most) return;
                  found.push_back({row.bytes(0), row.integer(1), ClientId(row.integer(2)),
                                   static_cast<Voids>(row.integer(3))});
                });
  return found;
}

std::vector<Reference> voidings_of(Tx& tx, const std::vector<std::string_view>& targets) {
  std::vector<Reference> found;
  const auto octets = octets_of(targets);
  db::select_in(tx,
                "SELECT DISTINCT target, client, voids FROM statement_references WHERE target IN",
                params_of(octets), "AND voids > 0", [&](const db::Row& row) {
                  found.push_back({row.bytes(0), 0, ClientId(row.integer(1)),
                                   static_cast<Voids>(row.integer(2))});
                });
  return found;
}

std::optional<Kept> set_voided(Tx& tx, std::string_view uuid, std::optional<ClientId> sent_by) {
  return tx.row<Kept>(
      "UPDATE statements SET voided = 1 WHERE uuid = $1 AND voids = 0 AND voided = 0"
      " AND ($2 = 0 OR client = $2) RETURNING seq, stored_at, client, text",
      octets(uuid), sent_by.value_or(ClientId()));
}

std::optional<UuidAndText> statement_at(Tx& tx, std::int64_t seq) {
  return tx.row<UuidAndText>("SELECT uuid, text FROM statements WHERE seq = $1", seq);
}

std::vector<std::string> uuids_at(Tx& tx, const std::vector<std::int64_t>& seqs) {
  std::vector<std::string> uuids;
  const std::vector<Param> params(seqs.begin(), seqs.end());
  db::select_in(tx, "SELECT uuid FROM statements WHERE seq IN", params, "",
                [&](const db::Row& row) { uuids.push_back(row.bytes(0).octets); });
  return uuids;
}

std::optional<Kept> statement(Tx& tx, std::string_view uuid, bool voided,
                              std::optional<ClientId> sent_by) {
  return tx.row<Kept>(
      "SELECT seq, stored_at, client, text FROM statements WHERE uuid = $1 AND voided = $2"
      " AND ($3 = 0 OR client = $3)",
      octets(uuid), voided, sent_by.value_or(ClientId()));
}

std::int64_t last_stored_by(Tx& tx, Time time) {
  const auto up_to = [&](std::int64_t seq) {
    return tx.row<Place>(
        "SELECT seq, stored_at FROM statements WHERE seq <= $1 ORDER BY seq DESC LIMIT 1", seq);
  };
  const auto newest = up_to(INT64_MAX);
  if (!newest) return 0;
  if (newest->stored_at <= time) return newest->seq;
  // `stored_at` grows with `seq`, so it is found by halving, without an index of its own.
  std::int64_t found = 0;
  std::int64_t low = 0, high = newest->seq;
  while (high - low > 1) {
    const auto middle = low + (high - low) / 2;
    const auto place = up_to(middle);
    if (place && place->stored_at > time) {
      high = place->seq;
    } else {
      low = middle;
      if (place) found = place->seq;
    }
  }
  return found;
}

std::int64_t last_stored_before(Tx& tx, Time time) {
  return last_stored_by(tx, time - Milliseconds(1));
}

namespace {

/// So many statements that were found by their marks are read at once.
constexpr std::size_t rows_a_read = 256;

/// Calls `on_row` with these columns of the statements of a list.
void select(Tx& tx, const std::string& columns, const std::vector<std::vector<Mark>>& marks,
            const Range& range, const db::Connection::OnRow& on_row) {
  const auto from = "SELECT " + columns + " FROM statements WHERE voided = 0 AND seq ";
  const std::string order = range.ascending ? " ORDER BY seq" : " ORDER BY seq DESC";
  if (marks.empty()) {
    tx.execute(from + "> $1 AND seq < $2" + order + " LIMIT $3",
               {range.above, range.below, range.limit}, on_row);
    return;
  }
  MarkWalk walk(tx, marks, {range.above + 1, range.below}, range.ascending);
  const auto sql = from + db::in_list(tx, 1) + order;
  auto left = static_cast<std::int64_t>(range.limit);
  while (left > 0) {
    const auto seqs = walk.next(std::min(static_cast<std::size_t>(left), rows_a_read));
    if (seqs.empty()) return;
    tx.execute(sql, {list_of(tx, seqs)}, [&](const db::Row& row) {
      --left;
      on_row(row);
    });
  }
}

}  // namespace

void statements(Tx& tx, const std::vector<std::vector<Mark>>& marks, const Range& range,
                const std::function<void(Kept)>& on_row) {
  select(tx, "seq, stored_at, client, text", marks, range, [&](const db::Row& row) {
    on_row({row.integer(0), Time(Milliseconds(row.integer(1))), ClientId(row.integer(2)),
            std::string(row.text(3))});
  });
}

void PortionEnd::offer(std::int64_t seq, std::int64_t octets) {
  ++offered_;
  octets_ += octets;
  full_ = full_ || (rows_ > 0 && octets_ > static_cast<std::int64_t>(most_listed_octets));
  if (full_) return;
  last_ = seq;
  ++rows_;
}

Portion portion_of(Tx& tx, const std::vector<std::vector<Mark>>& marks, const Range& range) {
  const auto start = range.ascending ? range.above : range.below;
  const auto end =
      portion_end(range.limit, start, [&](std::int64_t from, std::size_t limit, PortionEnd& part) {
        auto next = range;
        next.limit = limit;
        (range.ascending ? next.above : next.below) = from;
        select(tx, "seq, " + octets_of_statement(tx), marks, next,
               [&](const db::Row& row) { part.offer(row.integer(0), row.integer(1)); });
      });
  Portion portion{range, end.is_full() || end.rows() == range.limit};
  if (end.is_full()) {
    (range.ascending ? portion.range.below : portion.range.above) =
        range.ascending ? end.last() + 1 : end.last() - 1;
  }
  return portion;
}

void statements_in_portions(Tx& tx, const std::vector<std::vector<Mark>>& marks, Range range,
                            const std::function<void(const Kept&)>& on_row) {
  constexpr std::size_t rows_at_once = 100;
  while (range.limit > 0) {
    auto part = range;
    part.limit = std::min(range.limit, rows_at_once);
    const auto portion = portion_of(tx, marks, part);
    std::size_t rows = 0;
    statements(tx, marks, portion.range, [&](const Kept& kept) {
      ++rows;
      (range.ascending ? range.above : range.below) = kept.seq;
      on_row(kept);
    });
    if (!portion.more || rows == 0) return;
    range.limit -= rows;
  }
}

std::int64_t count_statements(Tx& tx, const std::vector<std::vector<Mark>>& marks,
                              const Range& range) {
  std::int64_t count = 0;
  select(tx, "seq", marks, range, [&](const db::Row&) { ++count; });
  return count;
}

std::vector<ActivityRow> activities(Tx& tx, const std::vector<Mark>& marks) {
  std::vector<ActivityRow> found;
  const std::vector<Param> params(marks.begin(), marks.end());
  db::select_in(tx, "SELECT mark, iri, definition, seen FROM statement_activities WHERE mark IN",
                params, "", [&](const db::Row& row) {
                  found.push_back({row.integer(0), std::string(row.text(1)),
                                   std::string(row.text(2)), row.bytes(3)});
                });
  return found;
}

void put_activity(Tx& tx, const ActivityRow& row) {
  tx.run(
      "INSERT INTO statement_activities (mark, iri, definition, seen) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (mark) DO UPDATE SET definition = excluded.definition, seen = excluded.seen",
      row.mark, row.iri, row.definition, row.seen);
}

void insert_attachments(Tx& tx, const std::vector<Attachment>& attachments, ClientId client) {
  std::vector<Param> brought;
  for (const auto& each : attachments) {
    tx.run(
        "INSERT INTO statement_attachments (sha2, content) VALUES ($1, $2)"
        " ON CONFLICT (sha2) DO NOTHING",
        each.sha2, db::Bytes{std::string(each.content)});
    brought.insert(brought.end(), {Param(client), each.sha2});
  }
  db::insert_rows(tx, "INSERT INTO statement_attachment_senders (client, sha2) VALUES", 2, brought,
                  "ON CONFLICT DO NOTHING");
}

std::set<std::int64_t> naming_attachments(Tx& tx, const std::vector<std::int64_t>& seqs) {
  std::set<std::int64_t> naming;
  tx.execute("SELECT DISTINCT seq FROM statement_attachment_uses WHERE seq " + db::in_list(tx, 1),
             {list_of(tx, seqs)}, [&](const db::Row& row) { naming.insert(row.integer(0)); });
  return naming;
}

std::map<std::string, std::int64_t, std::less<>> attachment_octets(
    Tx& tx, const std::set<std::string>& sha2, ClientId client) {
  const std::vector<Param> hashes(sha2.begin(), sha2.end());
  std::map<std::string, std::int64_t, std::less<>> octets;
  db::select_in(tx,
                "SELECT a.sha2, LENGTH(a.content) FROM statement_attachments a"
                " JOIN statement_attachment_senders s ON s.sha2 = a.sha2 AND s.client = " +
                    std::to_string(client.number()) + " WHERE a.sha2 IN",
                hashes, "", [&](const db::Row& row) {
                  octets.emplace(std::string(row.text(0)), row.integer(1));
                });
  return octets;
}

std::optional<db::Bytes> attachment(Tx& tx, std::string_view sha2, ClientId client,
                                    const OctetSpan& part) {
  return tx.value<db::Bytes>(
      "SELECT SUBSTR(a.content, CAST($3 AS INTEGER), CAST($4 AS INTEGER))"
      " FROM statement_attachment_senders s"
      " JOIN statement_attachments a ON a.sha2 = s.sha2 WHERE s.client = $1 AND s.sha2 = $2",
      client, sha2, static_cast<std::int64_t>(part.from) + 1,
      static_cast<std::int64_t>(part.length));
}

void insert_revealing(Tx& tx, std::int64_t seq, PersonId viewer, std::string_view reason) {
  tx.run(
      "INSERT INTO record_revealings (id, seq, viewer_person, reason, revealed_at)"
      " VALUES ($1, $2, $3, $4, $5)",
      tx.mint<struct RevealingTag>(), seq, viewer, reason, tx.now());
}

}  // namespace kring::learning_records::store
