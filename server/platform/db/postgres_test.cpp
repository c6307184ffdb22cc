#include "platform/db/postgres.h"

#include "base/refusal.h"
#include "platform/db/failures.h"
#include "platform/db/postgres_connection.h"
#include "platform/db/postgres_sequencer.h"
#include "tests/support/announcements.h"
#include "tests/support/cutting_proxy.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"

#include <future>
#include <latch>
#include <utility>

#include <gmock/gmock.h>

namespace kring::db {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing_support::Announcements;
using testing_support::CuttingProxy;
using testing_support::outcome_of;

class CountingObserver : public Observer {
 public:
  void write_retried(std::string_view) override { ++retries; }
  void queue_length(Queue, std::size_t) override { ++waits; }
  std::atomic<int> retries = 0;
  std::atomic<int> waits = 0;
};

class OnPostgres : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    db().write(
        [](Tx& tx) { tx.run("CREATE TABLE pebbles (name TEXT PRIMARY KEY, n BIGINT NOT NULL)"); });
  }

  TestDatabase::Options options() const override { return {.keep_connections = false}; }

  PostgresOptions connecting(const std::string& more = "") {
    return {.connection = test_database().place() + more,
            .clock = clock(),
            .ids = test_database().ids(),
            .observer = observer_};
  }

  /// A transaction whose steps the test takes one by one.
  struct ByHand {
    explicit ByHand(const PostgresOptions& options)
        : connection(options), tx(connection, Time{}, [] { return 1; }) {
      connection.run("BEGIN ISOLATION LEVEL SERIALIZABLE");
    }
    void record(std::int64_t subject) {
      journal::Fact fact;
      fact.kind = "pebble.found";
      fact.subject_kind = "pebble";
      fact.subject = ThingId(subject);
      tx.record(fact);
    }
    PostgresConnection connection;
    Tx tx;
  };

  /// Subjects of the lines after `seq`, as a follower with that cursor reads them; moves the
  /// cursor.
  std::vector<std::int64_t> read_on(std::int64_t& cursor) {
    db().await_numbering();
    return db().read([&](Tx& tx) {
      auto subjects = tx.values<std::int64_t>(
          "SELECT subject FROM journal WHERE seq > $1 ORDER BY seq", cursor);
      cursor = tx.value<std::int64_t>("SELECT coalesce(max(seq), 0) FROM journal").value();
      return subjects;
    });
  }

  /// What becomes of an act of another thread.
  template <class Act>
  static std::string beside(Act&& act) {
    return std::async(std::launch::async, [&] { return outcome_of(act); }).get();
  }

  static int lines_seen_by(Database& database) {
    return database.read(
        [](Tx& tx) { return tx.value<int>("SELECT count(*) FROM journal").value(); });
  }

  std::vector<std::string> names() {
    return db().read(
        [](Tx& tx) { return tx.values<std::string>("SELECT name FROM pebbles ORDER BY name"); });
  }

  CountingObserver observer_;
};
INSTANTIATE_TEST_SUITE_P(On, OnPostgres, testing::Values(Dialect::postgres),
                         testing_support::dialect_name);

// With a sequence, the second writer's line would be number 2, and a cursor that had read it would
// never look for number 1 again.
TEST_P(OnPostgres, loses_no_line_to_a_cursor_when_the_first_to_write_is_the_last_to_commit) {
  std::int64_t cursor = 0;
  ByHand first(connecting());
  ByHand second(connecting());
  first.record(1);
  second.record(2);
  second.connection.commit();
  EXPECT_THAT(read_on(cursor), ElementsAre(2));
  first.connection.commit();
  EXPECT_THAT(read_on(cursor), ElementsAre(1));
  EXPECT_EQ(cursor, 2);
}

TEST_P(OnPostgres, numbers_a_cause_before_its_effect) {
  ByHand early(connecting());
  early.record(1);
  ByHand late(connecting());
  late.record(3);
  late.record(4);
  early.connection.commit();
  late.connection.commit();
  ByHand effect(connecting());
  EXPECT_EQ(effect.tx.value<int>("SELECT count(*) FROM journal_lines"), 3);
  effect.record(5);
  effect.connection.commit();
  std::int64_t cursor = 0;
  EXPECT_THAT(read_on(cursor), ElementsAre(1, 3, 4, 5));
}

TEST_P(OnPostgres, tells_other_nodes_that_the_journal_has_grown) {
  const auto other = open_postgres(connecting());
  Announcements announced(*other);
  // Its start is announced too, which could pass for one of the lines, but not for three.
  for (int line = 1; line <= 3; ++line) {
    db().write([](Tx& tx) {
      journal::Fact fact;
      fact.kind = "pebble.found";
      tx.record(fact);
    });
    EXPECT_TRUE(announced.until([&] { return lines_seen_by(*other) == line; }));
  }
}

TEST_P(OnPostgres, numbers_the_lines_of_a_node_that_died_after_its_commit) {
  Announcements announced(db());
  ByHand dying(connecting());
  dying.record(1);
  dying.connection.commit();
  EXPECT_TRUE(announced.until([&] { return lines_seen_by(db()) == 1; }));
}

