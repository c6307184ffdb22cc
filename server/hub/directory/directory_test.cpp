#include "hub/directory/directory.h"

#include "hub/people/newcomers.h"
#include "hub/people/unclaimed.h"
#include "hub/reactions/reactions.h"
#include "tests/support/counting_tx.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/refusals.h"

#include <gmock/gmock.h>

namespace kring::directory {
namespace {

using communities::Openness;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::outcome_of;
using testing_support::problems;
using testing_support::ruled;

/// Lotte facilitates an open community; Noor looks at Youssef's page, who is in no community yet.
class Directory : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    lotte = world.person("Lotte");
    youssef = world.person("Youssef");
    ada = world.administrator("Ada");
    pumps = world.community(lotte);
    world.forget_journal();
  }

  ProfilePage page(const Visitor& visitor, PersonId of) {
    return db().read([&](Tx& tx) { return show_profile(tx, visitor, of); });
  }
  std::string looks(const Visitor& visitor, PersonId of) {
    return outcome_of([&] { page(visitor, of); });
  }
  void tells(const Visitor& visitor, std::string_view role) {
    const people::ToldProfile told{ruled<people::Role>(role), {}, {}};
    db().write([&](Tx& tx) { people::tell(tx, visitor, told); });
  }
  template <class Fn>
  auto write(Fn&& fn) {
    return db().write(std::forward<Fn>(fn));
  }
  people::UnitId unit(std::string_view name, std::optional<people::UnitId> above = {}) {
    return write([&](Tx& tx) {
      return people::make_unit(tx, ada, {ruled<people::UnitName>(name), above});
    });
  }
  void works(const Visitor& visitor, std::optional<people::UnitId> in, std::string_view role = "") {
    write([&](Tx& tx) { place_person(tx, ada, visitor.person, {in, ruled<people::Role>(role)}); });
  }
  void suspend(const Visitor& visitor) {
    write([&](Tx& tx) { identity::suspend(tx, {}, visitor.person); });
  }
  void comments(const Visitor& visitor, contributions::QuestionId question) {
    const contributions::NewComment said{ruled<contributions::CommentText>("Which pump?")};
    write([&](Tx& tx) { contributions::comment_on_question(tx, visitor, question, said); });
  }
  contributions::Done done(const Visitor& visitor, const Visitor& of) {
    return page(visitor, of.person).done;
  }

  testing_support::World world;
  Visitor noor, lotte, youssef, ada;
  CommunityId pumps;
};

TEST_P(Directory, shows_whoever_is_here_to_everybody) {
  EXPECT_EQ(page(noor, youssef.person).name, "Youssef");
  EXPECT_EQ(looks(noor, PersonId(7)), "not_found");
  EXPECT_EQ(looks(ada, youssef.person), "done");
  const auto own = page(youssef, youssef.person);
  EXPECT_EQ(own.name, "Youssef");
  EXPECT_TRUE(own.here);
  EXPECT_TRUE(own.may.tell);
  EXPECT_FALSE(own.told);
  EXPECT_FALSE(page(ada, youssef.person).may.tell);
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
}

TEST_P(Directory, shows_who_told_something_to_everybody_until_they_take_it_back) {
  tells(youssef, "Service engineer");
  EXPECT_EQ(page(noor, youssef.person).told->role, "Service engineer");
  tells(youssef, "");
  EXPECT_FALSE(page(noor, youssef.person).told);
}

TEST_P(Directory, lets_follow_whoever_is_here_and_tells_nobody_else) {
  write([&](Tx& tx) { follow_person(tx, noor, youssef.person); });
  EXPECT_TRUE(page(noor, youssef.person).followed);
  EXPECT_TRUE(page(noor, youssef.person).may.follow);
  for (const auto& other : {youssef, lotte, ada}) {
    EXPECT_FALSE(page(other, youssef.person).followed);
    EXPECT_FALSE(page(other, noor.person).followed);
  }
  EXPECT_FALSE(page(noor, noor.person).may.follow);
  const auto refused = [&](PersonId who) {
    return outcome_of([&] { write([&](Tx& tx) { follow_person(tx, noor, who); }); });
  };
  EXPECT_EQ(refused(noor.person), "follow.own");
  EXPECT_EQ(refused(PersonId(7)), "not_found");
  EXPECT_THAT(world.journal_kinds(), ElementsAre("person.followed"));
}

