// Writes that follow each other, on both databases.

#include "base/refusal.h"
#include "platform/db/bulk.h"
#include "tests/support/databases.h"

#include <atomic>
#include <future>
#include <set>
#include <thread>

#include <gmock/gmock.h>

namespace kring::db {
namespace {

using ::testing::ElementsAre;

constexpr OrderedLog log{"entry_turns"};

/// A log made for the test: each entry knows the greatest one it saw.
class OrderedWrites : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    db().write([](Tx& tx) {
      tx.run("CREATE TABLE entries (number BIGINT PRIMARY KEY, saw BIGINT NOT NULL)");
      tx.run("CREATE TABLE entry_turns (turn BIGINT PRIMARY KEY)");
    });
  }

  void TearDown() override {
    if (!IsSkipped()) {
      db().write([](Tx& tx) {
        tx.run("DROP TABLE entries");
        tx.run("DROP TABLE entry_turns");
      });
    }
    OnBothDatabases::TearDown();
  }

  static std::int64_t append(Tx& tx) {
    const auto last =
        tx.value<std::int64_t>("SELECT coalesce(max(number), 0) FROM entries").value();
    tx.run("INSERT INTO entries (number, saw) VALUES ($1, $2)", last + 1, last);
    return last + 1;
  }

  std::vector<std::int64_t> numbers() {
    return db().read([](Tx& tx) {
      return tx.values<std::int64_t>("SELECT number FROM entries ORDER BY number");
    });
  }
};

TEST_P(OrderedWrites, never_meet_however_many_come_at_once) {
  constexpr int writers = 8, each = 25;
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int i = 0; i < writers; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < each; ++k) {
        try {
          db().write_in_order(log, append);
        } catch (const std::exception&) {
          ++failed;
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
  const auto all = numbers();
  ASSERT_EQ(all.size(), static_cast<std::size_t>(writers * each));
  EXPECT_EQ(all.back(), writers * each) << "without gaps, each after the one it saw";
}

TEST_P(OrderedWrites, that_refuse_take_nobody_along) {
  EXPECT_EQ(db().write_in_order(log, append), 1);
  EXPECT_THROW(db().write_in_order(log,
                                   [](Tx& tx) {
                                     append(tx);
                                     throw Refusal(Status::conflict, "statement.conflict");
                                   }),
               Refusal);
  EXPECT_EQ(db().write_in_order(log, append), 2);
  EXPECT_THAT(numbers(), ElementsAre(1, 2));
}

TEST_P(OrderedWrites, are_run_again_after_a_mistake_of_the_database_itself) {
  if (!on_postgres()) GTEST_SKIP() << "SQLite has no such class of errors";
  int runs = 0;
  const auto number = db().write_in_order(log, [&](Tx& tx) {
    if (++runs == 1) tx.run("DO $$ BEGIN RAISE EXCEPTION 'lost' USING ERRCODE = 'XX000'; END $$");
    return append(tx);
  });
  EXPECT_EQ(number, 1);
}

TEST_P(OrderedWrites, run_their_effects_once_they_are_durable) {
  int effects = 0;
  db().write_in_order(log, [&](Tx& tx) {
    append(tx);
    tx.after_commit([&effects] { ++effects; });
  });
  EXPECT_EQ(effects, 1);
}

TEST_P(OrderedWrites, are_settled_up_to_the_first_that_is_under_way) {
  const auto begun = clock().now();
  EXPECT_LE(db().settled(log), begun);
  std::promise<void> inside, go_on;
  auto resumed = go_on.get_future().share();
  std::atomic<bool> told = false;
  auto writing = std::async(std::launch::async, [&] {
    db().write_in_order(log, [&](Tx& tx) {
      append(tx);
      if (!told.exchange(true)) inside.set_value();
      resumed.wait();
    });
  });
  inside.get_future().wait();
  clock().advance(std::chrono::hours(24 * 365));
  if (!on_postgres()) {
    EXPECT_LE(db().settled(log), begun);
  } else {
    EXPECT_LT(db().settled(log), clock().now()) << "by the time of the database";
  }
  go_on.set_value();
  writing.get();
  EXPECT_EQ(db().settled(log), clock().now());
}

TEST_P(OrderedWrites, of_many_rows_take_few_statements) {
  std::vector<Param> params;
  for (std::int64_t i = 1; i <= 137; ++i) params.insert(params.end(), {i, i - 1});
  const auto insert = [&](Tx& tx) {
    return insert_rows(tx, "INSERT INTO entries (number, saw) VALUES", 2, params,
                       "ON CONFLICT (number) DO NOTHING");
  };
  EXPECT_EQ(db().write(insert), 137);
  EXPECT_EQ(db().write(insert), 0);
  const std::vector<Param> wanted{1, 5, 137, 999, 2, 3, 4, 6, 7, 8};
  const auto found = db().read([&](Tx& tx) {
    std::set<std::int64_t> numbers;
    select_in(tx, "SELECT number FROM entries WHERE number IN", wanted, "",
              [&](const Row& row) { numbers.insert(row.integer(0)); });
    return numbers;
  });
  EXPECT_EQ(found, (std::set<std::int64_t>{1, 2, 3, 4, 5, 6, 7, 8, 137}));
}

KRING_ON_BOTH_DATABASES(OrderedWrites);

/// Two nodes on one PostgreSQL: two databases in one process do not know of each other.
TEST(OrderedWritesOfTwoNodes, follow_each_other_too) {
  if (!TestDatabase::is_given(Dialect::postgres)) return;
  FrozenClock clock(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23));
  TestDatabase first(Dialect::postgres, clock, {});
  const auto second = first.another_node();
  first.database().write([](Tx& tx) {
    tx.run("CREATE TABLE entries (number BIGINT PRIMARY KEY, saw BIGINT NOT NULL)");
    tx.run("CREATE TABLE entry_turns (turn BIGINT PRIMARY KEY)");
  });
  const auto append = [](Tx& tx) {
    const auto last =
        tx.value<std::int64_t>("SELECT coalesce(max(number), 0) FROM entries").value();
    tx.run("INSERT INTO entries (number, saw) VALUES ($1, $2)", last + 1, last);
  };
  std::atomic<int> failed = 0;
  const auto write = [&](Database& node) {
    for (int i = 0; i < 50; ++i) {
      try {
        node.write_in_order(log, append);
      } catch (const std::exception&) {
        ++failed;
      }
    }
  };
  std::thread other([&] { write(*second); });
  write(first.database());
  other.join();
  EXPECT_EQ(failed, 0);
  const auto all = first.database().write([](Tx& tx) {
    const auto count =
        tx.value<std::int64_t>("SELECT count(*) FROM entries WHERE number = saw + 1");
    tx.run("DROP TABLE entries");
    tx.run("DROP TABLE entry_turns");
    return count;
  });
  EXPECT_EQ(all, 100);
}

}  // namespace
}  // namespace kring::db
