#include "base/refusal.h"
#include "tests/support/databases.h"
#include "tests/support/killed_child.h"

#include <cstdlib>
#include <random>
#include <set>
#include <system_error>
#include <thread>

#include <gmock/gmock.h>
#include <unistd.h>

namespace kring::db {
namespace {

constexpr int writers = 4;

// One act: a row, a count that must agree with the rows, and two lines of the journal.
void act(Tx& tx, std::int64_t writer, std::int64_t number) {
  tx.run("INSERT INTO acts (id, writer) VALUES ($1, $2)", number, writer);
  tx.run("UPDATE act_counts SET acts = acts + 1 WHERE writer = $1", writer);
  journal::Fact fact;
  fact.kind = "act.begun";
  fact.subject_kind = "act";
  fact.subject = ThingId(number);
  tx.record(fact);
  fact.kind = "act.done";
  tx.record(fact);
  if (number % 4 == 3) throw Refusal(Status::conflict, "every fourth");
}

/// Four who write at once, and say into the pipe what they were told is kept.
void write_and_acknowledge(Database& database, int acknowledgements) {
  std::vector<std::thread> threads;
  threads.reserve(writers);
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&, writer] {
      const auto priority = writer == 0 ? Priority::background : Priority::people;
      for (std::int64_t number = writer * 1'000'000 + 1;; ++number) {
        try {
          database.write([&](Tx& tx) { act(tx, writer, number); }, priority);
          if (write(acknowledgements, &number, sizeof(number)) != sizeof(number)) std::abort();
        } catch (const Refusal&) {
          continue;
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
}

/// What the process had been told was kept, when it was killed. So few that a pipe holds them all.
std::set<std::int64_t> acknowledged_before_kill(TestDatabase& database, int statement) {
  int ends[2] = {};
  if (pipe(ends) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  testing_support::killed_at_statement(
      database, statement, [&](Database& in_child) { write_and_acknowledge(in_child, ends[1]); });
  close(ends[1]);
  std::set<std::int64_t> acknowledged;
  std::int64_t number = 0;
  while (read(ends[0], &number, sizeof(number)) == sizeof(number)) acknowledged.insert(number);
  close(ends[0]);
  return acknowledged;
}

struct ActCount {
  std::int64_t writer = 0;
  std::int64_t counted = 0;
  std::int64_t there = 0;
  BOOST_DESCRIBE_CLASS(ActCount, (), (writer, counted, there), (), ())
};
struct ActLine {
  std::int64_t seq = 0;
  std::int64_t subject = 0;
  std::string kind;
  BOOST_DESCRIBE_CLASS(ActLine, (), (seq, subject, kind), (), ())
};

class AKilledProcess : public OnBothDatabases {
 protected:
  TestDatabase::Options options() const override { return {.rehearse_writes = false}; }

  void make_tables() {
    db().write([](Tx& tx) {
      const std::string number = tx.dialect() == Dialect::sqlite ? "INTEGER" : "BIGINT";
      tx.run("CREATE TABLE acts (id " + number + " PRIMARY KEY, writer " + number + " NOT NULL)");
      tx.run("CREATE TABLE act_counts (writer " + number + " PRIMARY KEY, acts " + number +
             " NOT NULL)");
      for (int writer = 0; writer < writers; ++writer) {
        tx.run("INSERT INTO act_counts VALUES ($1, 0)", writer);
      }
    });
  }

  /// How many writes had been acknowledged.
  std::size_t kill_at(int statement) {
    make_tables();
    const auto acknowledged = acknowledged_before_kill(test_database(), statement);
    db().await_numbering();
    check(acknowledged);
    db().write([](Tx& tx) { tx.run("DELETE FROM acts"); });
    return acknowledged.size();
  }

  void check(const std::set<std::int64_t>& acknowledged) {
    db().read([&](Tx& tx) {
      const auto acts = tx.values<std::int64_t>("SELECT id FROM acts ORDER BY id");
      const std::set<std::int64_t> kept(acts.begin(), acts.end());
      for (const auto number : acknowledged)
        EXPECT_TRUE(kept.contains(number)) << "lost: " << number;
      for (const auto number : kept)
        EXPECT_NE(number % 4, 3) << "kept although refused: " << number;
      for (const auto& count : tx.rows<ActCount>("SELECT c.writer, c.acts AS counted,"
                                                 " (SELECT count(*) FROM acts a"
                                                 " WHERE a.writer = c.writer) AS there"
                                                 " FROM act_counts c")) {
        EXPECT_EQ(count.counted, count.there) << "half an act of writer " << count.writer;
      }
      check_lines(tx, kept);
    });
  }

  static void check_lines(Tx& tx, const std::set<std::int64_t>& kept) {
    const auto lines = tx.rows<ActLine>("SELECT seq, subject, kind FROM journal ORDER BY seq");
    std::multiset<std::int64_t> begun, done;
    std::int64_t seq = 0;
    for (const auto& line : lines) {
      EXPECT_EQ(line.seq, ++seq) << "a gap, or a number twice";
      (line.kind == "act.begun" ? begun : done).insert(line.subject);
      EXPECT_TRUE(begun.contains(line.subject)) << "done before it was begun";
    }
    const std::multiset<std::int64_t> once(kept.begin(), kept.end());
    EXPECT_EQ(begun, once);
    EXPECT_EQ(done, once);
  }
};
KRING_ON_BOTH_DATABASES(AKilledProcess);

TEST_P(AKilledProcess, loses_nothing_that_was_acknowledged_and_leaves_nothing_by_halves) {
  std::size_t acknowledged = 0;
  for (int seed = 1; seed <= testing_support::kill_seeds() && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(static_cast<unsigned>(seed));
    start_afresh();
    acknowledged += kill_at(std::uniform_int_distribution(1, 250)(random));
  }
  EXPECT_GT(acknowledged, 0U) << "every process was killed too early to show anything";
}

}  // namespace
}  // namespace kring::db