// A write is thrown back only by a commit of another, so with nine of those at most, ten attempts
// are enough on the busiest machine.
TEST_P(OnPostgres, runs_writes_that_met_again_until_all_are_done) {
  db().write([](Tx& tx) { tx.run("INSERT INTO pebbles VALUES ('counter', 0)"); });
  std::vector<std::future<void>> all;
  for (int i = 0; i < 4; ++i) {
    all.push_back(std::async(std::launch::async, [&] {
      for (int turn = 0; turn < 3; ++turn) {
        db().write([](Tx& tx) {
          const auto n = tx.value<int>("SELECT n FROM pebbles WHERE name = 'counter'").value();
          tx.run("UPDATE pebbles SET n = $1 WHERE name = 'counter'", n + 1);
        });
      }
    }));
  }
  for (auto& each : all) each.get();
  EXPECT_EQ(db().read([](Tx& tx) { return tx.value<int>("SELECT n FROM pebbles"); }), 12);
}

TEST_P(OnPostgres, gives_up_politely_when_a_write_meets_another_every_time) {
  const auto database = open_postgres(connecting());
  int runs = 0;
  try {
    database->write([&](Tx& tx) {
      ++runs;
      tx.run("DO $$ BEGIN RAISE EXCEPTION 'met' USING ERRCODE = '40001'; END $$");
    });
    FAIL() << "it was written";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.status(), Status::overloaded);
    EXPECT_TRUE(refusal.retry_after());
  }
  EXPECT_EQ(runs, 10);
  EXPECT_EQ(observer_.retries, 10);
}

TEST_P(OnPostgres, runs_a_write_again_after_a_mistake_of_the_database_itself) {
  int runs = 0;
  open_postgres(connecting())->write([&](Tx& tx) {
    if (++runs == 1) tx.run("DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = 'XX000'; END $$");
    tx.run("INSERT INTO pebbles VALUES ('found', 1)");
  });
  EXPECT_THAT(names(), ElementsAre("found"));
  EXPECT_EQ(observer_.retries, 1);
}

TEST_P(OnPostgres, says_so_when_the_database_makes_the_same_mistake_every_time) {
  const auto database = open_postgres(connecting());
  EXPECT_THROW(database->write([](Tx& tx) {
    tx.run("DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = 'XX000'; END $$");
  }),
               DatabaseMistaken);
  EXPECT_EQ(observer_.retries, 9);
}

TEST_P(OnPostgres, lets_the_second_of_two_that_wanted_one_name_say_so_in_its_own_words) {
  const auto database = open_postgres(connecting());
  std::latch both_looked(2);
  const auto take = [&] {
    bool first_run = true;
    database->write([&](Tx& tx) {
      const bool taken = tx.value<int>("SELECT 1 FROM pebbles WHERE name = 'wanted'").has_value();
      if (std::exchange(first_run, false)) both_looked.arrive_and_wait();
      if (taken) throw Refusal(Status::conflict, "name.taken");
      tx.run("INSERT INTO pebbles VALUES ('wanted', 1)");
    });
  };
  auto one = std::async(std::launch::async, take);
  auto two = std::async(std::launch::async, take);
  int taken = 0;
  for (auto* each : {&one, &two}) {
    try {
      each->get();
    } catch (const Refusal& refusal) {
      EXPECT_EQ(refusal.code(), "name.taken");
      ++taken;
    }
  }
  EXPECT_EQ(taken, 1);
}

TEST_P(OnPostgres, refuses_to_start_where_commits_are_answered_too_early) {
  EXPECT_THROW(open_postgres(connecting(" options='-c synchronous_commit=off'")), CannotOpen);
  EXPECT_THROW(open_postgres(connecting(" port=1")), CannotOpen);
}

TEST_P(OnPostgres, goes_on_after_the_server_has_dropped_its_connections) {
  db().write([](Tx& tx) { tx.run("INSERT INTO pebbles VALUES ('a', 1)"); });
  PostgresConnection operator_(connecting());
  operator_.run(
      "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
      " WHERE datname = current_database() AND application_name = 'kring'"
      " AND pid <> pg_backend_pid()");
  EXPECT_THAT(names(), ElementsAre("a"));
  db().write([](Tx& tx) { tx.run("INSERT INTO pebbles VALUES ('b', 1)"); });
  EXPECT_THAT(names(), ElementsAre("a", "b"));
}

TEST_P(OnPostgres, tells_what_is_settled_after_the_server_has_dropped_its_connections) {
  constexpr OrderedLog log{"pebbles"};
  EXPECT_EQ(db().settled(log), clock().now());
  PostgresConnection operator_(connecting());
  operator_.run(
      "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
      " WHERE datname = current_database() AND application_name = 'kring'"
      " AND pid <> pg_backend_pid()");
  EXPECT_EQ(db().settled(log), clock().now());
}

TEST_P(OnPostgres, tells_what_is_settled_while_every_writer_is_at_work) {
  auto few = connecting();
  few.writers = 1;
  few.waiting_writes = 0;
  const auto database = open_postgres(few);
  database->write([&](Tx&) {
    std::async(std::launch::async, [&] {
      EXPECT_EQ(database->settled({"pebbles"}), clock().now());
    }).get();
  });
}

