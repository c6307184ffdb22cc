#include "hub/people/following.h"

#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::people {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using testing_support::outcome_of;

class FollowedPeople : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    lotte = world.person("Lotte");
    youssef = world.person("Youssef");
    world.forget_journal();
  }

  std::string follows(const Visitor& visitor, PersonId person) {
    return outcome_of([&] { db().write([&](Tx& tx) { follow(tx, visitor, person); }); });
  }
  bool unfollows(const Visitor& visitor, PersonId person) {
    return db().write([&](Tx& tx) { return unfollow(tx, visitor, person); });
  }
  std::vector<PersonId> of(const Visitor& visitor) {
    return db().read([&](Tx& tx) { return followed_by(tx, visitor.person); });
  }

  testing_support::World world;
  Visitor noor, lotte, youssef;
};

TEST_P(FollowedPeople, are_their_followers_own_choice) {
  EXPECT_EQ(follows(noor, lotte.person), "done");
  EXPECT_EQ(follows(noor, youssef.person), "done");
  EXPECT_THAT(of(noor), UnorderedElementsAre(lotte.person, youssef.person));
  EXPECT_THAT(of(lotte), IsEmpty()) << "nobody follows back by being followed";
  const auto among = db().read([&](Tx& tx) {
    return followed_among(tx, noor.person, {lotte.person, noor.person});
  });
  EXPECT_THAT(among, UnorderedElementsAre(lotte.person));
  EXPECT_THAT(world.journal_kinds(), ElementsAre("person.followed", "person.followed"));
}

TEST_P(FollowedPeople, are_followed_and_unfollowed_once) {
  EXPECT_FALSE(unfollows(noor, lotte.person));
  follows(noor, lotte.person);
  EXPECT_EQ(follows(noor, lotte.person), "done");
  EXPECT_TRUE(unfollows(noor, lotte.person));
  EXPECT_THAT(of(noor), IsEmpty());
  EXPECT_THAT(world.journal_kinds(), ElementsAre("person.followed", "person.unfollowed"));
}

TEST_P(FollowedPeople, are_so_many_at_most) {
  db().write([&](Tx& tx) {
    for (std::size_t i = 0; i < most_followed; ++i) {
      follow(tx, noor, add(tx, testing_support::ruled<Name>("Somebody"), i18n::Language::nl));
    }
  });
  EXPECT_EQ(follows(noor, lotte.person), "follow.too_many");
  const auto all = of(noor);
  EXPECT_EQ(all.size(), most_followed);
  EXPECT_EQ(follows(noor, all.front()), "done") << "whom they follow already";
  unfollows(noor, all.front());
  EXPECT_EQ(follows(noor, lotte.person), "done");
}

KRING_ON_BOTH_DATABASES(FollowedPeople);

}  // namespace
}  // namespace kring::people
