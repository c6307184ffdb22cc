#include "hub/contributions/contributions_store.h"
#include "hub/contributions/imported.h"
#include "hub/contributions/question_page.h"
#include "hub/contributions/room.h"
#include "platform/json/writer.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <algorithm>

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Gt;
using ::testing::IsEmpty;
using ::testing::Lt;
using ::testing::SizeIs;
using testing_support::outcome_of;
using testing_support::ruled;

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

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
  /// A text without marks that takes so many octets, an even number: itself, a paragraph of HTML,
  /// and what stands around it.
  static std::string taking(std::int64_t octets) {
    constexpr auto of_paragraph = octets_taken("", "<p></p>\n");
    return std::string(static_cast<std::size_t>((octets - of_paragraph) / 2), 'a');
  }
  /// Brings answers of this author that take so much together.
  void bring_octets(PersonaId author, std::int64_t left) {
    constexpr std::int64_t longest = 80'000, shortest = 1'000;
    while (left > 0) {
      const auto rest = left - longest;
      const auto part = std::min(left, rest > 0 && rest < shortest ? longest - shortest : longest);
      const auto text = ruled<AnswerText>(taking(part));
      db().write([&](Tx& tx) { import_answer(tx, {question, author, text, tx.now(), {}, {}}); });
      left -= part;
    }
    world.forget_journal();
  }
  /// Until all texts together leave this room.
  void fill_but_for(std::int64_t room) {
    bring_octets(lotte.persona, most_octets - room - taken_by(lotte).together);
  }
  Octets taken_by(const Visitor& author) {
    return db().read([&](Tx& tx) { return store::octets_of(tx, question, author.persona); });
  }
  void bring_comments(ThingId about, std::size_t many, std::string_view text = "Same here.") {
    const auto comment = ruled<CommentText>(text);
    db().write([&](Tx& tx) {
      for (std::size_t i = 0; i < many; ++i)
        import_comment(tx, {about, lotte.persona, comment, tx.now()});
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
  std::size_t octets_sent() { return json::write(page()).size(); }
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
  fill_but_for(2'000);
  EXPECT_EQ(answers(taking(2'002)), "question.full");
  EXPECT_EQ(comments(question.as<ThingTag>(), taking(2'002)), "question.full");
  EXPECT_EQ(comments(first.as<ThingTag>(), taking(2'002)), "question.full");
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  EXPECT_EQ(answers(taking(1'200)), "done") << "a shorter one fits";
  EXPECT_EQ(comments(first.as<ThingTag>(), taking(802)), "question.full");
  EXPECT_EQ(comments(first.as<ThingTag>(), taking(800)), "done");
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
  fill_but_for(1'000 + octets_around_text);
  EXPECT_EQ(answers(std::string(142, '"')), "question.full") << "each is six octets of HTML";
  EXPECT_EQ(answers(std::string(141, '"')), "done");
}

TEST_P(LongThread, takes_an_edit_that_makes_a_text_longer_only_where_it_fits) {
  EXPECT_EQ(edits(taking(1'000), 1), "done");
  fill_but_for(1'000);
  EXPECT_EQ(edits(taking(2'002), 2), "question.full");
  EXPECT_EQ(edits(taking(2'002), 1), "revision.stale") << "what is old is compared first";
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  EXPECT_EQ(edits(taking(2'000), 2), "done");
  EXPECT_EQ(edits(taking(2'002), 3), "question.full");
  EXPECT_EQ(edits(taking(1'000), 3), "done");
  EXPECT_EQ(edits(taking(2'000), 4), "done") << "what was made shorter left room";
}

TEST_P(LongThread, that_came_with_too_much_takes_every_edit_that_makes_it_no_longer) {
  const auto remark = db().write([&](Tx& tx) {
    return comment_on_question(tx, youssef, question, {ruled<CommentText>(taking(1'000))});
  });
  EXPECT_EQ(edits(taking(1'000), 1), "done");
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
  EXPECT_THAT(edit_all(1'002, 1), Each("question.full"));
  EXPECT_THAT(edit_all(572, 1), Each("done"));
  EXPECT_THAT(edit_all(572, 2), Each("done")) << "nor does it grow";
  EXPECT_THAT(edit_all(574, 3), Each("question.full"));
}

TEST_P(LongThread, offers_no_answer_and_no_comment_where_not_even_a_letter_fits) {
  fill_but_for(2'000);
  EXPECT_TRUE(page().may.answer);
  EXPECT_TRUE(page().may.comment);
  EXPECT_TRUE(page().answers.front().may.comment);
  EXPECT_TRUE(may_of_first().comment);
  EXPECT_EQ(answers(taking(1'480)), "done");
  EXPECT_FALSE(page().may.answer) << "520 are left, and a letter takes 522";
  EXPECT_FALSE(page().may.comment);
  EXPECT_FALSE(page().answers.front().may.comment);
  EXPECT_FALSE(may_of_first().comment);
  EXPECT_EQ(comments(first.as<ThingTag>(), "a"), "question.full");
}

TEST_P(LongThread, offers_none_to_whom_alone_it_has_no_more_room_for) {
  bring_octets(youssef.persona, most_octets_of_one - 520 - taken_by(youssef).own);
  EXPECT_FALSE(page_of(youssef).may.answer);
  EXPECT_FALSE(page_of(youssef).may.comment);
  EXPECT_FALSE(may_of_first(youssef).comment);
  EXPECT_EQ(answers("a"), "question.full_of_yours");
  EXPECT_TRUE(page().may.answer);
  EXPECT_TRUE(may_of_first().comment);
}

TEST_P(LongThread, that_begins_with_the_longest_question_counts_it_and_has_room_for_more) {
  // Each drop is four octets, and twelve more in the address of a link.
  const auto drops = [](std::size_t many) { return repeated("\xF0\x9F\x92\xA7", many); };
  const auto links = repeated("<https://a.example/" + drops(400) + "> ", 18);
  const auto text = ruled<QuestionText>(links + drops(QuestionText::max_length - 18 * 421));
  question = db().write([&](Tx& tx) {
    const auto place = store::question(tx, question)->community;
    return ask(tx, youssef, place, {ruled<Title>("Why does the breaker trip?"), text});
  });
  EXPECT_THAT(octets_of(text), Gt(400'000)) << "as long as its HTML may be";
  EXPECT_EQ(taken_by(youssef).own, octets_of(text));
  EXPECT_TRUE(page_of(youssef).may.answer);
  EXPECT_EQ(answers(taking(80'000)), "done");
  EXPECT_EQ(answers(taking(80'000)), "question.full_of_yours");
}

TEST_P(LongThread, full_of_the_shortest_remarks_is_sent_in_three_megabytes) {
  const auto remark = ruled<CommentText>("a");
  const auto left = most_octets - taken_by(lotte).together;
  bring_comments(first.as<ThingTag>(), static_cast<std::size_t>(left / octets_of(remark)), "a");
  EXPECT_EQ(comments(question.as<ThingTag>(), "a"), "question.full");
  EXPECT_THAT(octets_sent(), AllOf(Gt(1'100'000U), Lt(1'300'000U)));
  db().write(
      [&](Tx& tx) { tx.run("UPDATE people SET name = $1", repeated("\xF0\x9F\x92\xA7", 80)); });
  EXPECT_THAT(octets_sent(), AllOf(Gt(2'200'000U), Lt(2'600'000U)));
}

TEST_P(LongThread, full_of_long_texts_is_sent_in_three_megabytes) {
  fill_but_for(0);
  EXPECT_THAT(octets_sent(), AllOf(Gt(2'000'000U), Lt(2'200'000U)));
}

TEST_P(LongThread, full_of_what_json_escapes_is_sent_in_twice_its_room) {
  const auto code = "    " + std::string(39'000, '\\');
  const auto text = ruled<AnswerText>(code);
  for (auto left = most_octets - taken_by(lotte).together; left > 0; left -= octets_of(text)) {
    db().write([&](Tx& tx) {
      import_answer(tx, {question, lotte.persona, text, tx.now(), {}, {}});
    });
  }
  EXPECT_THAT(octets_sent(), AllOf(Gt(3'500'000U), Lt(4'400'000U)));
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