TEST_P(Directory, lets_go_whom_one_follows_though_they_are_shut_out) {
  world.member(pumps, youssef);
  write([&](Tx& tx) { follow_person(tx, noor, youssef.person); });
  suspend(youssef);
  EXPECT_TRUE(page(noor, youssef.person).may.follow) << "or no longer";
  EXPECT_FALSE(page(lotte, youssef.person).may.follow);
  const auto lets_go = [&](const Visitor& visitor) {
    return outcome_of(
        [&] { write([&](Tx& tx) { unfollow_person(tx, visitor, youssef.person); }); });
  };
  EXPECT_EQ(lets_go(lotte), "not_found");
  EXPECT_EQ(lets_go(noor), "done");
  EXPECT_EQ(lets_go(noor), "not_found");
  EXPECT_FALSE(page(noor, youssef.person).followed);
}

TEST_P(Directory, shows_somebody_who_is_shut_out_to_administrators_and_who_sees_them_as_a_member) {
  suspend(youssef);
  const auto closed = world.community(lotte, Openness::closed, "Leading at work");
  const auto secret = world.community(lotte, Openness::private_, "The board");
  world.member(closed, youssef);
  world.member(secret, youssef);
  EXPECT_EQ(looks(noor, youssef.person), "not_found");
  EXPECT_THAT(page(ada, youssef.person).communities, IsEmpty()) << "nobody has a way round";
  world.member(pumps, youssef);
  const auto names = [&](const Visitor& visitor) {
    std::vector<std::string> all;
    for (const auto& each : page(visitor, youssef.person).communities) all.push_back(each.name);
    return all;
  };
  EXPECT_THAT(names(noor), ElementsAre("Heat pumps"));
  EXPECT_THAT(names(lotte), ElementsAre("Heat pumps", "Leading at work", "The board"));
}

TEST_P(Directory, shows_somebody_who_is_shut_out_to_the_facilitator_whom_they_asked) {
  const auto closed = world.community(lotte, Openness::closed, "Leading at work");
  write([&](Tx& tx) { communities::join(tx, youssef, closed); });
  suspend(youssef);
  EXPECT_EQ(looks(lotte, youssef.person), "done");
  EXPECT_EQ(looks(noor, youssef.person), "not_found");
  write([&](Tx& tx) { communities::remove(tx, lotte, closed, youssef.person); });
  EXPECT_EQ(looks(lotte, youssef.person), "not_found");
}

TEST_P(Directory, shows_whose_texts_one_may_read_and_counts_no_others) {
  const auto secret = world.community(lotte, Openness::private_, "The board");
  world.member(secret, youssef);
  const auto hidden = world.question(lotte, secret);
  world.answer(youssef, hidden);
  const auto question = world.question(noor, pumps);
  const auto answer = world.answer(youssef, question);
  suspend(youssef);
  EXPECT_EQ(done(noor, youssef).answers, 1);
  EXPECT_EQ(done(lotte, youssef).answers, 2);
  EXPECT_EQ(done(ada, youssef).answers, 1);
  write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, answer); });
  EXPECT_EQ(looks(noor, youssef.person), "not_found") << "what was withdrawn shows nobody";
}

