#include "tests/support/followers_check.h"

#include "tests/support/collector.h"
#include "tests/support/databases.h"

#include <algorithm>

#include <gmock/gmock.h>

namespace kring {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using testing_support::Collector;
using testing_support::Echo;
using testing_support::tables_written_by;
using testing_support::WrittenTables;

/// The check that ends every story finds what it is there for.
class TheFollowersCheck : public OnBothDatabases {
 protected:
  TestDatabase::Options options() const override { return {.observer = &written}; }
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    db().write(Collector::make_tables);
    db().write([](Tx& tx) { Collector::record(tx, {"pebble.found", "pebble.lost"}); });
  }

  std::vector<std::string> complaints_of(const std::vector<journal::Follower*>& followers) {
    return testing_support::complaints_about(db(), followers, written);
  }

  mutable WrittenTables written;
};
KRING_ON_BOTH_DATABASES(TheFollowersCheck);

/// Hears of what an echo tells, and tells of a pebble again.
class Thrower : public Echo {
 public:
  std::string_view name() const override { return "thrower"; }
  std::vector<std::string_view> hears() const override { return {told}; }
  void follow(Tx& tx, const journal::Line& line) override {
    journal::Fact fact;
    fact.kind = "pebble.found";
    fact.subject_kind = "pebble";
    fact.cause = "thrown after " + std::to_string(line.seq);
    tx.record(fact);
  }
};

/// Tells the journal again whenever it is rebuilt.
class Forgetful : public Echo {
 public:
  std::string_view name() const override { return "forgetful"; }
  void follow(Tx& tx, const journal::Line&) override {
    journal::Fact fact;
    fact.kind = told;
    fact.subject_kind = "pebble";
    tx.record(fact);
  }
};

/// Keeps what it should not: what it has once been told stays when it is cleared.
class Hoarder : public Collector {
 public:
  Hoarder() : Collector("hoarder") {}
  void clear(Tx&) override {}
};

/// Keeps tables that it does not name, so that nobody would compare them.
class Secretive : public Collector {
 public:
  Secretive() : Collector("secretive") {}
  std::vector<std::string_view> tables() const override { return {}; }
};

/// Adds to a log, which stays when it begins again: for each pebble once, or again every time.
class Adder : public Secretive {
 public:
  explicit Adder(bool looks_first) : looks_first_(looks_first) {}
  void follow(Tx& tx, const journal::Line& line) override {
    const auto there = collected(tx, name());
    if (!looks_first_ || std::ranges::find(there, line.seq) == there.end())
      Collector::follow(tx, line);
    else
      tx.run("UPDATE collected SET seq = seq WHERE follower = $1", name());
  }
  void clear(Tx&) override {}
  const db::OrderedLog* adds_to() const override { return &log; }

 private:
  static constexpr db::OrderedLog log{"collected"};
  const bool looks_first_;
};

TEST_P(TheFollowersCheck, has_nothing_to_say_of_those_who_keep_their_promises) {
  Collector walker("walker");
  Echo echo;
  EXPECT_THAT(complaints_of({&walker, &echo}), IsEmpty());
}

TEST_P(TheFollowersCheck, finds_followers_that_go_round_in_a_circle) {
  Echo echo;
  Thrower thrower;
  EXPECT_THAT(complaints_of({&echo, &thrower}),
              IsSupersetOf({"echo hears of what it causes itself",
                            "thrower hears of what it causes itself"}));
}

TEST_P(TheFollowersCheck, finds_a_rebuild_that_comes_out_otherwise) {
  Hoarder hoarder;
  EXPECT_THAT(complaints_of({&hoarder}),
              ElementsAre(HasSubstr("hoarder builds another collected from the first line")));
}

TEST_P(TheFollowersCheck, finds_a_fact_without_a_cause) {
  Forgetful forgetful;
  EXPECT_THAT(complaints_of({&forgetful}),
              ElementsAre("forgetful tells the journal again what it told before"));
}

TEST_P(TheFollowersCheck, finds_a_table_that_would_never_be_compared) {
  Secretive secretive;
  EXPECT_THAT(complaints_of({&secretive}),
              ElementsAre("secretive writes to collected, which is not among its tables"));
}

TEST_P(TheFollowersCheck, lets_who_adds_to_a_log_write_what_stays) {
  Adder adder(true);
  EXPECT_THAT(complaints_of({&adder}), IsEmpty());
}

TEST_P(TheFollowersCheck, finds_what_is_added_to_a_log_a_second_time) {
  Adder adder(false);
  EXPECT_THAT(complaints_of({&adder}),
              ElementsAre("secretive adds to collected again what it added before"));
}

TEST(TablesWritten, are_those_that_a_statement_names) {
  EXPECT_THAT(tables_written_by("INSERT INTO pebbles (id) VALUES ($1)"), ElementsAre("pebbles"));
  EXPECT_THAT(tables_written_by("WITH a AS (DELETE FROM pebbles RETURNING id)"
                                " INSERT INTO shells(id) SELECT id FROM a"),
              ElementsAre("pebbles", "shells"));
  EXPECT_THAT(tables_written_by("INSERT INTO pebbles (id) VALUES ($1) ON CONFLICT (id) DO UPDATE"
                                " SET seen = 1"),
              ElementsAre("pebbles"));
  EXPECT_THAT(tables_written_by("SELECT id FROM pebbles FOR UPDATE SKIP LOCKED"), IsEmpty());
}

TEST_P(TheFollowersCheck, finds_a_parked_line) {
  Collector stumbler("stumbler", [](const journal::Line& line) { return line.seq == 2; });
  EXPECT_THAT(complaints_of({&stumbler}),
              ElementsAre("stumbler could not handle line 2: stumbled over 2"));
}

}  // namespace
}  // namespace kring
