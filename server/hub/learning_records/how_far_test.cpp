#include "hub/learning_records/how_far.h"

#include "tests/support/databases.h"
#include "tests/support/forwarding_database.h"

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

/// Says what it is told, and counts how often it was asked.
class Told : public testing_support::ForwardingDatabase {
 public:
  using ForwardingDatabase::ForwardingDatabase;
  int asked = 0;
  bool lost = false;

  Time settled(const db::OrderedLog&) override {
    ++asked;
    if (lost) throw std::runtime_error("the connection was lost");
    return Time(Milliseconds(1000 + asked));
  }
};

class HowFarItIsConsistent : public testing_support::OnBothDatabases {};
KRING_ON_BOTH_DATABASES(HowFarItIsConsistent);

TEST_P(HowFarItIsConsistent, is_asked_once_by_those_who_come_together) {
  Told told(db());
  HowFar how_far(told, clock());
  const auto first = how_far.ask();
  EXPECT_EQ(first, Time(Milliseconds(1000))) << "all before the first that is under way";
  EXPECT_EQ(how_far.ask(), first);
  EXPECT_EQ(told.asked, 1);
  clock().advance(HowFar::remembered);
  EXPECT_GT(how_far.ask(), first);
}

TEST_P(HowFarItIsConsistent, is_asked_again_after_it_could_not_be_told) {
  Told told(db());
  HowFar how_far(told, clock());
  told.lost = true;
  EXPECT_THROW(how_far.ask(), std::runtime_error);
  told.lost = false;
  EXPECT_EQ(how_far.ask(), Time(Milliseconds(1001)));
}

TEST_P(HowFarItIsConsistent, is_never_said_of_more_than_the_database_says) {
  HowFar how_far(db(), clock());
  EXPECT_LT(how_far.ask(), clock().now());
}

}  // namespace
}  // namespace kring::learning_records
