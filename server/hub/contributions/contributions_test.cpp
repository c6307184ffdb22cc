#include "hub/contributions/contributions.h"

#include "hub/contributions/question_list.h"
#include "hub/contributions/question_page.h"
#include "hub/reactions/reactions.h"
#include "tests/support/databases.h"
#include "tests/support/refusals.h"
#include "tests/support/world.h"

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using access::State;
using communities::Openness;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::outcome_of;
using testing_support::ruled;

class Contributions : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    lotte = world.person("Lotte");
    pumps = world.community(lotte);
  }

  testing_support::World world;
  Visitor noor;
  Visitor youssef;
  Visitor lotte;
  CommunityId pumps;

  template <class Fn>
  auto write(Fn&& fn) {
    return db().write(std::forward<Fn>(fn));
  }

  Question page(const Visitor& visitor, QuestionId id) {
    return db().read([&](Tx& tx) { return show_question(tx, visitor, id); });
  }

  communities::Community community(CommunityId id) {
    return db().read([&](Tx& tx) { return communities::require_visible(tx, lotte, id).community; });
  }
};

TEST_P(Contributions, a_question_appears_on_its_page_with_its_author_and_its_place) {
  const auto id = world.question(noor, pumps, "Why does it trip?", "It **trips**.");
  const auto question = page(youssef, id);
  EXPECT_EQ(question.title, "Why does it trip?");
  EXPECT_EQ(question.html, "<p>It <strong>trips</strong>.</p>\n");
  EXPECT_EQ(question.by.name, "Noor");
  EXPECT_EQ(question.community.name, "Heat pumps");
  EXPECT_EQ(question.asked_at, clock().now());
  EXPECT_TRUE(question.may.answer);
  EXPECT_FALSE(question.may.edit);
  EXPECT_TRUE(page(noor, id).may.edit);
}

TEST_P(Contributions, asking_and_answering_write_one_line_each) {
  world.forget_journal();
  const auto question = world.question(noor, pumps);
  world.answer(youssef, question);
  EXPECT_THAT(world.journal_kinds(), ElementsAre("question.asked", "answer.given"));
}

TEST_P(Contributions, who_may_not_read_a_closed_community_may_not_ask_there) {
  const auto closed = world.community(lotte, Openness::closed, "Leading at work");
  const NewQuestion question{ruled<Title>("May I come in?"), {}};
  EXPECT_EQ(outcome_of([&] { write([&](Tx& tx) { return ask(tx, noor, closed, question); }); }),
            "membership.required");
  world.member(closed, noor);
  EXPECT_EQ(outcome_of([&] { write([&](Tx& tx) { return ask(tx, noor, closed, question); }); }),
            "done");
}

TEST_P(Contributions, a_private_community_does_not_exist_for_others) {
  const auto hidden = world.community(lotte, Openness::private_, "Circle");
  const auto id = world.question(lotte, hidden);
  const NewQuestion question{ruled<Title>("May I come in?"), {}};
  EXPECT_EQ(outcome_of([&] { write([&](Tx& tx) { return ask(tx, noor, hidden, question); }); }),
            "not_found");
  EXPECT_EQ(outcome_of([&] { page(noor, id); }), "not_found");
}

TEST_P(Contributions, an_answers_id_is_no_questions_id) {
  const auto question = world.question(noor, pumps);
  const auto answer = world.answer(youssef, question);
  EXPECT_EQ(outcome_of([&] { page(noor, answer.as<QuestionTag>()); }), "not_found");
}

TEST_P(Contributions, the_asker_accepts_an_answer_and_it_comes_first) {
  const auto question = world.question(noor, pumps);
  world.answer(youssef, question, "First try.");
  const auto second = world.answer(lotte, question, "It is the inrush current.");
  world.forget_journal();
  write([&](Tx& tx) { accept(tx, noor, question, second); });
  EXPECT_THAT(world.journal_kinds(), ElementsAre("answer.accepted"));
  EXPECT_EQ(page(youssef, question).accepted, second);
  EXPECT_EQ(page(youssef, question).answers.front().id, second);
}

