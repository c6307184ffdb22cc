#include "hub/imports/claims.h"

#include "hub/contributions/attribution.h"
#include "hub/contributions/question_page.h"
#include "hub/reactions/reactions.h"
#include "tests/support/dump_folder.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/refusals.h"

#include <functional>

#include <gmock/gmock.h>

namespace kring::imports {
namespace {

using communities::Openness;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class Claims : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ada = world().administrator("Ada");
    noor = world().person("Noor");
    omar = world().person("Omar");
    coffee = world().community(omar, Openness::open, "Coffee");
    dump.users({R"(Id="7" DisplayName="Bo")", R"(Id="8" DisplayName="Bibi")"})
        .posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="Which grinder?")"
                R"( Body="x" OwnerUserId="7")",
                R"(Id="2" PostTypeId="2" ParentId="1" CreationDate="2018-02-07T08:00:00" Body="y")"
                R"( OwnerUserId="7")"})
        .comments(
            {R"(Id="5" PostId="2" Text="Yes" UserId="7" CreationDate="2018-02-08T21:00:00")"});
    import = bring(coffee, access::Audience::everyone);
    world().forget_journal();
  }

  ImportId bring(CommunityId into, access::Audience audience) {
    const auto outcome = import_stack_exchange(db(), {Dump{dump.path()}, into, audience},
                                               [](const Progress&) { return true; });
    return std::get<Finished>(outcome).id;
  }
  std::vector<UnclaimedPerson> came_along() {
    return db().read([&](Tx& tx) { return list_unclaimed(tx, ada, import, {}).items; });
  }
  UnclaimedPerson one(std::string_view name) {
    for (auto& each : came_along()) {
      if (each.name == name) return each;
    }
    throw std::invalid_argument("nobody of that name came along");
  }
  UnclaimedPerson claim_for(std::string_view name, const Visitor& who) {
    const auto unclaimed = one(name).id;
    return db().write([&](Tx& tx) { return claim(tx, ada, unclaimed, {who.person}); });
  }
  void undo(std::string_view name) {
    const auto unclaimed = one(name).id;
    db().write([&](Tx& tx) { take_claim_back(tx, ada, unclaimed); });
  }
  std::string refusal(const std::function<void(Tx&)>& act) {
    return testing_support::outcome_of([&] { db().write(act); });
  }
  void work() {
    while (!hand_over(db(), std::chrono::seconds(5))) {
    }
  }
  ThingId the(std::string_view kind) {
    return db().read([&](Tx& tx) {
      return tx.value<ThingId>("SELECT id FROM things WHERE kind = $1", kind).value();
    });
  }
  contributions::Question page(const Visitor& reader) {
    const auto id = the("question").as<contributions::QuestionTag>();
    return db().read([&](Tx& tx) { return contributions::show_question(tx, reader, id); });
  }

  testing_support::DumpFolder dump;
  Visitor ada, noor, omar;
  CommunityId coffee;
  ImportId import;
};

TEST_P(Claims, name_who_came_along_with_what_each_wrote) {
  const auto people = came_along();
  ASSERT_THAT(people, SizeIs(2));
  EXPECT_EQ(people[0].name, "Bibi");
  EXPECT_EQ(people[0].questions, 0);
  EXPECT_EQ(people[1].name, "Bo");
  EXPECT_EQ(people[1].questions, 1);
  EXPECT_EQ(people[1].answers, 1);
  EXPECT_EQ(people[1].comments, 1);
  EXPECT_FALSE(people[1].claimed_by);
  EXPECT_FALSE(people[1].under_way);
}

TEST_P(Claims, find_who_came_along_by_how_the_name_begins) {
  auto browser = browser_of("Ada");
  const auto found = browser.get("/imports/" + import.text() + "/people?named=BO");
  ASSERT_THAT(found.at("/items").as_array(), SizeIs(1));
  EXPECT_EQ(found.string("/items/0/name"), "Bo");
}

TEST_P(Claims, put_all_that_somebody_wrote_under_the_name_of_who_that_is) {
  claim_for("Bo", noor);
  EXPECT_TRUE(one("Bo").under_way);
  work();
  const auto question = page(noor);
  EXPECT_EQ(question.by.name, "Noor");
  EXPECT_TRUE(question.may.edit);
  ASSERT_THAT(question.answers, SizeIs(1));
  EXPECT_EQ(question.answers[0].by.name, "Noor");
  EXPECT_EQ(question.answers[0].comments.at(0).by.name, "Noor");
  EXPECT_FALSE(page(omar).may.edit);
  const auto bo = one("Bo");
  EXPECT_EQ(bo.claimed_by.value().name, "Noor");
  EXPECT_EQ(bo.given, 3);
  EXPECT_EQ(bo.questions + bo.answers + bo.comments, 0);
  EXPECT_FALSE(bo.under_way);
}

