#include "hub/directory/people_list.h"

#include "hub/people/following.h"
#include "hub/people/unclaimed.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/refusals.h"

#include <set>

#include <gmock/gmock.h>

namespace kring::directory {
namespace {

using people::Spoken;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::outcome_of;
using testing_support::problems;
using testing_support::ruled;

class PeopleList : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ada = world().administrator("Ada Admin");
    lotte = world().person("Lotte van Dijk");
    noor = world().person("noor D'Hondt");
    zeynep = world().person("Zeynep Öztürk");
  }

  template <class Fn>
  auto write(Fn&& fn) {
    return db().write(std::forward<Fn>(fn));
  }
  void tells(const Visitor& visitor, const std::vector<std::string>& topics,
             const std::vector<Spoken>& speaks = {}, std::string_view role = "") {
    people::ToldProfile told{ruled<people::Role>(role), {}, speaks};
    for (const auto& topic : topics) told.ask_about.push_back(ruled<people::Topic>(topic));
    write([&](Tx& tx) { people::tell(tx, visitor, told); });
  }
  people::UnitId unit(std::string_view name, std::optional<people::UnitId> above = {}) {
    return write([&](Tx& tx) {
      return people::make_unit(tx, ada, {ruled<people::UnitName>(name), above});
    });
  }
  void works(const Visitor& visitor, people::UnitId in, std::string_view role = "") {
    write([&](Tx& tx) { people::place(tx, ada, visitor.person, {in, ruled<people::Role>(role)}); });
  }
  Page<ListedPerson> page(const ListPeople& wanted = {}) {
    return db().read([&](Tx& tx) { return list_people(tx, ada, wanted); });
  }
  std::vector<std::string> names(const ListPeople& wanted = {}) {
    std::vector<std::string> all;
    for (const auto& each : page(wanted).items) all.push_back(each.person.name);
    return all;
  }
  std::vector<std::string> named(std::string_view words) {
    ListPeople wanted;
    wanted.named = ruled<text::Line<0, 80>>(words);
    return names(wanted);
  }
  std::vector<std::string> about(std::string_view words) {
    ListPeople wanted;
    wanted.about = ruled<text::Line<0, 60>>(words);
    return names(wanted);
  }
  std::vector<std::string> in(people::UnitId unit) {
    ListPeople wanted;
    wanted.unit = unit;
    return names(wanted);
  }

  Visitor ada, lotte, noor, zeynep;
};

TEST_P(PeopleList, says_whom_the_reader_follows) {
  write([&](Tx& tx) { people::follow(tx, ada, zeynep.person); });
  std::vector<std::string> followed;
  for (const auto& each : page().items)
    if (each.followed) followed.push_back(each.person.name);
  EXPECT_THAT(followed, ElementsAre("Zeynep Öztürk"));
}

TEST_P(PeopleList, finds_names_and_what_people_know_and_do_without_accents) {
  const auto aisha = world().person("Bo Aïsha");
  world().person("Bob Łukasz Ørsted");
  EXPECT_THAT(named("aisha"), ElementsAre("Bo Aïsha"));
  EXPECT_THAT(named("AÏSHA"), ElementsAre("Bo Aïsha"));
  EXPECT_THAT(named("lukasz orsted"), ElementsAre("Bob Łukasz Ørsted"));
  EXPECT_THAT(named("ozturk"), ElementsAre("Zeynep Öztürk"));
  EXPECT_THAT(names(), ElementsAre("Ada Admin", "Bo Aïsha", "Bob Łukasz Ørsted", "Lotte van Dijk",
                                   "noor D'Hondt", "Zeynep Öztürk"));
  tells(aisha, {"Isolatie-éénheden"}, {}, "Élève");
  EXPECT_THAT(about("eenheden"), ElementsAre("Bo Aïsha"));
  EXPECT_THAT(about("eleve"), ElementsAre("Bo Aïsha"));
}

TEST_P(PeopleList, finds_what_people_do_in_the_words_that_are_shown) {
  const auto depot = unit("Depot");
  works(lotte, depot, "Service engineer, Hasselt");
  works(noor, depot, "Planner");
  tells(noor, {"engineering"}, {}, "Teamleider");
  EXPECT_THAT(about("engineer"), ElementsAre("Lotte van Dijk", "noor D'Hondt"));
  EXPECT_THAT(about("hasselt SERVICE"), ElementsAre("Lotte van Dijk"));
  EXPECT_THAT(about("teamleider"), ElementsAre("noor D'Hondt"));
  EXPECT_THAT(about("planner"), IsEmpty()) << "their own words are shown instead";
  EXPECT_THAT(about("engineering teamleider"), IsEmpty()) << "all in a topic, or all in a role";
}

TEST_P(PeopleList, has_everybody_who_is_here_by_name_whatever_its_case) {
  EXPECT_THAT(names(), ElementsAre("Ada Admin", "Lotte van Dijk", "noor D'Hondt", "Zeynep Öztürk"));
}

TEST_P(PeopleList, has_nobody_who_is_shut_out_or_came_along_with_an_import) {
  write([&](Tx& tx) {
    identity::suspend(tx, {}, lotte.person);
    people::add_unclaimed(tx, ruled<people::Name>("Bo Elsewhere"), i18n::Language::en);
  });
  EXPECT_THAT(names(), ElementsAre("Ada Admin", "noor D'Hondt", "Zeynep Öztürk"));
  write([&](Tx& tx) { identity::readmit(tx, {}, lotte.person); });
  EXPECT_THAT(named("lotte"), SizeIs(1));
}

