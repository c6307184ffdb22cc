#include "platform/jobs/runner.h"

#include "tests/support/databases.h"
#include "tests/support/killed_child.h"

#include <future>
#include <random>

#include <gmock/gmock.h>

namespace kring::jobs {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::ElementsAre;

/// Jobs being done, on both databases.
class Running : public OnBothDatabases {
 protected:
  bool add(const NewJob& job) {
    return db().write([&](Tx& tx) { return enqueue(tx, job); });
  }
  std::int64_t jobs_of_kind(std::string_view kind) {
    return db().read([&](Tx& tx) {
      return tx.value<std::int64_t>("SELECT count(*) FROM jobs WHERE kind = $1", kind).value_or(0);
    });
  }
};
KRING_ON_BOTH_DATABASES(Running);

TEST_P(Running, gives_each_job_to_who_does_its_kind) {
  Runner runner(db(), clock());
  std::vector<std::string> done;
  runner.handles("mail", [&](const Job& job) { done.push_back("mail " + job.payload); });
  runner.handles("push", [&](const Job& job) { done.push_back("push " + job.payload); });
  add({.kind = "mail", .payload = "1", .run_at = clock().now() - seconds(2)});
  add({.kind = "push", .payload = "2", .run_at = clock().now() - seconds(1)});
  EXPECT_TRUE(runner.run_one());
  EXPECT_TRUE(runner.run_one());
  EXPECT_FALSE(runner.run_one());
  EXPECT_THAT(done, ElementsAre("mail 1", "push 2"));
}

TEST_P(Running, works_outside_any_transaction) {
  Runner runner(db(), clock());
  std::int64_t seen = 0;
  runner.handles("mail", [&](const Job&) { seen = jobs_of_kind("mail"); });
  add({.kind = "mail"});
  runner.run_one();
  EXPECT_EQ(seen, 1);
  EXPECT_EQ(db().read(failed_jobs), 0);
}

TEST_P(Running, waits_longer_after_each_failure_and_gives_up_after_eight) {
  Runner runner(db(), clock());
  int tries = 0;
  runner.handles("mail", [&](const Job& job) {
    EXPECT_EQ(job.attempts, ++tries);
    throw std::runtime_error("nobody home");
  });
  add({.kind = "mail"});
  EXPECT_TRUE(runner.run_one());
  for (const int pause : {2, 4, 8, 16, 32, 64, 128}) {
    clock().advance(seconds(pause) - Milliseconds(1));
    EXPECT_FALSE(runner.run_one()) << "too soon for a pause of " << pause;
    clock().advance(Milliseconds(1));
    EXPECT_TRUE(runner.run_one()) << "after a pause of " << pause;
  }
  EXPECT_EQ(tries, most_attempts);
  EXPECT_EQ(db().read(failed_jobs), 1);
  clock().advance(hours(24));
  EXPECT_FALSE(runner.run_one());
}

TEST_P(Running, is_done_with_what_succeeds_in_the_end) {
  Runner runner(db(), clock());
  int tries = 0;
  runner.handles("mail", [&](const Job&) {
    if (++tries < 3) throw std::runtime_error("nobody home");
  });
  add({.kind = "mail"});
  for (int i = 0; i < 5; ++i) {
    runner.run_one();
    clock().advance(minutes(1));
  }
  EXPECT_EQ(tries, 3);
  EXPECT_EQ(db().read(failed_jobs), 0);
}

TEST_P(Running, fails_what_nobody_knows_how_to_do) {
  Runner runner(db(), clock());
  add({.kind = "unheard of"});
  for (int i = 0; i < most_attempts; ++i) {
    EXPECT_TRUE(runner.run_one());
    clock().advance(hours(1));
  }
  EXPECT_EQ(db().read(failed_jobs), 1);
}

TEST_P(Running, gives_up_a_job_that_ended_its_process_every_time) {
  add({.kind = "deadly"});
  for (int i = 0; i < most_attempts; ++i) {
    EXPECT_TRUE(db().write([](Tx& tx) { return take(tx, tx.now() + lease).has_value(); }));
    clock().advance(lease);
  }
  Runner runner(db(), clock());
  int runs = 0;
  runner.handles("deadly", [&](const Job&) { ++runs; });
  runner.run_one();
  EXPECT_EQ(runs, 0);
  EXPECT_EQ(db().read(failed_jobs), 1);
}

TEST_P(Running, does_housekeeping_once_in_an_interval_on_one_of_the_nodes) {
  // A node asks for the interval's job before it takes any, so when its `marker` has run, it has.
  std::atomic<int> runs = 0;
  const auto let_a_node_run = [&] {
    std::promise<void> marked;
    Runner runner(db(), clock());
    runner.every("tidy", minutes(60), [&](const Job&) { ++runs; });
    runner.handles("marker", [&](const Job&) { marked.set_value(); });
    add({.kind = "marker", .run_at = clock().now() + Milliseconds(1)});
    clock().advance(Milliseconds(1));
    runner.start();
    ASSERT_EQ(marked.get_future().wait_for(seconds(30)), std::future_status::ready);
    runner.stop();
    while (runner.run_one()) {
    }
  };
  for (int node = 0; node < 3; ++node) let_a_node_run();
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(jobs_of_kind("tidy"), 1);
  clock().advance(minutes(60));
  for (int node = 0; node < 3; ++node) let_a_node_run();
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(jobs_of_kind("tidy"), 2);
}

TEST_P(Running, keeps_its_own_house_in_each_interval_on_every_node) {
  std::vector<std::unique_ptr<Runner>> nodes;
  int runs = 0;
  for (int node = 0; node < 2; ++node) {
    nodes.push_back(std::make_unique<Runner>(db(), clock()));
    nodes.back()->every_here("count", minutes(1), [&] {
      ++runs;
      throw std::runtime_error("the disk is full");
    });
  }
  const auto keep_house = [&] {
    for (auto& node : nodes) node->keep_house_here();
  };
  keep_house();
  EXPECT_EQ(runs, 0);
  clock().advance(minutes(1));
  keep_house();
  keep_house();
  EXPECT_EQ(runs, 2);
  clock().advance(minutes(1));
  keep_house();
  EXPECT_EQ(runs, 4) << "what failed is tried again";
}

TEST_P(Running, keeps_its_own_house_at_once_when_a_clock_that_was_ahead_is_right_again) {
  Runner runner(db(), clock());
  int runs = 0;
  clock().advance(std::chrono::hours(24));
  runner.every_here("count", minutes(1), [&] { ++runs; });
  clock().advance(-std::chrono::hours(24));
  runner.keep_house_here();
  EXPECT_EQ(runs, 1);
  runner.keep_house_here();
  EXPECT_EQ(runs, 1);
}

TEST_P(Running, does_housekeeping_when_a_clock_that_was_ahead_is_right_again) {
  std::promise<void> first, second;
  std::atomic<int> runs = 0;
  clock().advance(std::chrono::hours(24));
  Runner runner(db(), clock());
  runner.every("tidy", minutes(60),
               [&](const Job&) { (++runs == 1 ? first : second).set_value(); });
  runner.start();
  ASSERT_EQ(first.get_future().wait_for(seconds(30)), std::future_status::ready);
  clock().advance(-std::chrono::hours(24));
  EXPECT_EQ(second.get_future().wait_for(seconds(30)), std::future_status::ready);
  runner.stop();
}

TEST_P(Running, keeps_its_own_house_while_it_runs) {
  std::promise<void> kept;
  Runner runner(db(), clock());
  runner.every_here("count", minutes(1), [&] { kept.set_value(); });
  clock().advance(minutes(1));
  runner.start();
  EXPECT_EQ(kept.get_future().wait_for(seconds(30)), std::future_status::ready);
  runner.stop();
}

/// A process that does jobs and is killed at some statement, again and again.
class AKilledRunner : public OnBothDatabases {
 protected:
  TestDatabase::Options options() const override { return {.rehearse_writes = false}; }
};
KRING_ON_BOTH_DATABASES(AKilledRunner);

TEST_P(AKilledRunner, leaves_no_job_undone) {
  db().write([](Tx& tx) { tx.run("CREATE TABLE effects (job TEXT NOT NULL)"); });
  const auto do_all = [&](Database& database) {
    Runner runner(database, clock());
    runner.handles("mark", [&](const Job& job) {
      database.write([&](Tx& tx) { tx.run("INSERT INTO effects (job) VALUES ($1)", job.payload); });
    });
    while (runner.run_one()) {
    }
  };
  std::int64_t added = 0;
  for (int seed = 1; seed <= testing_support::kill_seeds() && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    for (int i = 0; i < 3; ++i) {
      db().write(
          [&](Tx& tx) { enqueue(tx, {.kind = "mark", .payload = std::to_string(added + i)}); });
    }
    added += 3;
    std::mt19937 random(static_cast<unsigned>(seed));
    testing_support::killed_at_statement(test_database(),
                                         std::uniform_int_distribution(1, 40)(random), do_all);
    clock().advance(lease);  // the lease of what it had taken ends
    do_all(db());
    EXPECT_EQ(db().read([](Tx& tx) {
      return tx.value<std::int64_t>("SELECT count(DISTINCT job) FROM effects");
    }),
              added);
    EXPECT_EQ(db().read([](Tx& tx) {
      return tx.value<std::int64_t>("SELECT count(*) FROM jobs WHERE state <> 'done'");
    }),
              0);
  }
}

}  // namespace
}  // namespace kring::jobs
