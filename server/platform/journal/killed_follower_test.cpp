#include "platform/db/postgres.h"
#include "platform/db/sqlite.h"
#include "platform/journal/cursors.h"
#include "platform/journal/followers.h"
#include "tests/support/collector.h"
#include "tests/support/databases.h"
#include "tests/support/killed_child.h"

#include <random>

#include <gmock/gmock.h>

namespace kring::journal {
namespace {

using ::testing::IsEmpty;
using testing_support::Collector;

/// Followers in a process that is killed at some statement, again and again, on one journal.
class AKilledFollower : public OnBothDatabases {
 protected:
  TestDatabase::Options options() const override { return {.rehearse_writes = false}; }

  static std::unique_ptr<Followers> collectors(Database& database) {
    std::vector<std::unique_ptr<Follower>> all;
    all.push_back(std::make_unique<Collector>("walker"));
    all.push_back(std::make_unique<testing_support::Echo>());
    return std::make_unique<Followers>(database, std::move(all));
  }
};
KRING_ON_BOTH_DATABASES(AKilledFollower);

TEST_P(AKilledFollower, handles_every_line_once_when_it_is_back) {
  constexpr std::size_t lines_a_round = 8;
  db().write(Collector::make_tables);
  std::vector<std::string_view> kinds(lines_a_round, "pebble.found");
  std::size_t found = 0;
  for (int seed = 1; seed <= testing_support::kill_seeds() && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    db().write([&](Tx& tx) { Collector::record(tx, kinds); });
    found += lines_a_round;
    db().await_numbering();
    std::mt19937 random(static_cast<unsigned>(seed));
    testing_support::killed_at_statement(
        test_database(), std::uniform_int_distribution(1, 50)(random),
        [](Database& database) { collectors(database)->catch_up(); });
    collectors(db())->catch_up();
    const auto collected =
        db().read([](Tx& tx) { return Collector::collected(tx, "walker").size(); });
    EXPECT_EQ(collected, found);
    db().await_numbering();
    const auto echoes = db().read([](Tx& tx) {
      return tx.value<std::size_t>("SELECT count(*) FROM journal WHERE kind = $1",
                                   testing_support::Echo::told);
    });
    EXPECT_EQ(echoes, found);
    EXPECT_THAT(db().read(parked_lines), IsEmpty());
  }
}

}  // namespace
}  // namespace kring::journal
