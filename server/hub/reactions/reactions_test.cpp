#include "hub/reactions/reactions.h"

#include "hub/access/access.h"
#include "platform/journal/journal.h"
#include "tests/support/counting_tx.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::reactions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::outcome_of;

/// Youssef answered Noor's question in Lotte's open community.
class Reactions : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    lotte = world.person("Lotte");
    question = world.question(noor, world.community(lotte)).as<ThingTag>();
    answer = world.answer(youssef, question.as<contributions::QuestionTag>()).as<ThingTag>();
    world.forget_journal();
  }

  using Act = void (*)(Tx&, const Visitor&, ThingId);

  std::string does(const Visitor& visitor, Act act, ThingId id) {
    return outcome_of([&] { db().write([&](Tx& tx) { act(tx, visitor, id); }); });
  }

  Helpful helpful(const Visitor& viewer, ThingId id) {
    const auto all = db().read([&](Tx& tx) { return helpful_of(tx, viewer.persona, {id}); });
    const auto found = all.find(id);
    return found == all.end() ? Helpful{} : found->second;
  }

  Same same(const Visitor& viewer, ThingId id) {
    return db().read([&](Tx& tx) { return same_of(tx, viewer.persona, {id}); })[id];
  }

  testing_support::World world;
  Visitor noor;
  Visitor youssef;
  Visitor lotte;
  ThingId question;
  ThingId answer;
};

TEST_P(Reactions, everybody_finds_an_answer_helpful_once) {
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(noor, find_helpful, answer), "done");
  EXPECT_EQ(does(lotte, find_helpful, answer), "done");
  EXPECT_EQ(helpful(noor, answer).helpful, 2);
  EXPECT_TRUE(helpful(noor, answer).mine);
  EXPECT_FALSE(helpful(youssef, answer).mine);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("answer.found_helpful", "answer.found_helpful"));
}

TEST_P(Reactions, it_is_taken_back_once_and_may_be_said_again) {
  does(noor, find_helpful, answer);
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(noor, take_helpful_back, answer), "done");
  EXPECT_EQ(helpful(noor, answer).helpful, 0);
  EXPECT_FALSE(helpful(noor, answer).mine);
  EXPECT_EQ(does(noor, find_helpful, answer), "done");
  EXPECT_EQ(helpful(noor, answer).helpful, 1);
  EXPECT_THAT(
      world.journal_kinds(),
      ElementsAre("answer.found_helpful", "answer.helpful_taken_back", "answer.found_helpful"));
}

TEST_P(Reactions, taking_back_what_one_never_said_takes_nobody_elses) {
  does(noor, find_helpful, answer);
  EXPECT_EQ(does(lotte, take_helpful_back, answer), "done");
  EXPECT_EQ(helpful(noor, answer).helpful, 1);
}

TEST_P(Reactions, changes_only_grow) {
  does(noor, find_helpful, answer);
  does(lotte, find_helpful, answer);
  does(noor, take_helpful_back, answer);
  does(noor, take_helpful_back, answer);
  EXPECT_EQ(helpful(noor, answer).changes, 3);
}

TEST_P(Reactions, nobody_finds_their_own_answer_helpful) {
  EXPECT_EQ(does(youssef, find_helpful, answer), "helpful.own");
  EXPECT_EQ(helpful(youssef, answer).helpful, 0);
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
}

TEST_P(Reactions, only_answers_are_found_helpful) {
  for (const auto act : {find_helpful, take_helpful_back}) {
    EXPECT_EQ(does(lotte, act, question), "not_found");
    EXPECT_EQ(does(lotte, act, ThingId(7)), "not_found");
  }
}

TEST_P(Reactions, what_one_may_not_see_one_cannot_find_helpful) {
  const auto circle = world.community(lotte, communities::Openness::private_, "Circle");
  const auto hidden = world.answer(lotte, world.question(lotte, circle)).as<ThingTag>();
  EXPECT_EQ(does(noor, find_helpful, hidden), "not_found");
  EXPECT_EQ(does(noor, take_helpful_back, hidden), "not_found");
  world.member(circle, noor);
  EXPECT_EQ(does(noor, find_helpful, hidden), "done");
}