TEST_P(PeopleList, finds_by_all_of_the_words_in_a_name) {
  EXPECT_THAT(named("dijk LOT"), ElementsAre("Lotte van Dijk"));
  EXPECT_THAT(named("hondt"), ElementsAre("noor D'Hondt"));
  EXPECT_THAT(named("ÖZT"), ElementsAre("Zeynep Öztürk"));
  EXPECT_THAT(named("lotte noor"), IsEmpty());
  EXPECT_THAT(named("%"), IsEmpty()) << "that is no sign for anything";
  EXPECT_THAT(named("_"), IsEmpty());
  EXPECT_THAT(named("\\"), IsEmpty());
  EXPECT_THAT(named("  "), SizeIs(4));
}

TEST_P(PeopleList, finds_in_a_unit_who_works_there_or_below) {
  const auto service = unit("Service");
  const auto brabant = unit("Brabant", service);
  const auto planning = unit("Planning");
  works(lotte, service);
  works(noor, brabant);
  works(zeynep, planning);
  EXPECT_THAT(in(service), ElementsAre("Lotte van Dijk", "noor D'Hondt"));
  EXPECT_THAT(in(brabant), ElementsAre("noor D'Hondt"));
  EXPECT_EQ(outcome_of([&] { in(people::UnitId(7)); }), "not_found");
}

TEST_P(PeopleList, finds_by_words_of_one_topic_and_by_a_language) {
  tells(lotte, {"Finding leaks with nitrogen", "forms"}, {Spoken::nl, Spoken::fr});
  tells(noor, {"leaks", "nitrogen"}, {Spoken::fr});
  EXPECT_THAT(about("leak NITRO"), ElementsAre("Lotte van Dijk")) << "both in one topic";
  EXPECT_THAT(about("leak"), ElementsAre("Lotte van Dijk", "noor D'Hondt"));
  ListPeople wanted;
  wanted.speaks = Spoken::fr;
  wanted.named = ruled<text::Line<0, 80>>("noor");
  EXPECT_THAT(names(wanted), ElementsAre("noor D'Hondt")) << "all that is asked for at once";
  wanted.speaks = Spoken::nl;
  EXPECT_THAT(names(wanted), IsEmpty());
}

TEST_P(PeopleList, shows_of_somebody_what_their_page_shows_everybody) {
  const auto brabant = unit("Brabant", unit("Service"));
  works(lotte, brabant, "Engineer");
  tells(lotte, {"leaks"}, {Spoken::nl});
  auto shown = page().items.at(1);
  EXPECT_EQ(shown.person.id, lotte.persona);
  EXPECT_EQ(shown.role, "Engineer");
  ASSERT_THAT(shown.unit, SizeIs(2));
  EXPECT_EQ(shown.unit[1].id, brabant);
  EXPECT_THAT(shown.ask_about, ElementsAre("leaks"));
  EXPECT_THAT(shown.speaks, ElementsAre(Spoken::nl));
  tells(lotte, {}, {}, "Whoever finds the leak");
  EXPECT_EQ(page().items.at(1).role, "Whoever finds the leak") << "their own words come first";
}

TEST_P(PeopleList, goes_on_where_a_page_ended_also_among_people_of_one_name) {
  for (int i = 0; i < 40; ++i) {
    write([&](Tx& tx) {
      identity::NewAccount account;
      account.name = ruled<people::Name>("Jan Jansen");
      account.email = ruled<text::EmailAddress>("jan" + std::to_string(i) + "@example.org");
      return identity::add_account(tx, account);
    });
  }
  const auto first = page();
  EXPECT_THAT(first.items, SizeIs(30));
  ListPeople wanted;
  wanted.after = first.next;
  const auto second = page(wanted);
  EXPECT_THAT(second.items, SizeIs(14));
  EXPECT_FALSE(second.next);
  std::set<PersonaId> all;
  for (const auto* each : {&first, &second})
    for (const auto& item : each->items) all.insert(item.person.id);
  EXPECT_THAT(all, SizeIs(44));
}

TEST_P(PeopleList, shows_no_address_and_names_every_wrong_filter) {
  auto browser = browser_of("noor");
  const auto shown = browser.get("/profiles?named=lotte&speaks=");
  EXPECT_EQ(shown.status, 422);
  const auto found = browser.get("/profiles?named=lotte");
  ASSERT_EQ(found.status, 200) << found.text;
  EXPECT_EQ(found.string("/items/0/person/name"), "Lotte van Dijk");
  EXPECT_EQ(found.text.find("example.org"), std::string::npos);
  EXPECT_THAT(problems(browser.get("/profiles?named=" + std::string(81, 'x') + "&unit=nonsense&" +
                                   "about=" + std::string(61, 'x') + "&speaks=klingon")),
              testing::UnorderedElementsAre("/named too_long", "/unit malformed", "/about too_long",
                                            "/speaks not_allowed"));
}

KRING_ON_BOTH_DATABASES(PeopleList);

}  // namespace
}  // namespace kring::directory
