#include "hub/search/found_people.h"

#include "hub/people/profile.h"
#include "hub/people/unclaimed.h"
#include "tests/support/counting_tx.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/searching.h"

#include <set>

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

TEST_P(FindingPeople, loses_nobody_while_their_surname_is_typed) {
  member_of_pumps("Nora Dekker");
  for (const auto* words : {"Nora", "Nora D", "Nora De"})
    EXPECT_THAT(names(youssef, words), testing::Contains("Nora Dekker")) << words;
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
    write([&](Tx& tx) { identity::suspend(tx, {}, each->person); });
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

/// Fatma says what she can be asked about; her name is another matter.
class FindingByProfile : public FindingPeople {
 protected:
  void SetUp() override {
    FindingPeople::SetUp();
    if (IsSkipped()) return;
    fatma = world.person("Fatma Demir");
    tells(fatma, "Service engineer, Mechelen", {"Excel formulas", "finding leaks with nitrogen"});
  }
  void tells(const Visitor& visitor, std::string_view role,
             const std::vector<std::string_view>& topics) {
    people::ToldProfile told{ruled<people::Role>(role), {}, {}};
    for (const auto topic : topics) told.ask_about.push_back(ruled<people::Topic>(topic));
    write([&](Tx& tx) { people::tell(tx, visitor, told); });
  }
  std::vector<std::string> topics(const Visitor& visitor, std::string_view words) {
    std::vector<std::string> all;
    const auto people = found(visitor, words);
    for (const auto& each : people.items)
      all.insert(all.end(), each.ask_about.begin(), each.ask_about.end());
    return all;
  }
  std::string kept() {
    return db().read([](Tx& tx) {
      std::string all;
      for (const auto& part : tx.values<std::string>(
               "SELECT part FROM search_profiles ORDER BY part, name_key, person"))
        all += part + " ";
      return all;
    });
  }
  Visitor fatma;
};

TEST_P(FindingByProfile, goes_by_the_words_of_a_role_and_of_topics_in_any_form) {
  for (const auto* words : {"excel", "EXCEL formula", "leak", "engineers", "nitrogen excel"})
    EXPECT_THAT(names(noor, words), ElementsAre("Fatma Demir")) << words;
  EXPECT_THAT(names(noor, "exc"), IsEmpty()) << "a beginning is enough of a name alone";
  EXPECT_THAT(names(noor, "excel helium"), IsEmpty());
  EXPECT_THAT(names(noor, "fatma excel"), ElementsAre("Fatma Demir"));
  EXPECT_THAT(names(noor, "noor excel"), IsEmpty());
}

TEST_P(FindingByProfile, says_what_was_found_of_them) {
  const auto people = found(noor, "leaks");
  EXPECT_EQ(people.items.at(0).role, "Service engineer, Mechelen");
  EXPECT_THAT(topics(noor, "leaks"), ElementsAre("finding leaks with nitrogen"));
  EXPECT_THAT(topics(noor, "fatma"), IsEmpty());
  EXPECT_EQ(found(noor, "fatma").items.at(0).role, "Service engineer, Mechelen");
}

TEST_P(FindingByProfile, names_come_first) {
  tells(world.person("Anke Excel"), "", {"patience"});
  tells(world.person("Anna Smet"), "", {"excel"});
  EXPECT_THAT(names(noor, "excel"), ElementsAre("Anke Excel", "Anna Smet", "Fatma Demir"));
}

TEST_P(FindingByProfile, follows_what_somebody_changes_and_takes_back) {
  EXPECT_THAT(names(noor, "excel"), ElementsAre("Fatma Demir"));
  tells(fatma, "Service engineer, Mechelen", {"pivot tables"});
  EXPECT_THAT(names(noor, "excel"), IsEmpty());
  EXPECT_THAT(names(noor, "pivot"), ElementsAre("Fatma Demir"));
  tells(fatma, "", {});
  EXPECT_THAT(names(noor, "pivot"), IsEmpty());
  EXPECT_EQ(kept(), "");
  EXPECT_THAT(names(noor, "fatma"), ElementsAre("Fatma Demir"));
}

TEST_P(FindingByProfile, shows_nothing_that_was_taken_back_before_the_index_hears_of_it) {
  catch_up();
  tells(fatma, "Service engineer, Mechelen", {"pivot tables"});
  const WantedByWords wanted{ruled<Words>("excel"), {}};
  EXPECT_THAT(db().read([&](Tx& tx) { return find_people(tx, noor, wanted); }).items, IsEmpty());
}

TEST_P(FindingByProfile, finds_nobody_who_is_shut_out) {
  world.member(pumps, fatma);
  write([&](Tx& tx) { identity::suspend(tx, {}, fatma.person); });
  for (const auto& visitor : {noor, world.administrator("Ada")}) {
    EXPECT_THAT(names(visitor, "excel"), IsEmpty());
    EXPECT_THAT(names(visitor, "fatma excel"), IsEmpty());
    EXPECT_EQ(found(visitor, "fatma").items.at(0).role, "");
  }
  write([&](Tx& tx) { identity::readmit(tx, {}, fatma.person); });
  EXPECT_THAT(names(noor, "excel"), ElementsAre("Fatma Demir"));
}

TEST_P(FindingByProfile, pages_from_names_into_profiles_without_losing_or_doubling_one) {
  for (int number = 10; number < 30; ++number) {
    world.person("Zed" + std::to_string(number) + " Pivot");
    tells(world.person("Hein" + std::to_string(number)), "", {"pivot tables"});
  }
  std::vector<std::string> all;
  std::optional<std::string> after;
  do {
    const auto part = found(noor, "pivot", after);
    for (const auto& each : part.items) all.push_back(each.person.name);
    after = part.next;
  } while (after);
  ASSERT_THAT(all, SizeIs(40));
  EXPECT_EQ(all.front(), "Zed10 Pivot");
  EXPECT_EQ(all.at(20), "Hein10");
  EXPECT_EQ(std::set(all.begin(), all.end()).size(), 40U);
}

TEST_P(FindingByProfile, asks_as_little_however_many_are_found) {
  const auto statements = [&](std::string_view words) {
    const WantedByWords wanted{ruled<Words>(words), {}};
    return db().read([&](Tx& tx) {
      testing_support::CountingTx counting(tx);
      find_people(counting, noor, wanted);
      return counting.statements();
    });
  };
  catch_up();
  const auto few = statements("excel");
  for (int number = 0; number < 5; ++number)
    tells(world.person("Zed" + std::to_string(number)), "", {"excel", "sheets"});
  catch_up();
  EXPECT_EQ(statements("excel"), few);
}

TEST_P(FindingByProfile, is_built_again_as_it_grew) {
  catch_up();
  tells(fatma, "Technician", {"pivot tables"});
  tells(noor, "Trainee", {"excel"});
  catch_up();
  const auto grown = kept();
  EXPECT_NE(grown, "");
  followers->rebuild("search");
  EXPECT_EQ(kept(), grown);
}

KRING_ON_BOTH_DATABASES(FindingPeople);
KRING_ON_BOTH_DATABASES(FindingByProfile);

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