TEST_P(Reactions, a_withdrawn_answer_is_out_of_reach_and_comes_back_with_what_was_said_of_it) {
  does(noor, find_helpful, answer);
  const auto id = answer.as<contributions::AnswerTag>();
  db().write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, id); });
  EXPECT_EQ(does(lotte, find_helpful, answer), "not_found");
  EXPECT_EQ(does(noor, take_helpful_back, answer), "not_found");
  db().write([&](Tx& tx) { contributions::restore_answer(tx, youssef, id); });
  EXPECT_EQ(helpful(noor, answer).helpful, 1);
}

TEST_P(Reactions, an_answer_to_a_withdrawn_question_is_found_helpful_by_nobody) {
  const auto id = question.as<contributions::QuestionTag>();
  db().write([&](Tx& tx) { contributions::withdraw_question(tx, noor, id); });
  world.forget_journal();
  EXPECT_EQ(does(noor, find_helpful, answer), "thing.withdrawn");
  EXPECT_EQ(does(lotte, find_helpful, answer), "not_found");
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  db().write([&](Tx& tx) { contributions::restore_question(tx, noor, id); });
  EXPECT_EQ(does(noor, find_helpful, answer), "done");
}

TEST_P(Reactions, a_line_says_whose_answer_to_which_question) {
  does(noor, find_helpful, answer);
  db().await_numbering();
  const auto line =
      db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  EXPECT_EQ(line.actor, noor.persona);
  EXPECT_EQ(line.owner, youssef.persona);
  EXPECT_EQ(line.subject, answer);
  EXPECT_EQ(line.data, R"({"question":")" + question.text() + R"("})");
}

TEST_P(Reactions, others_have_a_question_too_once_each_and_may_take_it_back) {
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(youssef, say_same, question), "done");
  EXPECT_EQ(does(lotte, say_same, question), "done");
  EXPECT_EQ(same(lotte, question).same, 2);
  EXPECT_TRUE(same(lotte, question).mine);
  EXPECT_FALSE(same(noor, question).mine);
  for (int i = 0; i < 2; ++i) EXPECT_EQ(does(youssef, take_same_back, question), "done");
  EXPECT_EQ(does(noor, take_same_back, question), "done");
  EXPECT_EQ(same(youssef, question).same, 1);
  EXPECT_EQ(same(youssef, question).changes, 3);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("question.found_same", "question.found_same",
                                                 "question.same_taken_back"));
}

TEST_P(Reactions, nobody_has_their_own_question_too) {
  EXPECT_EQ(does(noor, say_same, question), "same.own");
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
}

TEST_P(Reactions, only_a_question_that_one_sees_can_be_ones_own_too) {
  const auto circle = world.community(lotte, communities::Openness::private_, "Circle");
  const auto hidden = world.question(lotte, circle).as<ThingTag>();
  for (const auto act : {say_same, take_same_back}) {
    EXPECT_EQ(does(noor, act, hidden), "not_found");
    EXPECT_EQ(does(noor, act, answer), "not_found");
  }
}

TEST_P(Reactions, those_of_many_answers_are_fetched_at_once) {
  const auto other = world.answer(lotte, question.as<contributions::QuestionTag>()).as<ThingTag>();
  does(noor, find_helpful, answer);
  const auto all = db().read([&](Tx& tx) {
    testing_support::CountingTx counting(tx);
    auto found = helpful_of(counting, noor.persona, {answer, other, ThingId(7)});
    EXPECT_EQ(counting.statements(), 1);
    return found;
  });
  EXPECT_EQ(all.size(), 1U);
  EXPECT_EQ(all.at(answer).helpful, 1);
  EXPECT_THAT(db().read([&](Tx& tx) { return helpful_of(tx, noor.persona, {}); }), IsEmpty());
}

KRING_ON_BOTH_DATABASES(Reactions);

}  // namespace
}  // namespace kring::reactions
