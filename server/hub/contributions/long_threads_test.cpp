#include "hub/contributions/contributions_store.h"
#include "hub/contributions/imported.h"
#include "hub/contributions/question_page.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <algorithm>

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
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
  /// A text without marks that takes so many octets, an even number: itself and a paragraph of
  /// HTML.
  static std::string taking(std::int64_t octets) {
    constexpr std::int64_t of_paragraph = std::string_view("<p></p>\n").size();
    return std::string(static_cast<std::size_t>((octets - of_paragraph) / 2), 'a');
  }
  /// Brings answers until all texts together leave this room.
  void fill_but_for(std::int64_t room) {
    constexpr std::int64_t longest = 80'000;
    db().write([&](Tx& tx) {
      auto left = most_octets - room - store::octets_of(tx, question, lotte.persona).together;
      for (; left > 0; left -= longest) {
        const auto text = ruled<AnswerText>(taking(std::min(left, longest)));
        import_answer(tx, {question, lotte.persona, text, tx.now(), {}, {}});
      }
    });
    world.forget_journal();
  }
  void bring_comments(ThingId about, std::size_t many) {
    db().write([&](Tx& tx) {
      for (std::size_t i = 0; i < many; ++i)
        import_comment(tx, {about, lotte.persona, ruled<CommentText>("Same here."), tx.now()});
    });
  }

  std::string answers(std::string_view text = "One more.") {
    return outcome_of([&] {
      db().write([&](Tx& tx) { answer(tx, youssef, question, {ruled<AnswerText>(text)}); });
    });
  }
  std::string edits(std::string_view text, std::int64_t revision) {
    return outcome_of([&] {
      db().write([&](Tx& tx) {
        edit_answer(tx, youssef, first, {ruled<AnswerText>(text), revision});
      });
    });
  }
  std::string comments(ThingId about, std::string_view text = "One more.") {
    return outcome_of([&] {
      db().write([&](Tx& tx) {
        const NewComment comment{ruled<CommentText>(text)};
        if (about == question.as<ThingTag>()) {
          comment_on_question(tx, youssef, question, comment);
        } else {
          comment_on_answer(tx, youssef, about.as<AnswerTag>(), comment);
        }
      });
    });
  }
  Question page() { return page_of(noor); }
  Question page_of(const Visitor& visitor) {
    return db().read([&](Tx& tx) { return show_question(tx, visitor, question); });
  }
  AnswerMay may_of_first() { return may_of_first(noor); }
  AnswerMay may_of_first(const Visitor& visitor) {
    return db().read([&](Tx& tx) { return show_answer(tx, visitor, first); }).may;
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
  EXPECT_FALSE(page_of(youssef).may.answer);
  EXPECT_EQ(answers(), "answer.too_many_of_yours");
  const auto about = first.as<ThingTag>();
  for (std::size_t i = 0; i < most_comments_of_one; ++i) EXPECT_EQ(comments(about), "done");
  EXPECT_FALSE(may_of_first(youssef).comment);
  EXPECT_FALSE(page_of(youssef).answers.front().may.comment);
  EXPECT_EQ(comments(about), "comment.too_many_of_yours");
  EXPECT_TRUE(page_of(youssef).may.comment) << "each thing has room of its own";
  EXPECT_EQ(comments(question.as<ThingTag>()), "done");
  EXPECT_TRUE(page().may.answer) << "others go on";
  EXPECT_TRUE(may_of_first().comment);
}

TEST_P(LongThread, is_made_no_room_in_by_withdrawing) {
  bring_answers(most_answers - 1);
  db().write([&](Tx& tx) { withdraw_answer(tx, youssef, first); });
  EXPECT_EQ(answers(), "answer.too_many") << "it may be restored";
  EXPECT_FALSE(page().may.answer);
}