TEST_P(Directory, counts_what_somebody_did) {
  const auto question = world.question(noor, pumps);
  const auto answer = world.answer(youssef, question);
  world.answer(youssef, world.question(lotte, pumps));
  world.question(youssef, pumps);
  comments(youssef, question);
  write([&](Tx& tx) { contributions::accept(tx, noor, question, answer); });
  for (const auto* reader : {&noor, &lotte})
    write([&](Tx& tx) { reactions::find_helpful(tx, *reader, answer.as<ThingTag>()); });
  const auto counted = done(ada, youssef);
  EXPECT_EQ(counted.questions, 1);
  EXPECT_EQ(counted.answers, 2);
  EXPECT_EQ(counted.accepted, 1);
  EXPECT_EQ(counted.helpful, 2);
  EXPECT_EQ(counted.comments, 1);
  EXPECT_THAT(counted.themes, IsEmpty());
}

TEST_P(Directory, tells_on_what_somebody_answered_as_far_as_one_reads_there) {
  const auto secret = world.community(lotte, Openness::private_, "The board");
  world.member(secret, youssef);
  const auto ask_on = [&](CommunityId community, std::string_view theme) {
    const contributions::NewQuestion asked{ruled<contributions::Title>("Which one trips first?"),
                                           {},
                                           {},
                                           {{ruled<curation::ThemeName>(theme)}}};
    return write([&](Tx& tx) { return contributions::ask(tx, lotte, community, asked); });
  };
  const auto question = ask_on(pumps, "Breakers");
  world.answer(youssef, question);
  const auto solved = world.answer(youssef, question, "Take the other one, then.");
  world.answer(youssef, ask_on(pumps, "Fuses"));
  world.answer(youssef, ask_on(secret, "Salaries"));
  write([&](Tx& tx) { contributions::accept(tx, lotte, question, solved); });
  const auto on = [&](const Visitor& visitor) {
    std::vector<std::string> all;
    for (const auto& each : done(visitor, youssef).themes) {
      all.push_back(each.theme.name + " " + std::to_string(each.answers) + "/" +
                    std::to_string(each.accepted));
    }
    return all;
  };
  EXPECT_THAT(on(noor), ElementsAre("Breakers 2/1", "Fuses 1/0"));
  EXPECT_THAT(on(lotte), testing::SizeIs(3));
}

TEST_P(Directory, adds_nothing_up_that_was_said_as_another_persona) {
  auto sealed = youssef;
  sealed.persona = PersonaId(4711);
  const auto question = world.question(sealed, pumps);
  world.answer(sealed, world.question(noor, pumps));
  comments(sealed, question);
  tells(youssef, "Service engineer");
  EXPECT_TRUE(done(noor, youssef).nothing());
  EXPECT_TRUE(done(youssef, youssef).nothing());
  EXPECT_EQ(looks(noor, PersonId(4711)), "not_found") << "a persona's id opens nothing";
  EXPECT_EQ(looks(ada, PersonId(4711)), "not_found");
}

TEST_P(Directory, hides_what_was_told_while_somebody_is_shut_out) {
  world.member(pumps, youssef);
  tells(youssef, "Service engineer");
  suspend(youssef);
  const auto shown = page(noor, youssef.person);
  EXPECT_FALSE(shown.here);
  EXPECT_FALSE(shown.told);
  write([&](Tx& tx) { communities::leave(tx, youssef, pumps); });
  EXPECT_EQ(looks(noor, youssef.person), "not_found");
  write([&](Tx& tx) { identity::readmit(tx, {}, youssef.person); });
  EXPECT_EQ(page(noor, youssef.person).told->role, "Service engineer");
}

TEST_P(Directory, shows_where_somebody_works_as_long_as_they_are_here) {
  const auto brabant = unit("Brabant", unit("Service"));
  works(youssef, brabant, "Engineer");
  const auto shown = page(noor, youssef.person);
  ASSERT_EQ(shown.placement.unit.size(), 2U);
  EXPECT_EQ(shown.placement.unit[0].name, "Service");
  EXPECT_EQ(shown.placement.unit[1].id, brabant);
  EXPECT_EQ(shown.placement.role, "Engineer");
  EXPECT_FALSE(shown.may.place);
  EXPECT_TRUE(page(ada, youssef.person).may.place);
  suspend(youssef);
  EXPECT_THAT(page(ada, youssef.person).placement.unit, IsEmpty());
  EXPECT_EQ(page(ada, youssef.person).placement.role, "");
  EXPECT_FALSE(page(ada, youssef.person).may.place);
}

