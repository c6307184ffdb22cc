#include "hub/search/found_people.h"

#include "hub/people/unclaimed.h"
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

class FindingPeople : public Searching {
 protected:
  Page<Colleague> found(const Visitor& visitor, std::string_view words,
                        const std::optional<std::string>& after = {}) {
    catch_up();
    const WantedByWords wanted{ruled<Words>(words), after};
    return db().read([&](Tx& tx) { return find_people(tx, visitor, wanted); });
  }
  std::vector<std::string> names(const Visitor& visitor, std::string_view words) {
    std::vector<std::string> all;
    for (const auto& each : found(visitor, words).items) all.push_back(each.person.name);
    return all;
  }
  Visitor member_of_pumps(std::string_view name) {
    auto person = world.person(name);
    world.member(pumps, person);
    return person;
  }
};

TEST_P(FindingPeople, goes_by_the_beginnings_of_their_names_in_any_order) {
  member_of_pumps("Anna-Lien van der Straße");
  member_of_pumps("Piet Ånders Vermaas");
  for (const auto* words : {"anna", "STRASSE", "straße ann", "van lien", "an str", "an an"})
    EXPECT_THAT(names(noor, words), testing::Contains("Anna-Lien van der Straße")) << words;
  EXPECT_THAT(names(noor, "anders"), ElementsAre("Piet Ånders Vermaas"));
  EXPECT_THAT(names(noor, "nna"), IsEmpty());
  EXPECT_THAT(names(noor, "anna vermaas"), IsEmpty());
  EXPECT_THAT(names(noor, "anna lien van der strasse of the pumps"), IsEmpty());
  EXPECT_THAT(names(noor, "!"), IsEmpty());
}

TEST_P(FindingPeople, finds_everybody_who_is_here) {
  const auto secret = world.community(lotte, Openness::private_, "The board");
  world.member(secret, world.person("Zora Secret"));
  world.person("Zelda Alone");
  EXPECT_THAT(names(noor, "z"), IsEmpty()) << "one letter is the beginning of too much";
  EXPECT_THAT(names(noor, "ze"), ElementsAre("Zelda Alone"));
  EXPECT_THAT(names(noor, "zora"), ElementsAre("Zora Secret"));
  EXPECT_THAT(found(noor, "zora").items.at(0).communities, IsEmpty());
}

TEST_P(FindingPeople, finds_who_is_shut_out_among_the_members_of_a_community_one_may_see) {
  const auto closed = world.community(lotte, Openness::closed, "Leading at work");
  const auto secret = world.community(lotte, Openness::private_, "The board");
  const auto in_closed = world.person("Zita Closed");
  const auto in_secret = world.person("Zora Secret");
  const auto alone = world.person("Zelda Alone");
  world.member(closed, in_closed);
  world.member(secret, in_secret);
  const auto in_open = member_of_pumps("Zoe Open");
  for (const auto* each : {&in_closed, &in_secret, &alone, &in_open})
    write([&](Tx& tx) { identity::suspend(tx, each->person); });
  EXPECT_THAT(names(noor, "zo"), ElementsAre("Zoe Open"));
  EXPECT_THAT(names(noor, "zita"), IsEmpty());
  world.member(closed, noor);
  world.member(secret, noor);
  EXPECT_THAT(names(noor, "zo"), ElementsAre("Zoe Open", "Zora Secret"));
  EXPECT_THAT(names(noor, "zita"), ElementsAre("Zita Closed"));
  EXPECT_THAT(names(noor, "zelda"), IsEmpty());
  EXPECT_THAT(names(world.administrator("Ada"), "zelda"), ElementsAre("Zelda Alone"));
  write([&](Tx& tx) { communities::leave(tx, noor, secret); });
  EXPECT_THAT(names(noor, "zora"), IsEmpty()) << "from the moment one leaves";
}

TEST_P(FindingPeople, tells_two_of_a_name_apart_by_the_communities_one_may_see) {
  const auto secret = world.community(lotte, Openness::private_, "The board");
  const auto zoe = member_of_pumps("Zoe Open");
  world.member(secret, zoe);
  const auto of = [&](const Visitor& visitor) {
    std::vector<std::string> all;
    const auto people = found(visitor, "zoe");
    for (const auto& each : people.items)
      for (const auto& community : each.communities) all.push_back(community.name);
    return all;
  };
  EXPECT_THAT(of(noor), ElementsAre("Heat pumps"));
  EXPECT_THAT(of(lotte), ElementsAre("Heat pumps", "The board"));
}

TEST_P(FindingPeople, does_not_find_who_came_along_with_an_import) {
  write([](Tx& tx) {
    return people::add_unclaimed(tx, ruled<people::Name>("Zoe Elsewhere"), i18n::Language::en);
  });
  EXPECT_THAT(names(world.administrator("Ada"), "zoe"), IsEmpty());
}

TEST_P(FindingPeople, pages_through_them_by_name) {
  for (int number = 0; number < 65; ++number) {
    auto name = std::to_string(number);
    name.insert(0, 2 - name.size(), '0');
    member_of_pumps("Zed" + name + " House");
  }
  std::vector<std::string> all;
  std::optional<std::string> after;
  do {
    const auto part = found(noor, "house", after);
    for (const auto& each : part.items) all.push_back(each.person.name);
    after = part.next;
  } while (after);
  EXPECT_THAT(all, SizeIs(65));
  EXPECT_TRUE(std::ranges::is_sorted(all));
}

KRING_ON_BOTH_DATABASES(FindingPeople);

class PeopleOverHttp : public HubOnBothDatabases {};

TEST_P(PeopleOverHttp, are_found_by_their_names_and_nothing_is_told_of_their_addresses) {
  const auto noor = world().person("Noor");
  world().community(noor);
  hub().hub().followers().catch_up();
  world().forget_journal();
  auto noors = browser_of("noor");
  const auto found = noors.get("/found_people?q=no");
  ASSERT_EQ(found.status, 200);
  EXPECT_EQ(found.string("/items/0/person/name"), "Noor");
  EXPECT_EQ(found.text.find("example.org"), std::string::npos);
  EXPECT_EQ(noors.get("/found_people").status, 422);
  EXPECT_EQ(noors.get("/found_people?q=no&after=nonsense").status, 422);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

KRING_ON_BOTH_DATABASES(PeopleOverHttp);

}  // namespace
}  // namespace kring::search