TEST_P(LongThread, that_is_full_gains_no_octets_by_withdrawing) {
  fill_but_for(0);
  db().write([&](Tx& tx) { withdraw_answer(tx, youssef, first); });
  EXPECT_EQ(answers("No."), "question.full") << "it may be restored";
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

TEST_P(LongThread, takes_as_many_octets_as_a_page_sends_and_no_more) {
  fill_but_for(1'000);
  EXPECT_EQ(answers(taking(1'002)), "question.full");
  EXPECT_EQ(comments(question.as<ThingTag>(), taking(1'002)), "question.full");
  EXPECT_EQ(comments(first.as<ThingTag>(), taking(1'002)), "question.full");
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  EXPECT_EQ(answers(taking(600)), "done") << "a shorter one fits";
  EXPECT_EQ(comments(first.as<ThingTag>(), taking(402)), "question.full");
  EXPECT_EQ(comments(first.as<ThingTag>(), taking(400)), "done");
  EXPECT_EQ(comments(question.as<ThingTag>(), "a"), "question.full");
  EXPECT_THAT(world.journal_kinds(), ElementsAre("answer.given", "comment.made"));
}

TEST_P(LongThread, is_closed_to_others_by_no_one_persons_words) {
  const auto longest = taking(80'000);
  const auto fitting = most_octets_of_one / 80'000;
  for (std::int64_t i = 0; i < fitting; ++i) EXPECT_EQ(answers(longest), "done");
  EXPECT_EQ(answers(longest), "question.full_of_yours");
  EXPECT_EQ(comments(first.as<ThingTag>()), "done");
  EXPECT_EQ(edits(longest, 1), "question.full_of_yours");
  EXPECT_EQ(edits("Me.", 1), "done") << "what is shorter fits";
  EXPECT_EQ(outcome_of([&] {
              db().write([&](Tx& tx) { answer(tx, noor, question, {ruled<AnswerText>(longest)}); });
            }),
            "done")
      << "others go on";
}

TEST_P(LongThread, counts_what_a_text_looks_like_too) {
  fill_but_for(1'000);
  EXPECT_EQ(answers(std::string(142, '"')), "question.full") << "each is six octets of HTML";
  EXPECT_EQ(answers(std::string(141, '"')), "done");
}

TEST_P(LongThread, takes_an_edit_that_makes_a_text_longer_only_where_it_fits) {
  EXPECT_EQ(edits(taking(500), 1), "done");
  fill_but_for(1'000);
  EXPECT_EQ(edits(taking(1'502), 2), "question.full");
  EXPECT_EQ(edits(taking(1'502), 1), "revision.stale") << "what is old is compared first";
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  EXPECT_EQ(edits(taking(1'500), 2), "done");
  EXPECT_EQ(edits(taking(1'502), 3), "question.full");
  EXPECT_EQ(edits(taking(500), 3), "done");
  EXPECT_EQ(edits(taking(1'500), 4), "done") << "what was made shorter left room";
}

TEST_P(LongThread, that_came_with_too_much_takes_every_edit_that_makes_it_no_longer) {
  const auto remark = db().write([&](Tx& tx) {
    return comment_on_question(tx, youssef, question, {ruled<CommentText>(taking(400))});
  });
  EXPECT_EQ(edits(taking(400), 1), "done");
  fill_but_for(-10'000);
  const auto edit_all = [&](std::int64_t octets, std::int64_t revision) {
    const auto edited = taking(octets);
    return std::vector{
        edits(edited, revision + 1), outcome_of([&] {
          db().write([&](Tx& tx) {
            edit_comment(tx, youssef, remark, {ruled<CommentText>(edited), revision});
          });
        }),
        outcome_of([&] {
          db().write([&](Tx& tx) {
            edit_question(tx, noor, question,
                          {ruled<Title>("Why does the breaker trip?"), ruled<QuestionText>(edited),
                           revision});
          });
        })};
  };
  EXPECT_THAT(edit_all(402, 1), Each("question.full"));
  EXPECT_THAT(edit_all(60, 1), Each("done"));
  EXPECT_THAT(edit_all(60, 2), Each("done")) << "nor does it grow";
  EXPECT_THAT(edit_all(62, 3), Each("question.full"));
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
