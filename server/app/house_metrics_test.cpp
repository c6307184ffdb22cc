#include "app/house_metrics.h"

#include "platform/clock/clock.h"

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