TEST_P(Directory, counts_in_a_unit_who_is_here_and_works_in_it) {
  const auto service = unit("Service");
  const auto brabant = unit("Brabant", service);
  for (const auto* each : {&youssef, &noor, &lotte}) works(*each, brabant);
  suspend(lotte);
  const auto list = db().read([&](Tx& tx) { return list_units(tx, noor); });
  ASSERT_EQ(list.items.size(), 2U);
  EXPECT_EQ(list.items[0].people, 0);
  EXPECT_EQ(list.items[1].people, 2);
  EXPECT_EQ(list.items[1].parent, service);
  EXPECT_FALSE(list.may.change);
  EXPECT_TRUE(db().read([&](Tx& tx) { return list_units(tx, ada); }).may.change);
  EXPECT_EQ(db().read([&](Tx& tx) { return show_unit(tx, brabant); }).people, 2);
}

TEST_P(Directory, places_nobody_who_has_no_account) {
  const auto elsewhere = write([](Tx& tx) {
    return people::add_unclaimed(tx, ruled<people::Name>("Ada Elsewhere"), i18n::Language::en);
  });
  EXPECT_EQ(outcome_of([&] { write([&](Tx& tx) {
                               place_person(tx, ada, elsewhere, {{}, {}});
                             }); }),
            "not_found");
}

TEST_P(Directory, knows_that_who_came_along_with_an_import_is_not_here) {
  const auto ada_lovelace = write([](Tx& tx) {
    return people::add_unclaimed(tx, ruled<people::Name>("Ada Elsewhere"), i18n::Language::en);
  });
  EXPECT_EQ(looks(noor, ada_lovelace), "not_found");
  EXPECT_FALSE(page(ada, ada_lovelace).here);
}

TEST_P(Directory, asks_as_little_however_much_somebody_did) {
  const auto statements = [&] {
    return db().read([&](Tx& tx) {
      testing_support::CountingTx counting(tx);
      show_profile(counting, noor, youssef.person);
      return counting.statements();
    });
  };
  tells(youssef, "Service engineer");
  world.answer(youssef, world.question(noor, pumps));
  const auto few = statements();
  for (int i = 0; i < 5; ++i) world.answer(youssef, world.question(noor, pumps));
  EXPECT_EQ(statements(), few);
  EXPECT_LE(few, 11);
}

KRING_ON_BOTH_DATABASES(Directory);

class DirectoryOverHttp : public HubOnBothDatabases {};

TEST_P(DirectoryOverHttp, shows_what_was_told_and_no_address) {
  const auto noor = world().person("Noor");
  world().person("Lotte");
  world().forget_journal();
  auto noors = browser_of("noor");
  const auto told = noors.put(
      "/me/profile",
      {{"role", "  Trainee "}, {"ask_about", {"schemas", "forms"}}, {"speaks", {"nl", "tr"}}});
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.string("/told/role"), "Trainee");
  const auto shown = browser_of("lotte").get("/profiles/" + noor.person.text());
  ASSERT_EQ(shown.status, 200) << shown.text;
  EXPECT_EQ(shown.string("/name"), "Noor");
  EXPECT_EQ(shown.string("/told/ask_about/1"), "forms");
  EXPECT_EQ(shown.string("/told/speaks/1"), "tr");
  EXPECT_EQ(shown.text.find("example.org"), std::string::npos);
  EXPECT_THAT(world().journal_kinds(), testing::Contains("profile.told"));
}

