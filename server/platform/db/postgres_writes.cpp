#include "platform/db/postgres_writes.h"

#include "base/refusal.h"
#include "platform/db/failures.h"
#include "platform/db/turn.h"

#include <algorithm>
#include <random>
#include <thread>

namespace kring::db {
namespace {

using SteadyClock = std::chrono::steady_clock;

// Two that met once would meet again, if both came back at the same moment.
void wait_a_little(int attempt) {
  thread_local std::mt19937 random{std::random_device{}()};
  const int most = std::min(1 << attempt, 100);
  std::this_thread::sleep_for(
      std::chrono::milliseconds(std::uniform_int_distribution(0, most)(random)));
}

[[noreturn]] void refuse_unknown() {
  throw Refusal(Status::overloaded, "database.outcome_unknown", std::chrono::seconds(5));
}

}  // namespace

PostgresWrites::PostgresWrites(const PostgresOptions& options)
    : options_(options),
      people_({options.writers, options.waiting_writes, &options.observer, Observer::Queue::writes},
              [&options] { return std::make_unique<PostgresConnection>(options); }),
      background_({options.background_writers, options.waiting_background_writes, &options.observer,
                   Observer::Queue::background},
                  [&options] { return std::make_unique<PostgresConnection>(options); }) {}

PostgresWrites::Done PostgresWrites::write(const Work& work, Priority priority) {
  Done done;
  transact("", priority,
           [&](PostgresConnection& connection) { done = run_closure(connection, work, priority); });
  return done;
}

void PostgresWrites::transact(const std::string& opening, Priority priority,
                              const std::function<void(PostgresConnection&)>& run) {
  for (int attempt = 1;; ++attempt) {
    std::string why;
    try {
      auto connection = (priority == Priority::people ? people_ : background_).borrow();
      try {
        run_once(*connection, opening, run);
        if (!connection->alive()) connection.discard();  // lost after the commit
        return;
      } catch (...) {
        if (!connection->recover()) connection.discard();
        throw;
      }
    } catch (const ConstraintViolated&) {
      // Two that each looked and found nothing may both insert: seen again, the row is there, and
      // the closure can say so in its own words.
      if (attempt > 2) throw;
      why = "23505";
    } catch (const DatabaseMistaken&) {
      if (attempt == most_attempts) throw;
      why = "XX000";
    } catch (const ConnectionLost&) {
      why = "08006";
    } catch (const TransactionBroken& met) {
      why = met.what();
    }
    options_.observer.write_retried(why);
    if (attempt == most_attempts) {
      throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(1));
    }
    wait_a_little(attempt);
  }
}

void PostgresWrites::run_once(PostgresConnection& connection, const std::string& opening,
                              const std::function<void(PostgresConnection&)>& run) {
  const auto started = SteadyClock::now();
  connection.must_end_by(started + options_.transaction_limit);
  // The transaction's own number is asked for at once: after a lost COMMIT it would be too late.
  const Begun begun{connection.run("BEGIN ISOLATION LEVEL SERIALIZABLE;" + opening +
                                   "SELECT pg_current_xact_id()"),
                    connection.server_started(), connection.server_process()};
  run(connection);
  connection.must_end_by(SteadyClock::time_point::max());
  const auto flushing = SteadyClock::now();
  commit_or_settle(connection, begun);
  const auto now = SteadyClock::now();
  options_.observer.group_committed(1, now - started, now - flushing);
}

PostgresWrites::Done PostgresWrites::run_closure(PostgresConnection& connection, const Work& work,
                                                 Priority priority) {
  Done done;
  for (int run = options_.rehearse_writes ? 1 : 2; run <= 2; ++run) {
    const bool background = priority == Priority::background;
    const Turn turn(background ? SteadyClock::now() + options_.background_turn
                               : Turn::TimePoint::max());
    Tx tx(connection, options_.clock.now(), [this] { return options_.ids.mint(); });
    if (run == 1) connection.run("SAVEPOINT rehearsal");
    work(tx);
    if (run == 1) connection.run("ROLLBACK TO rehearsal");
    done = {tx.take_after_commit(), tx.facts_recorded() > 0};
  }
  return done;
}

void PostgresWrites::commit_or_settle(PostgresConnection& connection, const Begun& begun) {
  try {
    connection.commit();
  } catch (const ConnectionLost& lost) {
    options_.observer.trouble(lost.what());
    if (settle(begun) == Outcome::rolled_back) throw;  // nothing happened: it may be run again
  }
}

// Asks from a connection of its own until there is an answer.
PostgresWrites::Outcome PostgresWrites::settle(const Begun& begun) {
  const auto end = SteadyClock::now() + options_.settling_limit;
  for (int attempt = 1; SteadyClock::now() < end; ++attempt) {
    try {
      PostgresConnection connection(options_);
      return ask(connection, begun);
    } catch (const ConnectionLost&) {
      wait_a_little(attempt);
    } catch (const MustRetry&) {
      wait_a_little(attempt);
    }
  }
  refuse_unknown();
}

PostgresWrites::Outcome PostgresWrites::ask(PostgresConnection& connection, const Begun& begun) {
  // The server may still be working for the client that it does not know to be gone. Its process
  // ends first, so that a transaction which is not committed now never will be.
  const auto process = std::to_string(begun.server_process);
  const bool same_server = connection.server_started() == begun.server_started;
  // Only CASE says what is looked at first: SQL may take the terms of an AND in any order.
  if (same_server &&
      connection.run("SELECT count(*) FROM pg_stat_activity WHERE CASE WHEN pid = " + process +
                     " AND backend_xid = '" + begun.xid +
                     "'::xid8::xid THEN pg_terminate_backend(pid) ELSE false END") != "0") {
    throw MustRetry("the process is ending");
  }
  std::string status;
  try {
    status = connection.run("SELECT pg_xact_status('" + begun.xid + "'::xid8)");
  } catch (const DatabaseMistaken& mistaken) {
    throw MustRetry(mistaken.what());  // that says nothing of the transaction
  } catch (const StatementFailed&) {
    status = "in the future";  // after a crash: a number that was handed out but never logged
  }
  if (status == "in progress" && same_server) throw MustRetry("still in progress");
  if (status != "committed") return Outcome::rolled_back;
  // A crash gives numbers that were never logged a second life, so this may be somebody else's.
  if (!same_server) refuse_unknown();
  return Outcome::committed;
}

}  // namespace kring::db