TEST_P(Claims, are_told_with_every_text_that_they_change) {
  claim_for("Bo", noor);
  work();
  EXPECT_THAT(world().journal_kinds(),
              UnorderedElementsAre("person.claimed", "question.attributed", "answer.attributed",
                                   "comment.attributed"));
  db().read([&](Tx& tx) {
    EXPECT_EQ(tx.value<PersonaId>("SELECT owner FROM journal WHERE kind = 'answer.attributed'"),
              noor.persona);
    EXPECT_EQ(tx.value<PersonaId>("SELECT actor FROM journal WHERE kind = 'person.claimed'"),
              ada.persona);
  });
}

TEST_P(Claims, are_found_and_counted_as_what_that_person_wrote) {
  claim_for("Bo", noor);
  work();
  hub().hub().followers().catch_up();
  auto browser = browser_of("Omar");
  EXPECT_THAT(browser.get("/search?q=grinder&by=" + noor.person.text()).text, HasSubstr("Which"));
  const auto profile = browser.get("/profiles/" + noor.person.text());
  EXPECT_EQ(profile.integer("/done/questions"), 1);
  EXPECT_EQ(profile.integer("/done/answers"), 1);
  EXPECT_THAT(browser_of("Noor").get("/questions?show=mine").at("/items").as_array(), SizeIs(1));
}

TEST_P(Claims, take_back_what_somebody_said_of_their_own_as_a_reader) {
  db().write([&, answer = the("answer"), question = the("question")](Tx& tx) {
    reactions::find_helpful(tx, noor, answer);
    reactions::find_helpful(tx, omar, answer);
    reactions::say_same(tx, noor, question);
  });
  world().forget_journal();
  claim_for("Bo", noor);
  work();
  const auto question = page(noor);
  EXPECT_EQ(question.same, 0);
  EXPECT_EQ(question.answers[0].helpful, 1);
  EXPECT_FALSE(question.answers[0].helpful_mine);
  EXPECT_THAT(world().journal_kinds(), Contains("answer.helpful_taken_back"));
  EXPECT_THAT(world().journal_kinds(), Contains("question.same_taken_back"));
  EXPECT_EQ(
      refusal([&, answer = the("answer")](Tx& tx) { reactions::find_helpful(tx, noor, answer); }),
      "helpful.own");
}

TEST_P(Claims, let_nobody_read_more_than_before) {
  const auto hidden = world().community(ada, Openness::private_, "Hidden");
  dump.posts({R"(Id="9" PostTypeId="1" CreationDate="2019-02-06T20:00:00" Title="Secret?")"
              R"( Body="x" OwnerUserId="7")"})
      .comments({});
  import = bring(hidden, access::Audience::members);
  claim_for("Bo", noor);
  work();
  auto browser = browser_of("Noor");
  EXPECT_THAT(browser.get("/questions?show=mine").text, Not(HasSubstr("Secret")));
  const auto secret = db().read([&](Tx& tx) {
    return tx
        .value<ThingId>("SELECT id FROM things WHERE community = $1 AND kind = 'question'", hidden)
        .value();
  });
  EXPECT_EQ(browser.get("/questions/" + secret.text()).status, 404);
}

TEST_P(Claims, taken_back_put_the_texts_under_the_name_they_came_with) {
  claim_for("Bo", noor);
  work();
  world().forget_journal();
  undo("Bo");
  work();
  const auto question = page(noor);
  EXPECT_EQ(question.by.name, "Bo");
  EXPECT_FALSE(question.may.edit);
  EXPECT_EQ(question.answers[0].by.name, "Bo");
  EXPECT_FALSE(one("Bo").claimed_by);
  EXPECT_EQ(one("Bo").questions, 1);
  EXPECT_THAT(world().journal_kinds(),
              UnorderedElementsAre("person.unclaimed", "question.attributed", "answer.attributed",
                                   "comment.attributed"));
}

TEST_P(Claims, taken_back_halfway_give_back_what_was_given) {
  claim_for("Bo", noor);
  undo("Bo");
  EXPECT_EQ(refusal([&, id = one("Bo").id](Tx& tx) { claim(tx, ada, id, {omar.person}); }),
            "unclaimed.under_way");
  work();
  EXPECT_EQ(page(omar).by.name, "Bo");
  claim_for("Bo", omar);
  work();
  EXPECT_EQ(page(omar).by.name, "Omar");
}

