// What a text is written in, as it is told, chosen and shown.

#include "hub/contributions/contributions_events.h"
#include "hub/contributions/imported.h"
#include "hub/contributions/live_items.h"
#include "hub/contributions/question_list.h"
#include "hub/contributions/question_page.h"
#include "platform/journal/journal.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/refusals.h"

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using ::testing::SizeIs;
using testing_support::outcome_of;
using testing_support::problems;
using testing_support::ruled;

class Languages : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    lotte = world().person("Lotte");
    noor = world().person("Noor");
    pumps = world().community(lotte);
  }

  Question page(QuestionId id) {
    return db().read([&](Tx& tx) { return show_question(tx, noor, id); });
  }

  static EditedQuestion edited(std::int64_t revision, std::optional<WrittenIn> language) {
    return {ruled<Title>("Why does the breaker trip?"),
            ruled<QuestionText>("It trips when the pump starts."), revision, language};
  }

  void edit(const Visitor& visitor, QuestionId id, const EditedQuestion& as) {
    db().write([&](Tx& tx) { edit_question(tx, visitor, id, as); });
  }

  /// The event of the last line.
  template <class Event>
  Event told() {
    db().await_numbering();
    return db().read([](Tx& tx) {
      return journal::line(tx, journal::last_seq(tx)).value().template as<Event>().value();
    });
  }

  Visitor lotte, noor;
  CommunityId pumps;
};
KRING_ON_BOTH_DATABASES(Languages);

TEST_P(Languages, are_told_by_the_words_of_each_text) {
  const auto question = world().question(noor, pumps, "Waarom valt de automaat uit?",
                                         "Het is niet te doen: bij het starten valt hij uit.");
  world().answer(lotte, question, "It is the inrush current, and that is high for this pump.");
  world().answer(lotte, question, "Traagzekering");
  const auto shown = page(question);
  EXPECT_EQ(shown.language, WrittenIn::nl);
  EXPECT_FALSE(shown.language_chosen);
  ASSERT_THAT(shown.answers, SizeIs(2));
  EXPECT_EQ(shown.answers[0].language, WrittenIn::en);
  EXPECT_EQ(shown.answers[1].language, std::nullopt) << "of one word nobody can tell";
}

TEST_P(Languages, of_a_question_are_told_by_its_title_where_there_is_no_text) {
  EXPECT_EQ(
      page(world().question(noor, pumps, "Waarom valt de automaat van de pomp uit?", "")).language,
      WrittenIn::nl);
}

TEST_P(Languages, are_what_the_author_chooses) {
  const NewQuestion asked{ruled<Title>("Fuses and breakers"), {}, {}, {}, WrittenIn::fr};
  const auto question = db().write([&](Tx& tx) { return ask(tx, noor, pumps, asked); });
  EXPECT_EQ(page(question).language, WrittenIn::fr);
  EXPECT_TRUE(page(question).language_chosen);
  EXPECT_EQ(told<QuestionAsked>().language, WrittenIn::fr);
}

TEST_P(Languages, are_chosen_otherwise_and_left_to_the_words_again_by_an_edit) {
  const auto question = world().question(noor, pumps);
  edit(noor, question, edited(1, WrittenIn::nl));
  EXPECT_EQ(page(question).language, WrittenIn::nl);
  EXPECT_TRUE(page(question).language_chosen);
  EXPECT_EQ(told<QuestionEdited>().language, WrittenIn::nl);
  edit(noor, question, edited(2, {}));
  EXPECT_EQ(page(question).language, WrittenIn::en);
  EXPECT_FALSE(page(question).language_chosen);
  EXPECT_EQ(told<QuestionEdited>().language, std::nullopt);
}

TEST_P(Languages, of_answers_and_comments_are_chosen_by_an_edit) {
  const auto question = world().question(noor, pumps);
  const auto answer = world().answer(noor, question);
  db().write([&](Tx& tx) {
    edit_answer(tx, noor, answer, {ruled<AnswerText>("Zekering"), 1, WrittenIn::nl});
  });
  EXPECT_EQ(told<AnswerEdited>().language, WrittenIn::nl);
  const auto comment = db().write([&](Tx& tx) {
    return comment_on_answer(tx, noor, answer, {ruled<CommentText>("Une zener, peut-être.")});
  });
  db().write([&](Tx& tx) {
    edit_comment(tx, noor, comment, {ruled<CommentText>("Zener"), 1, WrittenIn::fr});
  });
  EXPECT_EQ(told<CommentEdited>().language, WrittenIn::fr);
  const auto shown = page(question).answers.at(0);
  EXPECT_EQ(shown.language, WrittenIn::nl);
  EXPECT_TRUE(shown.language_chosen);
  EXPECT_EQ(shown.comments.at(0).language, WrittenIn::fr);
}

TEST_P(Languages, are_nobody_elses_to_choose) {
  const auto question = world().question(noor, pumps);
  EXPECT_EQ(outcome_of([&] { edit(lotte, question, edited(1, WrittenIn::nl)); }), "not_allowed");
  EXPECT_EQ(page(question).language, WrittenIn::en);
}

TEST_P(Languages, come_to_open_pages_and_lists_too) {
  const auto question = world().question(noor, pumps);
  const auto answer = world().answer(noor, question);
  edit(noor, question, edited(1, WrittenIn::nl));
  db().write([&](Tx& tx) {
    edit_answer(tx, noor, answer, {ruled<AnswerText>("Zekering"), 1, WrittenIn::nl});
  });
  db().read([&](Tx& tx) {
    EXPECT_EQ(live_question(tx, question).language, WrittenIn::nl);
    EXPECT_TRUE(live_question(tx, question).language_chosen);
    EXPECT_EQ(live_answer(tx, answer).language, WrittenIn::nl);
    EXPECT_EQ(list_questions(tx, noor, {}).items.at(0).language, WrittenIn::nl);
  });
}

TEST_P(Languages, of_what_was_written_elsewhere_are_told_when_it_comes) {
  ImportedQuestion imported;
  imported.community = pumps;
  imported.author = noor.persona;
  imported.title = ruled<ImportedTitle>("Welke zekering?");
  imported.text = ruled<QuestionText>("Er zijn er twee, en ik weet niet welke het is.");
  imported.asked_at = clock().now();
  const auto question = db().write([&](Tx& tx) { return import_question(tx, imported); });
  const auto kept = db().read([&](Tx& tx) {
    return tx.value<std::string>("SELECT language FROM questions WHERE id = $1", question);
  });
  EXPECT_EQ(kept, "nl");
}

TEST_P(Languages, are_refused_where_nobody_can_reduce_their_words) {
  auto noors = browser_of("noor");
  const auto asking = "/communities/" + pumps.text() + "/questions";
  const auto refused = noors.post(
      asking, {{"title", "Why does it trip?"}, {"text", "It trips."}, {"language", "tlh"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(problems(refused), SizeIs(1));
  EXPECT_THAT(problems(refused).front(), ::testing::StartsWith("/language "));
  const auto asked = noors.post(
      asking, {{"title", "Why does it trip?"}, {"text", "It trips."}, {"language", "fr"}});
  ASSERT_EQ(asked.status, 201) << asked.text;
  EXPECT_EQ(asked.string("/language"), "fr");
  EXPECT_TRUE(asked.at("/language_chosen").as_bool());
}

}  // namespace
}  // namespace kring::contributions
