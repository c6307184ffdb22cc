#include "tests/support/followers_check.h"

#include "tests/support/collector.h"
#include "tests/support/databases.h"

#include <gmock/gmock.h>

namespace kring {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using testing_support::Collector;
using testing_support::complaints_about;
using testing_support::Echo;

/// The check that ends every story finds what it is there for.
class TheFollowersCheck : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    db().write(Collector::make_tables);
    db().write([](Tx& tx) { Collector::record(tx, {"pebble.found", "pebble.lost"}); });
  }
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

TEST_P(TheFollowersCheck, has_nothing_to_say_of_those_who_keep_their_promises) {
  Collector walker("walker");
  Echo echo;
  EXPECT_THAT(complaints_about(db(), {&walker, &echo}), IsEmpty());
}

TEST_P(TheFollowersCheck, finds_followers_that_go_round_in_a_circle) {
  Echo echo;
  Thrower thrower;
  EXPECT_THAT(complaints_about(db(), {&echo, &thrower}),
              IsSupersetOf({"echo hears of what it causes itself",
                            "thrower hears of what it causes itself"}));
}

TEST_P(TheFollowersCheck, finds_a_rebuild_that_comes_out_otherwise) {
  Hoarder hoarder;
  EXPECT_THAT(complaints_about(db(), {&hoarder}),
              ElementsAre(HasSubstr("hoarder builds another collected from the first line")));
}

TEST_P(TheFollowersCheck, finds_a_fact_without_a_cause) {
  Forgetful forgetful;
  EXPECT_THAT(complaints_about(db(), {&forgetful}),
              ElementsAre("forgetful tells the journal again what it told before"));
}

TEST_P(TheFollowersCheck, finds_a_parked_line) {
  Collector stumbler("stumbler", [](const journal::Line& line) { return line.seq == 2; });
  EXPECT_THAT(complaints_about(db(), {&stumbler}),
              ElementsAre("stumbler could not handle line 2: stumbled over 2"));
}

}  // namespace
}  // namespace kring