TEST_P(OnPostgres, refuses_a_write_where_no_more_may_wait_while_all_else_goes_on) {
  auto few = connecting();
  few.writers = 1;
  few.waiting_writes = 0;
  const auto database = open_postgres(few);
  database->write([&](Tx&) {
    EXPECT_EQ(beside([&] { database->write([](Tx&) {}); }), "overloaded");
    EXPECT_EQ(beside([&] { database->write([](Tx&) {}, Priority::background); }), "done");
    EXPECT_EQ(beside([&] { database->read([](Tx&) {}); }), "done");
  });
  EXPECT_EQ(observer_.waits, 0) << "it was refused at once";
}

TEST_P(OnPostgres, refuses_a_read_where_no_more_may_wait_while_writes_go_on) {
  auto few = connecting();
  few.readers = 1;
  few.waiting_reads = 0;
  const auto database = open_postgres(few);
  database->read([&](Tx&) {
    EXPECT_EQ(beside([&] { database->read([](Tx&) {}); }), "overloaded");
    EXPECT_EQ(beside([&] { database->write([](Tx&) {}); }), "done");
  });
  EXPECT_EQ(observer_.waits, 0) << "it was refused at once";
}

TEST_P(OnPostgres, ends_a_statement_that_takes_too_long) {
  auto short_ones = connecting();
  short_ones.transaction_limit = 2s;
  const auto database = open_postgres(short_ones);
  try {
    database->read([](Tx& tx) { tx.run("SELECT pg_sleep(60)"); });
    FAIL() << "it slept";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code(), "database.too_slow");
  }
}

TEST_P(OnPostgres, refuses_to_commit_what_went_on_after_a_failure) {
  EXPECT_THROW(db().write([](Tx& tx) {
    tx.run("INSERT INTO pebbles VALUES ('a', 1)");
    try {
      tx.run("INSERT INTO pebbles VALUES ('a', 1)");
    } catch (const ConstraintViolated&) {
    }
  }),
               StatementFailed);
  EXPECT_THAT(names(), testing::IsEmpty());
}

TEST_P(OnPostgres, keeps_at_most_256_statements_on_a_connection) {
  PostgresConnection connection(connecting());
  for (int i = 0; i < 300; ++i) {
    connection.execute("SELECT " + std::to_string(i), {}, [](const Row&) {});
  }
  EXPECT_EQ(connection.cached_statements(), 256U);
  EXPECT_EQ(connection.run("SELECT count(*) FROM pg_prepared_statements"), "256");
}

/// A COMMIT whose answer never comes.
class ALostCommit : public OnPostgres {
 protected:
  void SetUp() override {
    OnPostgres::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    proxy_ = std::make_unique<CuttingProxy>(server_port());
    open_through_proxy(connecting());
  }
  void TearDown() override {
    database_.reset();
    proxy_.reset();
    OnPostgres::TearDown();
  }

  void open_through_proxy(PostgresOptions through) {
    through.connection += " gssencmode=disable port=" + std::to_string(proxy_->port());
    database_ = open_postgres(through);
    database_->write([](Tx& tx) {
      tx.run("INSERT INTO pebbles VALUES ('warm', 1) ON CONFLICT (name) DO NOTHING");
    });
  }

  std::uint16_t server_port() {
    PostgresConnection connection(connecting());
    return static_cast<std::uint16_t>(std::stoi(PQport(connection.handle())));
  }

  /// How often the closure ran.
  int write_cut(CuttingProxy::Cut cut, bool let_nobody_in = false) {
    int runs = 0;
    proxy_->cut_next_commit(cut, let_nobody_in);
    database_->write([&](Tx& tx) {
      ++runs;
      tx.run("INSERT INTO pebbles VALUES ($1, 1)", "run " + std::to_string(runs));
    });
    return runs;
  }

  std::unique_ptr<CuttingProxy> proxy_;
  std::unique_ptr<Database> database_;
};
INSTANTIATE_TEST_SUITE_P(On, ALostCommit, testing::Values(Dialect::postgres),
                         testing_support::dialect_name);

TEST_P(ALostCommit, is_not_run_again_when_it_was_committed) {
  EXPECT_EQ(write_cut(CuttingProxy::Cut::before_its_answer_does), 1);
  EXPECT_THAT(names(), ElementsAre("run 1", "warm"));
}

TEST_P(ALostCommit, is_run_again_when_it_never_arrived) {
  EXPECT_EQ(write_cut(CuttingProxy::Cut::before_commit_arrives), 2);
  EXPECT_THAT(names(), ElementsAre("run 2", "warm"));
}

TEST_P(ALostCommit, is_said_to_be_unknown_when_the_server_cannot_be_asked) {
  auto soon_given_up = connecting();
  soon_given_up.settling_limit = 200ms;
  open_through_proxy(soon_given_up);
  try {
    write_cut(CuttingProxy::Cut::before_its_answer_does, true);
    FAIL() << "it was answered";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code(), "database.outcome_unknown");
  }
}

}  // namespace
}  // namespace kring::db