TEST_P(Claims, taken_back_leave_what_its_author_withdrew_to_whom_it_alone_is_there_for) {
  const auto answer = the("answer").as<contributions::AnswerTag>();
  claim_for("Bo", noor);
  work();
  db().write([&](Tx& tx) { contributions::withdraw_answer(tx, noor, answer); });
  undo("Bo");
  work();
  db().write([&](Tx& tx) { contributions::restore_answer(tx, noor, answer); });
  EXPECT_EQ(page(omar).answers.at(0).by.name, "Noor");
  EXPECT_EQ(page(omar).by.name, "Bo");
}

TEST_P(Claims, of_two_who_came_along_may_name_the_same_colleague) {
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="Which grinder?")"
              R"( Body="x" OwnerUserId="7")",
              R"(Id="3" PostTypeId="2" ParentId="1" CreationDate="2018-02-07T08:00:00" Body="z")"
              R"( OwnerUserId="8")"});
  import = bring(coffee, access::Audience::everyone);
  claim_for("Bo", noor);
  claim_for("Bibi", noor);
  work();
  EXPECT_EQ(db().read([&](Tx& tx) {
    return contributions::written_by(tx, {noor.persona})[noor.persona].answers;
  }),
            2);
  undo("Bibi");
  work();
  EXPECT_EQ(one("Bibi").answers, 1);
  EXPECT_EQ(one("Bo").given, 3);
}

TEST_P(Claims, may_name_somebody_who_is_shut_out) {
  db().write([&](Tx& tx) { identity::suspend(tx, ada.persona, noor.person); });
  claim_for("Bo", noor);
  work();
  EXPECT_EQ(page(omar).by.name, "Noor");
}

TEST_P(Claims, give_what_a_later_copy_of_the_dump_brings_too) {
  claim_for("Bo", noor);
  work();
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="Which grinder?")"
              R"( Body="x" OwnerUserId="7")",
              R"(Id="3" PostTypeId="2" ParentId="1" CreationDate="2018-02-07T08:00:00" Body="z")"
              R"( OwnerUserId="7")"});
  bring(coffee, access::Audience::everyone);
  work();
  EXPECT_EQ(one("Bo").given, 4);
}

TEST_P(Claims, say_once_what_is_said_twice) {
  claim_for("Bo", noor);
  claim_for("Bo", noor);
  undo("Bo");
  undo("Bo");
  EXPECT_THAT(world().journal_kinds(), ElementsAre("person.claimed", "person.unclaimed"));
}

TEST_P(Claims, are_refused_where_it_is_somebody_else_already) {
  claim_for("Bo", noor);
  EXPECT_EQ(refusal([&, id = one("Bo").id](Tx& tx) { claim(tx, ada, id, {omar.person}); }),
            "unclaimed.claimed");
}

TEST_P(Claims, are_refused_of_who_stands_for_many) {
  dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="A" Body="x")",
              R"(Id="4" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="B" Body="x")"});
  import = bring(coffee, access::Audience::everyone);
  EXPECT_FALSE(one("user").may_claim);
  EXPECT_EQ(refusal([&, id = one("user").id](Tx& tx) { claim(tx, ada, id, {noor.person}); }),
            "unclaimed.several");
}

TEST_P(Claims, do_not_exist_of_who_did_not_come_along_or_came_where_one_may_not_look) {
  const auto hidden = world().community(omar, Openness::private_, "Hidden");
  bring(hidden, access::Audience::members);
  const auto there = db().read([&](Tx& tx) {
    return tx.value<PersonId>("SELECT person FROM import_people WHERE import <> $1", import)
        .value();
  });
  auto browser = browser_of("Ada");
  const boost::json::value body{{"person", noor.person.text()}};
  EXPECT_EQ(browser.put("/unclaimed/" + there.text() + "/claim", body).status, 404);
  EXPECT_EQ(browser.remove("/unclaimed/" + there.text() + "/claim").status, 404);
  EXPECT_EQ(browser.put("/unclaimed/" + noor.person.text() + "/claim", body).status, 404);
  const boost::json::value nobody{{"person", there.text()}};
  EXPECT_EQ(browser.put("/unclaimed/" + one("Bo").id.text() + "/claim", nobody).status, 404);
  EXPECT_THAT(world().journal_kinds(), Not(Contains("person.claimed")));
}

KRING_ON_BOTH_DATABASES(Claims);

}  // namespace
}  // namespace kring::imports