TEST_P(Contributions, accepting_another_answer_takes_the_first_acceptance_back) {
  const auto question = world.question(noor, pumps);
  const auto first = world.answer(youssef, question);
  const auto second = world.answer(lotte, question);
  write([&](Tx& tx) { accept(tx, noor, question, first); });
  world.forget_journal();
  write([&](Tx& tx) { accept(tx, noor, question, second); });
  write([&](Tx& tx) { accept(tx, noor, question, second); });
  EXPECT_THAT(world.journal_kinds(), ElementsAre("answer.unaccepted", "answer.accepted"));
}

TEST_P(Contributions, only_the_asker_or_a_facilitator_accepts) {
  const auto question = world.question(noor, pumps);
  const auto answer = world.answer(youssef, question);
  EXPECT_EQ(outcome_of([&] { write([&](Tx& tx) { accept(tx, youssef, question, answer); }); }),
            "not_allowed");
  EXPECT_EQ(outcome_of([&] { write([&](Tx& tx) { accept(tx, lotte, question, answer); }); }),
            "done");
  EXPECT_EQ(outcome_of([&] { write([&](Tx& tx) { unaccept(tx, youssef, question); }); }),
            "not_allowed");
}

TEST_P(Contributions, an_answer_to_another_question_cannot_be_accepted) {
  const auto question = world.question(noor, pumps);
  const auto other = world.answer(youssef, world.question(noor, pumps, "Another question"));
  EXPECT_EQ(outcome_of([&] { write([&](Tx& tx) { accept(tx, noor, question, other); }); }),
            "answer.elsewhere");
}

TEST_P(Contributions, an_edit_keeps_what_the_text_said) {
  const auto id = world.question(noor, pumps, "Why does it trip?", "Old words.");
  clock().advance(std::chrono::minutes(5));
  write([&](Tx& tx) {
    edit_question(tx, noor, id,
                  {ruled<Title>("Why does it trip twice?"), ruled<QuestionText>("New words."), 1});
  });
  const auto history = db().read([&](Tx& tx) { return question_revisions(tx, youssef, id, {}); });
  ASSERT_THAT(history.items, SizeIs(2));
  EXPECT_EQ(history.items[0].text, "New words.");
  EXPECT_EQ(history.items[1].text, "Old words.");
  EXPECT_EQ(history.items[1].title, "Why does it trip?");
  EXPECT_EQ(page(noor, id).revision, 2);
}

TEST_P(Contributions, a_history_is_read_thirty_at_a_time_what_the_text_says_now_among_them) {
  const auto id = world.question(noor, pumps);
  write([&](Tx& tx) {
    for (std::int64_t revision = 1; revision <= 30; ++revision) {
      edit_question(tx, noor, id,
                    {ruled<Title>("Why does it trip?"), ruled<QuestionText>("Still."), revision});
    }
  });
  const auto history = [&](const std::optional<std::string>& after) {
    return db().read([&](Tx& tx) { return question_revisions(tx, youssef, id, after); });
  };
  const auto first = history({});
  EXPECT_THAT(first.items, SizeIs(30));
  EXPECT_EQ(first.items.front().revision, 31);
  EXPECT_EQ(first.items.back().revision, 2);
  const auto rest = history(first.next);
  EXPECT_THAT(rest.items, ElementsAre(Field(&Revision::revision, 1)));
  EXPECT_FALSE(rest.next);
}

