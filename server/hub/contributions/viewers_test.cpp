#include "hub/contributions/viewers.h"

#include "base/refusal.h"
#include "tests/support/databases.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using ::testing::IsEmpty;
using testing_support::FullDisk;

class ViewersOf : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    lotte = world.person("Lotte");
    world.forget_journal();
  }

  void look(const Visitor& visitor, QuestionId question) {
    viewers.looked(visitor, question, clock().now());
  }

  std::int64_t counted(QuestionId question) {
    return db().read([&](Tx& tx) {
      return tx
          .value<std::int64_t>("SELECT viewers FROM question_viewers WHERE question = $1", question)
          .value_or(0);
    });
  }

  testing_support::World world;
  Viewers viewers;
  Visitor noor;
  Visitor lotte;
  const QuestionId pump{812};
  const QuestionId breaker{813};
};

TEST_P(ViewersOf, everybody_counts_once_for_each_question) {
  for (int i = 0; i < 3; ++i) look(noor, pump);
  look(lotte, pump);
  look(noor, breaker);
  viewers.flush(db());
  EXPECT_EQ(counted(pump), 2);
  EXPECT_EQ(counted(breaker), 1);
}

TEST_P(ViewersOf, looking_writes_nothing_until_the_counts_are_flushed_and_then_once) {
  look(noor, pump);
  EXPECT_EQ(counted(pump), 0);
  viewers.flush(db());
  viewers.flush(db());
  look(noor, pump);
  viewers.flush(db());
  EXPECT_EQ(counted(pump), 1);
}

TEST_P(ViewersOf, who_comes_back_after_more_than_a_day_counts_again) {
  look(noor, pump);
  clock().advance(std::chrono::hours(24));
  look(noor, pump);
  viewers.flush(db());
  EXPECT_EQ(counted(pump), 1);
  clock().advance(Milliseconds(1));
  look(noor, pump);
  viewers.flush(db());
  EXPECT_EQ(counted(pump), 2);
}

TEST_P(ViewersOf, what_could_not_be_written_is_kept_for_the_next_time) {
  FullDisk disk(db());
  look(noor, pump);
  EXPECT_THROW(viewers.flush(disk), Refusal);
  EXPECT_EQ(counted(pump), 0);
  look(lotte, pump);
  look(lotte, breaker);
  EXPECT_THROW(viewers.flush(disk), Refusal);
  disk.is_full = false;
  viewers.flush(disk);
  EXPECT_EQ(counted(pump), 2);
  EXPECT_EQ(counted(breaker), 1);
}

TEST_P(ViewersOf, with_nothing_to_write_the_database_is_not_asked) {
  FullDisk disk(db());
  EXPECT_NO_THROW(viewers.flush(disk));
}

TEST_P(ViewersOf, a_count_from_elsewhere_is_added) {
  look(noor, pump);
  viewers.flush(db());
  db().write([&](Tx& tx) { add_viewers(tx, pump, 40); });
  EXPECT_EQ(counted(pump), 41);
}

TEST_P(ViewersOf, nobody_is_named_in_the_journal) {
  look(noor, pump);
  viewers.flush(db());
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
}

KRING_ON_BOTH_DATABASES(ViewersOf);

}  // namespace
}  // namespace kring::contributions