TEST_P(DirectoryOverHttp, names_every_wrong_field) {
  world().person("Noor");
  auto noor = browser_of("noor");
  EXPECT_THAT(problems(noor.put("/me/profile", {{"role", std::string(81, 'x')},
                                                {"ask_about", {"schemas", "x"}},
                                                {"speaks", {"nl", "klingon"}}})),
              testing::UnorderedElementsAre("/role too_long", "/ask_about/1 too_short",
                                            "/speaks/1 not_allowed"));
  EXPECT_THAT(problems(noor.put("/me/profile", {{"role", ""},
                                                {"ask_about", boost::json::array(6, "schemas")},
                                                {"speaks", boost::json::array(9, "nl")}})),
              testing::UnorderedElementsAre("/ask_about too_long", "/speaks too_long"));
  EXPECT_EQ(noor.get("/profiles/nonsense").code(), "not_found");
}

TEST_P(DirectoryOverHttp, lets_administrators_make_change_and_remove_units) {
  const auto noor = world().person("Noor");
  world().administrator("Ada");
  auto ada = browser_of("ada");
  const auto service = ada.post("/units", {{"name", "Service"}});
  ASSERT_EQ(service.status, 201) << service.text;
  const auto path = "/units/" + service.string("/id");
  const auto below = ada.post("/units", {{"name", "Brabant"}, {"parent", service.string("/id")}});
  EXPECT_EQ(below.string("/parent"), service.string("/id"));
  EXPECT_EQ(ada.put(path, {{"name", "Service & Care"}}).string("/name"), "Service & Care");
  const auto placed = ada.put("/people/" + noor.person.text() + "/placement",
                              {{"unit", below.string("/id")}, {"role", "Engineer"}});
  EXPECT_EQ(placed.status, 204) << placed.text;
  EXPECT_EQ(browser_of("noor").get("/units").at("/items/1/people").as_int64(), 1);
  EXPECT_EQ(ada.remove(path).code(), "unit.not_empty");
  EXPECT_EQ(browser_of("noor").remove(path).code(), "not_allowed");
}

TEST_P(DirectoryOverHttp, removes_a_unit_in_which_nobody_is_whom_anybody_sees) {
  const auto noor = world().person("Noor");
  const auto ada = world().administrator("Ada");
  const auto service = db().write([&](Tx& tx) {
    const auto unit = people::make_unit(tx, ada, {ruled<people::UnitName>("Service"), {}});
    people::place(tx, ada, noor.person, {unit, {}});
    people::expect(
        tx, ada,
        {ruled<text::EmailAddress>("bo@example.org"), ruled<people::Name>("Bo"), {unit, {}}});
    return unit;
  });
  auto browser = browser_of("ada");
  EXPECT_EQ(browser.remove("/units/" + service.text()).code(), "unit.not_empty");
  db().write([&](Tx& tx) { identity::suspend(tx, ada.persona, noor.person); });
  EXPECT_EQ(browser.remove("/units/" + service.text()).status, 204);
  EXPECT_EQ(browser.remove("/units/" + service.text()).code(), "not_found");
  db().write([&](Tx& tx) { identity::readmit(tx, {}, noor.person); });
  EXPECT_EQ(browser_of("noor").get("/units").at("/items").as_array().size(), 0);
}

TEST_P(DirectoryOverHttp, names_every_wrong_field_of_a_unit) {
  world().administrator("Ada");
  auto ada = browser_of("ada");
  EXPECT_THAT(problems(ada.post("/units", {{"name", "Service > Brabant"}, {"parent", "nonsense"}})),
              testing::UnorderedElementsAre("/name unit_separator", "/parent malformed"));
  EXPECT_THAT(problems(ada.post("/units", {{"name", std::string(81, 'x')}})),
              testing::ElementsAre("/name too_long"));
}

KRING_ON_BOTH_DATABASES(DirectoryOverHttp);

}  // namespace
}  // namespace kring::directory
