#include "platform/jobs/jobs.h"

#include "platform/db/forgetting.h"

namespace kring::jobs {
namespace {

constexpr auto finished_jobs_stay = std::chrono::hours(24 * 30);

constexpr auto overdue_after = std::chrono::minutes(1);

/// PostgreSQL lets several workers pass by each other's rows; SQLite has one writer.
constexpr std::string_view take_on_postgres =
    "UPDATE jobs SET locked_until = $2, attempts = attempts + 1 WHERE id ="
    " (SELECT id FROM jobs WHERE state = 'waiting' AND run_at <= $1"
    " AND (locked_until IS NULL OR locked_until <= $1)"
    " ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)"
    " RETURNING id, kind, payload, attempts";

constexpr std::string_view take_on_sqlite =
    "UPDATE jobs SET locked_until = $2, attempts = attempts + 1 WHERE id ="
    " (SELECT id FROM jobs WHERE state = 'waiting' AND run_at <= $1"
    " AND (locked_until IS NULL OR locked_until <= $1)"
    " ORDER BY run_at, id LIMIT 1)"
    " RETURNING id, kind, payload, attempts";

}  // namespace

bool enqueue(Tx& tx, const NewJob& job) {
  return tx.run(
             "INSERT INTO jobs (id, kind, payload, run_at, attempts, state, dedupe_key)"
             " VALUES ($1, $2, $3, $4, 0, 'waiting', $5) ON CONFLICT (dedupe_key) DO NOTHING",
             tx.mint<JobTag>(), job.kind, job.payload, job.run_at.value_or(tx.now()),
             job.once) == 1;
}

std::optional<Job> take(Tx& tx, Time until) {
  const auto sql = tx.dialect() == db::Dialect::postgres ? take_on_postgres : take_on_sqlite;
  return tx.row<Job>(sql, tx.now(), until);
}

bool enqueue_rest(Tx& tx, const Job& job) {
  const auto other = tx.value<JobId>(
      "SELECT id FROM jobs WHERE state = 'waiting' AND kind = $1 AND id <> $2"
      " AND (locked_until IS NULL OR locked_until <= $3) LIMIT 1",
      job.kind, job.id, tx.now());
  return !other && enqueue(tx, {.kind = job.kind, .payload = job.payload});
}

void finish(Tx& tx, const Job& job) {
  tx.run(
      "UPDATE jobs SET state = 'done', finished_at = $3, locked_until = NULL, last_error = NULL"
      " WHERE id = $1 AND attempts = $2",
      job.id, job.attempts, tx.now());
}

void put_back(Tx& tx, const Job& job, std::string_view error, std::optional<Time> again) {
  if (again) {
    tx.run(
        "UPDATE jobs SET run_at = $3, locked_until = NULL, last_error = $4"
        " WHERE id = $1 AND attempts = $2",
        job.id, job.attempts, *again, error);
  } else {
    tx.run(
        "UPDATE jobs SET state = 'failed', finished_at = $3, locked_until = NULL, last_error = $4"
        " WHERE id = $1 AND attempts = $2",
        job.id, job.attempts, tx.now(), error);
  }
}

std::vector<TroubledJob> troubled_before(Tx& tx, JobId id, std::size_t limit) {
  return tx.rows<TroubledJob>(
      "SELECT id, kind, state, attempts, run_at, finished_at, last_error FROM jobs WHERE id < $1"
      " AND (state = 'failed' OR (state = 'waiting' AND (last_error IS NOT NULL"
      " OR (run_at <= $2 AND (locked_until IS NULL OR locked_until <= $3)))))"
      " ORDER BY id DESC LIMIT $4",
      id, tx.now() - overdue_after, tx.now(), limit);
}

bool try_again(Tx& tx, JobId id) {
  tx.run(
      "UPDATE jobs SET attempts = CASE WHEN state = 'failed' THEN 0 ELSE attempts END,"
      " state = 'waiting', run_at = $2, finished_at = NULL, locked_until = NULL"
      " WHERE id = $1 AND state <> 'done'"
      " AND (locked_until IS NULL OR locked_until <= $2)",
      id, tx.now());
  return tx.value<JobId>("SELECT id FROM jobs WHERE id = $1", id).has_value();
}

std::int64_t forget_finished(Tx& tx) {
  return db::delete_some(tx, "jobs", "id", "finished_at < $1", tx.now() - finished_jobs_stay);
}

std::optional<Time> oldest_due(Tx& tx) {
  return tx.value<Time>(
      "SELECT run_at FROM jobs WHERE state = 'waiting' AND run_at <= $1"
      " AND (locked_until IS NULL OR locked_until <= $1) ORDER BY run_at LIMIT 1",
      tx.now());
}

std::int64_t failed_jobs(Tx& tx) {
  return tx.value<std::int64_t>("SELECT count(*) FROM jobs WHERE state = 'failed'").value_or(0);
}

}  // namespace kring::jobs
