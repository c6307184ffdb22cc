#include "hub/contributions/question_list_store.h"
#include "hub/curation/themes.h"
#include "tests/support/databases.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::ruled;

class Followed : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    pumps = world.community(noor);
    crew = world.community(noor, communities::Openness::private_, "The crew");
  }

  curation::ThemeId theme(CommunityId community, std::string_view name) {
    const curation::NewTheme added{ruled<curation::ThemeName>(name)};
    return db().write([&](Tx& tx) { return curation::add_theme(tx, noor, community, added); });
  }

  /// Each a moment after the one before.
  QuestionId about(CommunityId community, const std::vector<curation::ThemeId>& themes) {
    clock().advance(Milliseconds(1));
    const auto id = world.question(noor, community);
    db().write([&](Tx& tx) { choose_themes(tx, noor, id, {themes}); });
    return id;
  }

  void follow(const Visitor& visitor, curation::ThemeId theme) {
    db().write([&](Tx& tx) { curation::follow_theme(tx, visitor, theme); });
  }

  std::vector<QuestionId> found(const Visitor& visitor, store::FollowedBy way) {
    store::Wanted wanted;
    wanted.show = Show::followed;
    wanted.followed_by = way;
    const store::Place first{Time::max(), QuestionId(INT64_MAX)};
    std::vector<QuestionId> ids;
    db().read([&](Tx& tx) {
      ids.clear();
      for (const auto& row : store::questions(tx, visitor, wanted, first, 9)) ids.push_back(row.id);
    });
    return ids;
  }

  testing_support::World world;
  Visitor noor;
  Visitor youssef;
  CommunityId pumps;
  CommunityId crew;
};

TEST_P(Followed, questions_are_the_same_whichever_way_they_are_found) {
  const auto fuses = theme(pumps, "Fuses");
  const auto relays = theme(pumps, "Relays");
  const auto secrets = theme(crew, "Secrets");
  const auto first = about(pumps, {fuses});
  const auto both = about(pumps, {relays, fuses});
  const auto hidden = about(crew, {secrets});
  about(pumps, {});
  for (const auto each : {fuses, relays, secrets}) follow(noor, each);
  follow(youssef, fuses);
  const auto bram = world.person("Bram");
  for (const auto way : {store::FollowedBy::newest, store::FollowedBy::themes}) {
    EXPECT_THAT(found(noor, way), ElementsAre(hidden, both, first));
    EXPECT_THAT(found(youssef, way), ElementsAre(both, first));
    EXPECT_THAT(found(bram, way), IsEmpty());
  }
}

TEST_P(Followed, questions_are_not_read_any_more_by_who_left) {
  const auto secrets = theme(crew, "Secrets");
  about(crew, {secrets});
  world.member(crew, youssef);
  follow(youssef, secrets);
  db().write([&](Tx& tx) { communities::leave(tx, youssef, crew); });
  for (const auto way : {store::FollowedBy::newest, store::FollowedBy::themes}) {
    EXPECT_THAT(found(youssef, way), IsEmpty());
  }
}

TEST_P(Followed, questions_are_counted_before_a_way_is_chosen) {
  const auto count = [&](const Visitor& visitor) {
    return db().read([&](Tx& tx) { return curation::questions_followed_by(tx, visitor.person); });
  };
  const auto fuses = theme(pumps, "Fuses");
  about(pumps, {fuses});
  about(pumps, {fuses});
  EXPECT_EQ(count(youssef), 0);
  follow(youssef, fuses);
  EXPECT_EQ(count(youssef), 2);
}

KRING_ON_BOTH_DATABASES(Followed);

}  // namespace
}  // namespace kring::contributions
