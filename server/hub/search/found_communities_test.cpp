#include "hub/search/found_communities.h"

#include "tests/support/hub_under_test.h"
#include "tests/support/searching.h"

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using communities::Openness;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::ruled;

class FindingCommunities : public Searching {
 protected:
  Page<FoundCommunity> found(const Visitor& visitor, std::string_view words,
                             const std::optional<std::string>& after = {}) {
    catch_up();
    const WantedByWords wanted{ruled<Words>(words), after};
    return db().read([&](Tx& tx) { return find_communities(tx, visitor, wanted); });
  }
  std::vector<std::string> names(const Visitor& visitor, std::string_view words) {
    std::vector<std::string> all;
    for (const auto& each : found(visitor, words).items) all.push_back(each.name);
    return all;
  }
  CommunityId called(std::string_view name, std::string_view purpose,
                     Openness openness = Openness::open) {
    communities::NewCommunity community;
    community.name = ruled<decltype(community.name)>(name);
    community.theme = ruled<decltype(community.theme)>("working together");
    community.purpose = ruled<decltype(community.purpose)>(purpose);
    community.openness = openness;
    return write([&](Tx& tx) { return communities::found(tx, lotte, community); });
  }
};

TEST_P(FindingCommunities, goes_by_name_theme_and_purpose) {
  called("Solar at home", "We learn to place panels.");
  EXPECT_THAT(names(noor, "sol"), ElementsAre("Solar at home"));
  EXPECT_THAT(names(noor, "panel"), ElementsAre("Solar at home"));
  EXPECT_THAT(names(noor, "PLACING solar"), ElementsAre("Solar at home"));
  EXPECT_THAT(names(noor, "togeth solar"), ElementsAre("Solar at home"));
  EXPECT_THAT(names(noor, "solar wind"), IsEmpty());
  EXPECT_THAT(names(noor, "pan"), IsEmpty()) << "of a purpose whole words count";
  EXPECT_THAT(names(noor, "?"), IsEmpty());
}

TEST_P(FindingCommunities, puts_those_first_that_are_called_so) {
  called("About wind", "We learn to place solar panels.");
  called("Solar at home", "We learn to place them.");
  EXPECT_THAT(names(noor, "solar"), ElementsAre("Solar at home", "About wind"));
}

TEST_P(FindingCommunities, shows_a_private_one_to_its_members_alone) {
  const auto secret = called("The merger", "We prepare to become one.", Openness::private_);
  called("The closed merger", "We prepare to become two.", Openness::closed);
  EXPECT_THAT(names(noor, "merger"), ElementsAre("The closed merger"));
  EXPECT_THAT(names(world.administrator("Ada"), "merger"), ElementsAre("The closed merger"));
  world.member(secret, noor);
  EXPECT_THAT(names(noor, "merger"), ElementsAre("The closed merger", "The merger"));
  write([&](Tx& tx) { communities::leave(tx, noor, secret); });
  EXPECT_THAT(names(noor, "merger"), ElementsAre("The closed merger"));
}

TEST_P(FindingCommunities, pages_through_them) {
  for (int number = 0; number < 65; ++number)
    called("Circle " + std::to_string(100 + number), "We learn from each other.");
  std::vector<std::string> all;
  std::optional<std::string> after;
  do {
    const auto part = found(noor, "circle", after);
    for (const auto& each : part.items) all.push_back(each.name);
    after = part.next;
  } while (after);
  EXPECT_THAT(all, SizeIs(65));
  EXPECT_TRUE(std::ranges::is_sorted(all));
}

KRING_ON_BOTH_DATABASES(FindingCommunities);

class CommunitiesFoundOverHttp : public HubOnBothDatabases {};

TEST_P(CommunitiesFoundOverHttp, say_what_they_are_for) {
  const auto noor = world().person("Noor");
  const auto pumps = world().community(noor);
  hub().hub().followers().catch_up();
  world().forget_journal();
  auto noors = browser_of("noor");
  const auto found = noors.get("/found_communities?q=pumps");
  ASSERT_EQ(found.status, 200);
  EXPECT_EQ(found.string("/items/0/id"), pumps.text());
  EXPECT_EQ(found.string("/items/0/purpose"), "Find out together why it trips.");
  EXPECT_EQ(noors.get("/found_communities").status, 422);
  EXPECT_EQ(noors.get("/found_communities?q=pumps&after=nonsense").status, 422);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

KRING_ON_BOTH_DATABASES(CommunitiesFoundOverHttp);

}  // namespace
}  // namespace kring::search
