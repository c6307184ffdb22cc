#include "app/house_metrics.h"

#include "platform/clock/clock.h"
#include "platform/jobs/runner.h"
#include "platform/journal/cursors.h"
#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A database that answers nobody, and counts who asked.
class Overloaded : public Database {
 public:
  int asked = 0;

  db::Dialect dialect() const override { return db::Dialect::postgres; }
  db::JournalGrowth::Listening on_journal_growth(std::function<void()>) override { return {}; }
  bool wipe_remains(std::chrono::milliseconds) override { return true; }
  void await_numbering() override {}
  Time settled(const db::OrderedLog&) override { return {}; }

 protected:
  void run_read(const Work&) override {
    ++asked;
    throw std::runtime_error("nobody has time");
  }
  void run_in_order(const db::OrderedLog&, const Work&, db::Priority) override {}
  void run_write(const Work&, db::Priority) override {}
};

/// A hub of which nobody does the work that waits, unless a test does.
class TheSpine : public HubOnBothDatabases {
 protected:
  std::string metrics() {
    db().await_numbering();
    metrics::Registry registry;
    const HouseMetrics house(registry, db(), clock(), hub().hub().followers());
    return registry.text();
  }
};
KRING_ON_BOTH_DATABASES(TheSpine);

TEST_P(TheSpine, says_how_far_each_follower_is_behind) {
  const auto noor = world().person("Noor");
  world().question(noor, world().community(noor));
  const auto lines = std::to_string(world().journal_kinds().size());
  EXPECT_THAT(metrics(), HasSubstr("kring_journal_lines " + lines + "\n"));
  EXPECT_THAT(metrics(),
              HasSubstr("kring_follower_lag_lines{follower=\"search\"} " + lines + "\n"));
  hub().hub().followers().catch_up();
  EXPECT_THAT(metrics(), HasSubstr("kring_follower_lag_lines{follower=\"search\"} 0\n"));
  EXPECT_THAT(metrics(), HasSubstr("kring_follower_lag_lines{follower=\"own_records\"} 0\n"));
}

TEST_P(TheSpine, says_how_many_lines_a_follower_could_not_handle) {
  EXPECT_THAT(metrics(), HasSubstr("kring_follower_parked_lines{follower=\"search\"} 0\n"));
  db().write([](Tx& tx) {
    for (const std::int64_t seq : {3, 7}) journal::park(tx, {"search", seq, 3, "it would not"});
  });
  EXPECT_THAT(metrics(), HasSubstr("kring_follower_parked_lines{follower=\"search\"} 2\n"));
  EXPECT_THAT(metrics(), HasSubstr("kring_follower_parked_lines{follower=\"own_records\"} 0\n"));
}

TEST_P(TheSpine, says_how_long_a_job_has_been_due) {
  EXPECT_THAT(metrics(), HasSubstr("kring_jobs_oldest_seconds 0\n"));
  db().write([](Tx& tx) { jobs::enqueue(tx, {.kind = "polish_pebbles"}); });
  clock().advance(std::chrono::seconds(90));
  EXPECT_THAT(metrics(), HasSubstr("kring_jobs_oldest_seconds 90\n"));
}

TEST_P(TheSpine, says_how_many_jobs_were_set_aside) {
  db().write([](Tx& tx) { jobs::enqueue(tx, {.kind = "polish_pebbles"}); });
  for (int attempt = 0; attempt < jobs::most_attempts; ++attempt) {
    EXPECT_THAT(metrics(), HasSubstr("kring_jobs_failed 0\n"));
    EXPECT_TRUE(hub().hub().jobs().run_one());
    clock().advance(std::chrono::hours(1));
  }
  EXPECT_THAT(metrics(), HasSubstr("kring_jobs_failed 1\n"));
  EXPECT_THAT(metrics(), HasSubstr("kring_jobs_oldest_seconds 0\n"));
}

TEST(HouseMetrics, ask_a_database_that_does_not_answer_once_and_tell_the_rest) {
  Overloaded database;
  FrozenClock clock(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23));
  metrics::Registry registry;
  registry.counter("kring_other_total", "What needs no database").add();
  const journal::Followers nobody(database, {});
  const HouseMetrics metrics(registry, database, clock, nobody);
  EXPECT_THAT(registry.text(), HasSubstr("kring_other_total 1"));
  EXPECT_EQ(database.asked, 1);
  EXPECT_THAT(registry.text(), Not(HasSubstr("kring_jobs_failed 0")));
  EXPECT_EQ(database.asked, 1) << "for the rest of that second";
  clock.advance(std::chrono::seconds(1));
  registry.text();
  EXPECT_EQ(database.asked, 2);
}

}  // namespace
}  // namespace kring::app