TEST_P(Contributions, a_history_of_long_texts_is_read_half_a_mebibyte_at_a_time) {
  const std::string long_words(40'000 - 1, 'w');
  const auto id = world.question(noor, pumps, "Why does it trip?", long_words + "1");
  write([&](Tx& tx) {
    for (std::int64_t revision = 1; revision < 31; ++revision) {
      const auto text = ruled<QuestionText>(long_words + std::to_string(revision % 10));
      edit_question(tx, noor, id, {ruled<Title>("Why does it trip?"), text, revision});
    }
  });
  std::vector<std::size_t> numbers;
  std::vector<std::int64_t> revisions;
  std::optional<std::string> after;
  do {
    auto page = db().read([&](Tx& tx) { return question_revisions(tx, youssef, id, after); });
    numbers.push_back(page.items.size());
    for (const auto& each : page.items) revisions.push_back(each.revision);
    after = page.next;
  } while (after);
  EXPECT_THAT(numbers, ElementsAre(13, 13, 5)) << "thirteen times 40,000 are 520,000";
  std::vector<std::int64_t> all;
  for (std::int64_t revision = 31; revision > 0; --revision) all.push_back(revision);
  EXPECT_EQ(revisions, all) << "none is left out, and none comes twice";
}

TEST_P(Contributions, a_page_of_a_history_holds_one_revision_however_long) {
  std::string emoji;
  for (int i = 0; i < 40'000; ++i) emoji += "\xF0\x9F\x92\xA7";
  const auto question = world.question(noor, pumps);
  const auto id = world.answer(youssef, question, emoji);
  write([&](Tx& tx) {
    for (std::int64_t revision = 1; revision <= 4; ++revision)
      edit_answer(tx, youssef, id, {ruled<AnswerText>(emoji.substr(4)), revision});
  });
  // Nobody writes a text longer than a page; one that was kept under another limit may be.
  write([&](Tx& tx) {
    tx.run("UPDATE revisions SET text = $1 WHERE revision = 1", emoji + emoji + emoji + emoji);
  });
  const auto history = [&](const std::optional<std::string>& after) {
    return db().read([&](Tx& tx) { return answer_revisions(tx, noor, id, after); });
  };
  const auto first = history({});
  EXPECT_THAT(first.items, SizeIs(3));
  const auto second = history(first.next);
  EXPECT_THAT(second.items, ElementsAre(Field(&Revision::revision, 2)));
  const auto third = history(second.next);
  EXPECT_THAT(third.items, ElementsAre(Field(&Revision::revision, 1)));
  EXPECT_FALSE(third.next);
}

TEST_P(Contributions, an_edit_of_an_older_revision_is_refused_and_loses_nothing) {
  const auto question = world.question(noor, pumps);
  const auto id = world.answer(youssef, question, "One.");
  write([&](Tx& tx) { edit_answer(tx, youssef, id, {ruled<AnswerText>("Two."), 1}); });
  EXPECT_EQ(
      outcome_of([&] {
        write([&](Tx& tx) { edit_answer(tx, youssef, id, {ruled<AnswerText>("Three."), 1}); });
      }),
      "revision.stale");
  EXPECT_EQ(page(noor, question).answers[0].text, "Two.");
}

TEST_P(Contributions, nobody_edits_or_withdraws_what_another_wrote) {
  const auto question = world.question(noor, pumps);
  const auto answer = world.answer(youssef, question);
  EXPECT_EQ(
      outcome_of([&] {
        write([&](Tx& tx) { edit_answer(tx, noor, answer, {ruled<AnswerText>("Mine now."), 1}); });
      }),
      "not_allowed");
  EXPECT_EQ(outcome_of([&] { write([&](Tx& tx) { withdraw_answer(tx, lotte, answer); }); }),
            "not_allowed");
  EXPECT_EQ(outcome_of([&] { write([&](Tx& tx) { withdraw_question(tx, lotte, question); }); }),
            "not_allowed");
}

TEST_P(Contributions, a_withdrawn_question_is_its_authors_alone_until_restored) {
  const auto id = world.question(noor, pumps);
  const auto answer = world.answer(youssef, id);
  write([&](Tx& tx) { withdraw_question(tx, noor, id); });
  EXPECT_EQ(outcome_of([&] { page(lotte, id); }), "not_found");
  EXPECT_EQ(
      outcome_of([&] { db().read([&](Tx& tx) { return show_answer(tx, youssef, answer); }); }),
      "not_found");
  EXPECT_EQ(page(noor, id).state, State::withdrawn);
  EXPECT_TRUE(page(noor, id).may.restore);
  write([&](Tx& tx) { restore_question(tx, noor, id); });
  EXPECT_EQ(page(lotte, id).state, State::visible);
}

TEST_P(Contributions, withdrawing_the_accepted_answer_takes_the_acceptance_back) {
  const auto question = world.question(noor, pumps);
  const auto answer = world.answer(youssef, question);
  write([&](Tx& tx) { accept(tx, noor, question, answer); });
  world.forget_journal();
  write([&](Tx& tx) { withdraw_answer(tx, youssef, answer); });
  EXPECT_THAT(world.journal_kinds(), ElementsAre("answer.unaccepted", "answer.withdrawn"));
  EXPECT_EQ(page(noor, question).accepted, std::nullopt);
  EXPECT_THAT(page(noor, question).answers, IsEmpty());
  write([&](Tx& tx) { restore_answer(tx, youssef, answer); });
  EXPECT_EQ(page(noor, question).accepted, std::nullopt);
  EXPECT_THAT(page(noor, question).answers, SizeIs(1));
}

TEST_P(Contributions, what_is_withdrawn_is_edited_by_nobody_until_it_is_restored) {
  const auto question = world.question(noor, pumps);
  const auto answer = world.answer(noor, question);
  const auto comment = write([&](Tx& tx) {
    return comment_on_question(tx, noor, question, {ruled<CommentText>("Which make?")});
  });
  const auto edit_all = [&] {
    const EditedQuestion asked{ruled<Title>("Why does it trip twice?"), ruled<QuestionText>("."),
                               1};
    const EditedAnswer answered{ruled<AnswerText>("New words."), 1};
    const EditedComment commented{ruled<CommentText>("New words."), 1};
    return std::vector{
        outcome_of([&] { write([&](Tx& tx) { edit_question(tx, noor, question, asked); }); }),
        outcome_of([&] { write([&](Tx& tx) { edit_answer(tx, noor, answer, answered); }); }),
        outcome_of([&] { write([&](Tx& tx) { edit_comment(tx, noor, comment, commented); }); })};
  };
  write([&](Tx& tx) {
    withdraw_comment(tx, noor, comment);
    withdraw_answer(tx, noor, answer);
    withdraw_question(tx, noor, question);
  });
  world.forget_journal();
  EXPECT_THAT(edit_all(), Each("thing.withdrawn"));
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
  write([&](Tx& tx) {
    restore_question(tx, noor, question);
    restore_answer(tx, noor, answer);
    restore_comment(tx, noor, comment);
  });
  EXPECT_THAT(edit_all(), Each("done"));
}

TEST_P(Contributions, nothing_is_added_to_what_is_withdrawn_by_its_author_either) {
  const auto question = world.question(noor, pumps);
  const auto own = world.answer(noor, question);
  const auto others = world.answer(youssef, question);
  const auto act = [&](const auto& verb) { return outcome_of([&] { write(verb); }); };
  EXPECT_EQ(act([&](Tx& tx) { answer(tx, noor, question, {ruled<AnswerText>("Found it.")}); }),
            "done");
  write([&](Tx& tx) { withdraw_answer(tx, noor, own); });
  world.forget_journal();
  EXPECT_EQ(act([&](Tx& tx) { accept(tx, noor, question, own); }), "thing.withdrawn");
  EXPECT_EQ(
      act([&](Tx& tx) { comment_on_answer(tx, noor, own, {ruled<CommentText>("Or else.")}); }),
      "thing.withdrawn");
  write([&](Tx& tx) { withdraw_question(tx, noor, question); });
  world.forget_journal();
  EXPECT_EQ(act([&](Tx& tx) { answer(tx, noor, question, {ruled<AnswerText>("Found it.")}); }),
            "thing.withdrawn");
  EXPECT_EQ(act([&](Tx& tx) {
              comment_on_question(tx, noor, question, {ruled<CommentText>("Or else.")});
            }),
            "thing.withdrawn");
  EXPECT_EQ(act([&](Tx& tx) { accept(tx, noor, question, own); }), "thing.withdrawn");
  EXPECT_EQ(act([&](Tx& tx) { unaccept(tx, noor, question); }), "thing.withdrawn");
  EXPECT_EQ(act([&](Tx& tx) { choose_themes(tx, noor, question, {}); }), "thing.withdrawn");
  EXPECT_EQ(
      act([&](Tx& tx) { comment_on_answer(tx, noor, others, {ruled<CommentText>("Or else.")}); }),
      "thing.withdrawn")
      << "what stands in it is out of sight too";
  EXPECT_FALSE(page(noor, question).may.accept);
  const auto seen = page(noor, question).answers;
  ASSERT_THAT(seen, SizeIs(3)) << "two of hers, and Youssef's";
  for (const auto& each : seen) {
    EXPECT_FALSE(each.may.comment);
    EXPECT_FALSE(each.may.mark_helpful);
  }
  EXPECT_FALSE(db().read([&](Tx& tx) { return show_answer(tx, noor, others); }).may.comment);
  EXPECT_EQ(act([&](Tx& tx) { answer(tx, lotte, question, {ruled<AnswerText>("Mine.")}); }),
            "not_found")
      << "others do not learn that it is there";
  EXPECT_THAT(world.journal_kinds(), IsEmpty());
}

TEST_P(Contributions, doing_it_twice_writes_one_line) {
  const auto id = world.question(noor, pumps);
  world.forget_journal();
  for (int i = 0; i < 2; ++i) write([&](Tx& tx) { withdraw_question(tx, noor, id); });
  for (int i = 0; i < 2; ++i) write([&](Tx& tx) { restore_question(tx, noor, id); });
  EXPECT_THAT(world.journal_kinds(), ElementsAre("question.withdrawn", "question.restored"));
}

TEST_P(Contributions, comments_stand_under_what_they_are_about) {
  const auto question = world.question(noor, pumps);
  const auto answer = world.answer(youssef, question);
  write([&](Tx& tx) {
    comment_on_question(tx, lotte, question, {ruled<CommentText>("Which make?")});
    comment_on_answer(tx, noor, answer, {ruled<CommentText>("Thank you!")});
  });
  const auto seen = page(youssef, question);
  ASSERT_THAT(seen.comments, SizeIs(1));
  EXPECT_EQ(seen.comments[0].text, "Which make?");
  ASSERT_THAT(seen.answers[0].comments, SizeIs(1));
  EXPECT_EQ(seen.answers[0].comments[0].by.name, "Noor");
}

TEST_P(Contributions, answers_that_more_readers_found_helpful_come_first) {
  const auto question = world.question(noor, pumps);
  const auto first = world.answer(youssef, question, "First.");
  const auto second = world.answer(youssef, question, "Second.");
  write([&](Tx& tx) { reactions::find_helpful(tx, lotte, second.as<ThingTag>()); });
  const auto seen = page(noor, question);
  EXPECT_EQ(seen.answers[0].id, second);
  EXPECT_EQ(seen.answers[0].helpful, 1);
  EXPECT_EQ(seen.answers[1].id, first);
}

TEST_P(Contributions, a_community_counts_its_questions_and_those_that_wait) {
  const auto first = world.question(noor, pumps, "The first question");
  world.question(noor, pumps, "The second question");
  const auto answer = world.answer(youssef, first);
  EXPECT_EQ(community(pumps).questions, 2);
  EXPECT_EQ(community(pumps).unanswered, 1);
  write([&](Tx& tx) { withdraw_answer(tx, youssef, answer); });
  EXPECT_EQ(community(pumps).unanswered, 2);
  write([&](Tx& tx) { withdraw_question(tx, noor, first); });
  EXPECT_EQ(community(pumps).questions, 1);
  EXPECT_EQ(community(pumps).unanswered, 1);
  write([&](Tx& tx) { restore_question(tx, noor, first); });
  write([&](Tx& tx) { restore_answer(tx, youssef, answer); });
  EXPECT_EQ(community(pumps).questions, 2);
  EXPECT_EQ(community(pumps).unanswered, 1);
}

TEST_P(Contributions, a_list_shows_only_what_one_may_read) {
  const auto hidden = world.community(lotte, Openness::private_, "Circle");
  world.question(lotte, hidden, "A private question");
  const auto open = world.question(lotte, pumps, "An open question");
  const auto list = [&](const Visitor& visitor) {
    return db().read([&](Tx& tx) { return list_questions(tx, visitor, {}).items; });
  };
  ASSERT_THAT(list(noor), SizeIs(1));
  EXPECT_EQ(list(noor)[0].id, open);
  EXPECT_THAT(list(lotte), SizeIs(2));
}

TEST_P(Contributions, a_list_is_paged_without_losing_or_doubling_one) {
  for (std::size_t i = 0; i < page_size + 5; ++i) {
    world.question(noor, pumps, "Question number " + std::to_string(i));
  }
  std::vector<QuestionId> seen;
  ListQuestions wanted;
  do {
    const auto list = db().read([&](Tx& tx) { return list_questions(tx, noor, wanted); });
    for (const auto& question : list.items) seen.push_back(question.id);
    wanted.after = list.next;
  } while (wanted.after);
  EXPECT_THAT(seen, SizeIs(page_size + 5));
  EXPECT_TRUE(std::ranges::is_sorted(seen, std::greater<>()));
}

TEST_P(Contributions, unanswered_shows_what_waits_and_mine_what_is_mine) {
  const auto answered = world.question(noor, pumps, "An answered question");
  world.answer(youssef, answered);
  const auto waiting = world.question(youssef, pumps, "A waiting question");
  const auto ids = [&](Show show) {
    ListQuestions wanted;
    wanted.show = show;
    std::vector<QuestionId> all;
    const auto list = db().read([&](Tx& tx) { return list_questions(tx, noor, wanted); });
    for (const auto& question : list.items) all.push_back(question.id);
    return all;
  };
  EXPECT_THAT(ids(Show::unanswered), ElementsAre(waiting));
  EXPECT_THAT(ids(Show::mine), ElementsAre(answered));
}

TEST_P(Contributions, what_one_withdrew_is_found_among_ones_own_and_nowhere_else) {
  const auto question = world.question(noor, pumps, "Asked too soon, perhaps");
  write([&](Tx& tx) { withdraw_question(tx, noor, question); });
  const auto listed = [&](const Visitor& visitor, Show show, std::optional<CommunityId> community) {
    ListQuestions wanted;
    wanted.show = show;
    wanted.community = community;
    return db().read([&](Tx& tx) { return list_questions(tx, visitor, wanted); }).items;
  };
  for (const auto community : {std::optional<CommunityId>(), std::optional(pumps)}) {
    EXPECT_THAT(listed(noor, Show::mine, community),
                ElementsAre(AllOf(Field(&QuestionSummary::id, question),
                                  Field(&QuestionSummary::state, State::withdrawn))));
    EXPECT_THAT(listed(noor, Show::newest, community), IsEmpty());
    EXPECT_THAT(listed(noor, Show::unanswered, community), IsEmpty());
    EXPECT_THAT(listed(youssef, Show::newest, community), IsEmpty());
    EXPECT_THAT(listed(youssef, Show::mine, community), IsEmpty());
  }
}

TEST_P(Contributions, ones_own_question_is_not_listed_where_one_may_no_longer_read) {
  const auto closed = world.community(lotte, Openness::closed, "Among members");
  world.member(closed, noor);
  const auto question = world.question(noor, closed, "Asked among members");
  write([&](Tx& tx) { withdraw_question(tx, noor, question); });
  write([&](Tx& tx) { communities::leave(tx, noor, closed); });
  ListQuestions wanted;
  wanted.show = Show::mine;
  EXPECT_THAT(db().read([&](Tx& tx) { return list_questions(tx, noor, wanted); }).items, IsEmpty());
}

KRING_ON_BOTH_DATABASES(Contributions);

}  // namespace
}  // namespace kring::contributions
