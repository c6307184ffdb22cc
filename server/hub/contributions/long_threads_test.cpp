#include "hub/contributions/imported.h"
#include "hub/contributions/question_page.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using testing_support::outcome_of;
using testing_support::ruled;

/// Noor asked, and very many answered.
class LongThread : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    lotte = world.person("Lotte");
    question = world.question(noor, world.community(noor));
    first = world.answer(youssef, question);
    world.forget_journal();
  }

  void bring_answers(std::size_t many) {
    db().write([&](Tx& tx) {
      for (std::size_t i = 0; i < many; ++i)
        import_answer(tx, {question, lotte.persona, ruled<AnswerText>("Me."), tx.now(), {}, {}});
    });
  }
  void bring_comments(ThingId about, std::size_t many) {
    db().write([&](Tx& tx) {
      for (std::size_t i = 0; i < many; ++i)
        import_comment(tx, {about, lotte.persona, ruled<CommentText>("Same here."), tx.now()});
    });
  }

  std::string answers() {
    return outcome_of([&] {
      db().write([&](Tx& tx) { answer(tx, youssef, question, {ruled<AnswerText>("One more.")}); });
    });
  }
  std::string comments(ThingId about) {
    return outcome_of([&] {
      db().write([&](Tx& tx) {
        const NewComment comment{ruled<CommentText>("One more.")};
        if (about == question.as<ThingTag>()) {
          comment_on_question(tx, youssef, question, comment);
        } else {
          comment_on_answer(tx, youssef, about.as<AnswerTag>(), comment);
        }
      });
    });
  }
  Question page() {
    return db().read([&](Tx& tx) { return show_question(tx, noor, question); });
  }
  AnswerMay may_of_first() {
    return db().read([&](Tx& tx) { return show_answer(tx, noor, first); }).may;
  }

  testing_support::World world;
  Visitor noor;
  Visitor youssef;
  Visitor lotte;
  QuestionId question;
  AnswerId first;
};

TEST_P(LongThread, takes_five_hundred_answers_and_no_more) {
  bring_answers(most_answers - 2);
  EXPECT_TRUE(page().may.answer);
  world.forget_journal();
  EXPECT_EQ(answers(), "done");
  EXPECT_FALSE(page().may.answer);
  EXPECT_EQ(answers(), "answer.too_many");
  EXPECT_THAT(world.journal_kinds(), ElementsAre("answer.given"));
  EXPECT_THAT(page().answers, SizeIs(most_answers));
}

TEST_P(LongThread, is_filled_by_nobody_alone) {
  for (std::size_t i = 1; i < most_answers_of_one; ++i) EXPECT_EQ(answers(), "done");
  EXPECT_EQ(answers(), "answer.too_many_of_yours");
  const auto about = first.as<ThingTag>();
  for (std::size_t i = 0; i < most_comments_of_one; ++i) EXPECT_EQ(comments(about), "done");
  EXPECT_EQ(comments(about), "comment.too_many_of_yours");
  EXPECT_EQ(comments(question.as<ThingTag>()), "done") << "each thing has room of its own";
  EXPECT_TRUE(page().may.answer) << "others go on";
}

TEST_P(LongThread, is_made_no_room_in_by_withdrawing) {
  bring_answers(most_answers - 1);
  db().write([&](Tx& tx) { withdraw_answer(tx, youssef, first); });
  EXPECT_EQ(answers(), "answer.too_many") << "it may be restored";
  EXPECT_FALSE(page().may.answer);
}

TEST_P(LongThread, takes_three_hundred_comments_under_each_thing_and_no_more) {
  for (const auto about : {question.as<ThingTag>(), first.as<ThingTag>()}) {
    bring_comments(about, most_comments - 1);
    world.forget_journal();
    EXPECT_EQ(comments(about), "done");
    EXPECT_EQ(comments(about), "comment.too_many");
    EXPECT_THAT(world.journal_kinds(), ElementsAre("comment.made"));
  }
}

TEST_P(LongThread, says_where_no_more_comments_fit) {
  bring_comments(first.as<ThingTag>(), most_comments);
  EXPECT_TRUE(page().may.comment);
  EXPECT_FALSE(page().answers.front().may.comment);
  EXPECT_FALSE(may_of_first().comment);
  bring_comments(question.as<ThingTag>(), most_comments);
  EXPECT_FALSE(page().may.comment);
}

TEST_P(LongThread, is_imported_whole_however_long_it_is) {
  bring_answers(most_answers);
  bring_comments(first.as<ThingTag>(), most_comments + 1);
  EXPECT_THAT(page().answers, SizeIs(most_answers + 1));
  EXPECT_THAT(page().answers.front().comments, SizeIs(most_comments + 1));
}

KRING_ON_BOTH_DATABASES(LongThread);

}  // namespace
}  // namespace kring::contributions
