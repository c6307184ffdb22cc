#include "hub/people/profile.h"

#include "tests/support/databases.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::people {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::ruled;

class Profiles : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    lotte = world.person("Lotte");
    world.forget_journal();
  }

  static ToldProfile said(std::string_view role, const std::vector<std::string>& topics = {},
                          const std::vector<Spoken>& speaks = {}) {
    ToldProfile told{ruled<Role>(role), {}, speaks};
    for (const auto& topic : topics) told.ask_about.push_back(ruled<Topic>(topic));
    return told;
  }
  void tells(const Visitor& visitor, const ToldProfile& told) {
    db().write([&](Tx& tx) { tell(tx, visitor, told); });
  }
  std::optional<Profile> of(const Visitor& visitor) {
    return db().read([&](Tx& tx) { return profile_of(tx, visitor.person); });
  }

  testing_support::World world;
  Visitor noor, lotte;
};

TEST_P(Profiles, say_what_their_owners_tell_in_the_order_in_which_they_tell_it) {
  tells(noor, said("Service engineer", {"heat pumps", "AREI"}, {Spoken::nl, Spoken::ar}));
  const auto told = of(noor);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->role, "Service engineer");
  EXPECT_THAT(told->ask_about, ElementsAre("heat pumps", "AREI"));
  EXPECT_THAT(told->speaks, ElementsAre(Spoken::nl, Spoken::ar));
  EXPECT_EQ(told->told_at, clock().now());
  EXPECT_FALSE(of(lotte)) << "everybody tells for themselves";
  EXPECT_THAT(world.journal_kinds(), ElementsAre("profile.told"));
}

TEST_P(Profiles, are_told_anew_in_place_of_what_was_told_before) {
  tells(noor, said("Trainee", {"coffee", "schemas", "forms"}, {Spoken::nl, Spoken::fr}));
  tells(noor, said("Engineer", {"schemas"}, {Spoken::en}));
  const auto told = of(noor);
  EXPECT_EQ(told->role, "Engineer");
  EXPECT_THAT(told->ask_about, ElementsAre("schemas"));
  EXPECT_THAT(told->speaks, ElementsAre(Spoken::en));
  EXPECT_THAT(world.journal_kinds(), ElementsAre("profile.told", "profile.told"));
}

TEST_P(Profiles, keep_what_is_named_twice_once) {
  tells(noor, said("", {"Heat pumps", "schemas", "HEAT PUMPS"}, {Spoken::nl, Spoken::nl}));
  EXPECT_THAT(of(noor)->ask_about, ElementsAre("Heat pumps", "schemas"));
  EXPECT_THAT(of(noor)->speaks, ElementsAre(Spoken::nl));
}

TEST_P(Profiles, told_again_as_they_are_hold_from_now_on_and_nothing_is_recorded) {
  tells(noor, said("Engineer", {"schemas"}));
  clock().advance(std::chrono::hours(24 * 200));
  tells(noor, said("Engineer", {"schemas"}));
  EXPECT_EQ(of(noor)->told_at, clock().now());
  EXPECT_THAT(world.journal_kinds(), ElementsAre("profile.told"));
}

TEST_P(Profiles, are_gone_when_nothing_is_told_any_more) {
  tells(noor, said("Engineer", {"schemas"}, {Spoken::nl}));
  tells(noor, said("  "));
  EXPECT_FALSE(of(noor));
  tells(noor, said(""));
  EXPECT_THAT(world.journal_kinds(), ElementsAre("profile.told", "profile.taken_back"));
  tells(noor, said("", {"schemas"}));
  EXPECT_THAT(of(noor)->speaks, IsEmpty()) << "nothing comes back with it";
}

KRING_ON_BOTH_DATABASES(Profiles);

}  // namespace
}  // namespace kring::people
