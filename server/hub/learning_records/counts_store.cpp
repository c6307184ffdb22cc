#include "hub/learning_records/counts_store.h"

#include "hub/learning_records/statement_lengths_store.h"
#include "hub/learning_records/statements_store.h"
#include "platform/db/bulk.h"
#include "platform/db/forgetting.h"

namespace kring::learning_records::store {
namespace {

std::int64_t number_of(CountKind kind) {
  return static_cast<std::int64_t>(kind);
}

}  // namespace

std::vector<CountRow> change_counts(Tx& tx, const std::vector<CountRow>& changes) {
  std::vector<db::Param> params;
  params.reserve(changes.size() * 6);
  for (const auto& row : changes) {
    params.insert(params.end(), {number_of(row.kind), row.what, db::Param(row.client), row.iri,
                                 row.number, row.digits});
  }
  std::vector<CountRow> now;
  now.reserve(changes.size());
  db::insert_rows(tx,
                  "INSERT INTO statement_counts (kind, what, client, iri, number, digits) VALUES",
                  6, params,
                  "ON CONFLICT (kind, what, client)"
                  " DO UPDATE SET number = statement_counts.number + excluded.number"
                  " RETURNING kind, what, client, number, digits",
                  [&](const db::Row& row) {
                    now.push_back({static_cast<CountKind>(row.integer(0)),
                                   row.integer(1),
                                   ClientId(row.integer(2)),
                                   {},
                                   row.integer(3),
                                   row.integer(4)});
                  });
  return now;
}

void set_digits(Tx& tx, const CountRow& row) {
  tx.run("UPDATE statement_counts SET digits = $4 WHERE kind = $1 AND what = $2 AND client = $3",
         number_of(row.kind), row.what, row.client, row.digits);
}

void remove_count(Tx& tx, const CountRow& row) {
  tx.run("DELETE FROM statement_counts WHERE kind = $1 AND what = $2 AND client = $3",
         number_of(row.kind), row.what, row.client);
}

void remove_all_counts(Tx& tx) {
  tx.run("DELETE FROM statement_counts");
}

std::int64_t remove_hours_before(Tx& tx, Time hour) {
  return db::delete_some(tx, "statement_counts", "kind, what, client", "kind = $1 AND what < $2",
                         number_of(CountKind::hour), hour);
}

namespace {

/// PostgreSQL would begin several processes, which takes longer than all the rest.
void plan_for_one_process(Tx& tx) {
  if (tx.dialect() != db::Dialect::postgres) return;
  tx.run("SELECT set_config('max_parallel_workers_per_gather', '0', true)");
}

}  // namespace

std::vector<Counted> most_counted(Tx& tx, CountKind kind, std::size_t most) {
  plan_for_one_process(tx);
  return tx.rows<Counted>(
      "SELECT what, iri, number FROM statement_counts WHERE kind = $1"
      " ORDER BY digits DESC, number DESC, what LIMIT $2",
      number_of(kind), most);
}

std::int64_t count_of(Tx& tx, CountKind kind, std::int64_t what) {
  return tx
      .value<std::int64_t>(
          "SELECT number FROM statement_counts WHERE kind = $1 AND what = $2 AND client = 0",
          number_of(kind), what)
      .value_or(0);
}

std::vector<Counted> weeks(Tx& tx, std::size_t most) {
  return tx.rows<Counted>(
      "SELECT what, '' AS iri, CAST(SUM(number) AS BIGINT) AS number FROM statement_counts"
      " WHERE kind = $1 GROUP BY what ORDER BY what DESC LIMIT $2",
      number_of(CountKind::week), most);
}

std::vector<Counted> by_client(Tx& tx) {
  return tx.rows<Counted>(
      "SELECT client AS what, '' AS iri, CAST(SUM(number) AS BIGINT) AS number"
      " FROM statement_counts WHERE kind = $1 GROUP BY client ORDER BY 3 DESC, client",
      number_of(CountKind::week));
}

std::vector<HourRow> hours_since(Tx& tx, Time hour) {
  return tx.rows<HourRow>(
      "SELECT client, what AS \"from\", number FROM statement_counts"
      " WHERE kind = $1 AND what >= $2 ORDER BY what, client",
      number_of(CountKind::hour), hour);
}

std::vector<Mark> actors_with_bits(Tx& tx, std::int64_t bits) {
  return tx.values<Mark>(
      "SELECT what FROM statement_counts WHERE kind = 3 AND (what & 33554431) = $1 ORDER BY what",
      bits);
}

CountingPlace counting_place(Tx& tx) {
  return tx
      .row<CountingPlace>(
          "SELECT reached, unmarked, rewritten FROM statement_counting WHERE id = 1")
      .value_or(CountingPlace());
}

void set_counted_up_to(Tx& tx, std::int64_t reached) {
  tx.run(
      "INSERT INTO statement_counting (id, reached, unmarked) VALUES (1, $1, 0)"
      " ON CONFLICT (id) DO UPDATE SET reached = excluded.reached",
      reached);
}

bool each_after(Tx& tx, std::int64_t seq, std::int64_t last, std::size_t most,
                const std::function<void(const LoggedStatement&)>& on_statement) {
  const auto end =
      portion_end(most, seq, [&](std::int64_t after, std::size_t limit, PortionEnd& part) {
        tx.execute("SELECT seq, " + octets_of_statement(tx) +
                       " FROM statements WHERE seq > $1 AND seq <= $2 ORDER BY seq LIMIT $3",
                   {after, last, limit},
                   [&](const db::Row& row) { part.offer(row.integer(0), row.integer(1)); });
      });
  if (end.rows() == 0) return false;
  tx.execute(
      "SELECT seq, stored_at, client, text FROM statements WHERE seq > $1 AND seq <= $2"
      " ORDER BY seq",
      {seq, end.last()}, [&](const db::Row& row) {
        on_statement({row.integer(0), Time(Milliseconds(row.integer(1))), ClientId(row.integer(2)),
                      row.text(3)});
      });
  return end.is_full() || end.rows() == most;
}

std::vector<std::int64_t> voided_between(Tx& tx, std::int64_t after, std::int64_t last) {
  return tx.values<std::int64_t>(
      "SELECT seq FROM statements WHERE seq > $1 AND seq <= $2 AND voided = 1", after, last);
}

}  // namespace kring::learning_records::store
