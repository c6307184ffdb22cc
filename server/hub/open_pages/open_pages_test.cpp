#include "hub/open_pages/open_pages.h"

#include "base/refusal.h"
#include "hub/identity/api_tokens.h"
#include "hub/identity/sessions.h"
#include "hub/reactions/reactions.h"
#include "platform/journal/fact.h"
#include "tests/support/databases.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/open_page.h"
#include "tests/support/world.h"

#include <future>

#include <gmock/gmock.h>

namespace kring::open_pages {
namespace {

using communities::Openness;
using contributions::AnswerId;
using contributions::AnswerText;
using contributions::CommentId;
using contributions::CommentText;
using contributions::QuestionText;
using contributions::Title;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using testing_support::OpenPage;
using testing_support::ruled;

constexpr int policy_violation = 1008;
constexpr int going_well = 1000;
constexpr int try_again_later = 1013;

/// Noor asks, Youssef answers and Sanne looks on; Lotte facilitates.
class Pages : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    world.open(db());
    noor = world.person("Noor");
    youssef = world.person("Youssef");
    sanne = world.person("Sanne");
    lotte = world.person("Lotte");
    pumps = world.community(lotte);
    question = world.question(noor, pumps);
    pages = std::make_unique<OpenPages>(db(), doorkeeper);
    tell();
  }
  void TearDown() override {
    pages.reset();
    OnBothDatabases::TearDown();
  }

  template <class Fn>
  auto write(Fn&& fn) {
    return db().write(std::forward<Fn>(fn));
  }
  void tell() {
    db().await_numbering();
    pages->tell();
  }

  OpenPage open(const Visitor& visitor) {
    return OpenPage(*pages,
                    write([&](Tx& tx) { return identity::begin_session(tx, visitor.person); }));
  }
  /// A page that shows this question and has been told that it hears of it.
  OpenPage looks_at(const Visitor& visitor, QuestionId shown) {
    auto page = open(visitor);
    page.watch(shown);
    EXPECT_THAT(page.told(), ElementsAre("watching"));
    return page;
  }

  CommentId comment(const Visitor& visitor, AnswerId about, std::string_view text) {
    return write([&](Tx& tx) {
      return contributions::comment_on_answer(tx, visitor, about, {ruled<CommentText>(text)});
    });
  }

  identity::SessionDoorkeeper doorkeeper;
  testing_support::World world;
  Visitor noor;
  Visitor youssef;
  Visitor sanne;
  Visitor lotte;
  CommunityId pumps;
  QuestionId question;
  std::unique_ptr<OpenPages> pages;
};
KRING_ON_BOTH_DATABASES(Pages);

TEST_P(Pages, a_new_answer_arrives_once_with_all_that_stands_in_it) {
  auto page = looks_at(noor, question);
  const auto answer = world.answer(youssef, question, "The **inrush** current.");
  tell();
  tell();
  ASSERT_THAT(page.socket().heard, SizeIs(1));
  const auto& said = page.socket().heard[0].as_object();
  EXPECT_EQ(said.at("changed"), "answer");
  const auto& item = said.at("answer").as_object();
  EXPECT_EQ(item.at("id").as_string(), answer.text());
  EXPECT_EQ(item.at("question").as_string(), question.text());
  EXPECT_EQ(item.at("html"), "<p>The <strong>inrush</strong> current.</p>\n");
  EXPECT_EQ(item.at("by").at("name"), "Youssef");
  EXPECT_EQ(item.at("state"), "visible");
}

TEST_P(Pages, everything_that_changes_a_page_arrives_once_in_its_order) {
  auto page = looks_at(sanne, question);
  const auto answer = world.answer(youssef, question);
  write([&](Tx& tx) {
    contributions::comment_on_question(tx, lotte, question, {ruled<CommentText>("Which make?")});
  });
  const auto remark = comment(noor, answer, "Thank you");
  write([&](Tx& tx) { reactions::find_helpful(tx, noor, answer.as<ThingTag>()); });
  write([&](Tx& tx) { contributions::accept(tx, noor, question, answer); });
  write([&](Tx& tx) {
    contributions::edit_answer(tx, youssef, answer, {ruled<AnswerText>("A D curve."), 1});
    contributions::edit_question(tx, noor, question,
                                 {ruled<Title>("Why does it trip?"), ruled<QuestionText>(""), 1});
    contributions::edit_comment(tx, noor, remark, {ruled<CommentText>("Thanks!"), 1});
  });
  write([&](Tx& tx) { reactions::take_helpful_back(tx, noor, answer.as<ThingTag>()); });
  write([&](Tx& tx) { contributions::unaccept(tx, noor, question); });
  tell();
  EXPECT_THAT(page.told(), ElementsAre("answer", "comment", "comment", "answer", "question",
                                       "answer", "question", "comment", "answer", "question"));
}

TEST_P(Pages, an_acceptance_and_a_thank_you_say_how_it_is_now) {
  auto page = looks_at(sanne, question);
  const auto answer = world.answer(youssef, question);
  write([&](Tx& tx) { reactions::find_helpful(tx, noor, answer.as<ThingTag>()); });
  tell();
  EXPECT_EQ(page.last("answer").at("helpful"), 1);
  write([&](Tx& tx) { contributions::accept(tx, noor, question, answer); });
  tell();
  EXPECT_EQ(page.last("question").at("accepted").as_string(), answer.text());
}

TEST_P(Pages, every_change_of_an_item_has_a_larger_version) {
  auto page = looks_at(sanne, question);
  const auto answer = world.answer(youssef, question);
  tell();
  auto version = page.last("answer").at("version").as_int64();
  const auto grows = [&](const std::function<void(Tx&)>& act) {
    write(act);
    tell();
    const auto now = page.last("answer").at("version").as_int64();
    EXPECT_GT(now, std::exchange(version, now));
  };
  grows([&](Tx& tx) { reactions::find_helpful(tx, noor, answer.as<ThingTag>()); });
  grows([&](Tx& tx) { reactions::take_helpful_back(tx, noor, answer.as<ThingTag>()); });
  grows([&](Tx& tx) {
    contributions::edit_answer(tx, youssef, answer, {ruled<AnswerText>("A D curve."), 1});
  });
  grows([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, answer); });
  grows([&](Tx& tx) { contributions::restore_answer(tx, youssef, answer); });
}

TEST_P(Pages, a_page_hears_only_of_what_it_shows) {
  const auto other = world.question(noor, pumps, "Another question");
  auto page = looks_at(noor, question);
  world.answer(youssef, other);
  tell();
  EXPECT_THAT(page.told(), IsEmpty());
  page.unwatch(question);
  world.answer(youssef, question);
  tell();
  EXPECT_THAT(page.told(), IsEmpty());
}

TEST_P(Pages, a_question_that_one_may_not_see_is_refused_like_one_that_is_not_there) {
  const auto hidden = world.community(lotte, Openness::private_, "Circle");
  const auto secret = world.question(lotte, hidden, "A private question");
  auto page = open(noor);
  page.watch(secret);
  page.watch(QuestionId(12'345));
  EXPECT_THAT(page.told(), ElementsAre("refused", "refused"));
  world.answer(lotte, secret);
  tell();
  EXPECT_THAT(page.told(), IsEmpty());
}

TEST_P(Pages, the_id_of_an_answer_is_no_question_to_watch) {
  const auto answer = world.answer(youssef, question);
  auto page = open(noor);
  page.watch(answer.as<contributions::QuestionTag>());
  EXPECT_THAT(page.told(), ElementsAre("refused"));
}

TEST_P(Pages, leaving_a_closed_or_private_community_ends_its_stream_at_once) {
  for (const auto openness : {Openness::closed, Openness::private_}) {
    const auto circle =
        world.community(lotte, openness, openness == Openness::closed ? "Closed" : "Private");
    world.member(circle, noor);
    const auto shown = world.question(lotte, circle);
    tell();
    auto page = looks_at(noor, shown);
    auto stays = looks_at(lotte, shown);
    write([&](Tx& tx) { communities::leave(tx, noor, circle); });
    tell();
    EXPECT_THAT(page.told(), ElementsAre("ended"));
    world.answer(lotte, shown, "Only for us.");
    tell();
    EXPECT_THAT(page.told(), IsEmpty());
    EXPECT_THAT(stays.told(), ElementsAre("answer"));
  }
}

TEST_P(Pages, what_was_said_before_one_left_is_not_sent_after) {
  const auto circle = world.community(lotte, Openness::private_, "Circle");
  world.member(circle, noor);
  const auto shown = world.question(lotte, circle);
  tell();
  auto page = looks_at(noor, shown);
  world.answer(lotte, shown, "Only for us.");
  write([&](Tx& tx) { communities::remove(tx, lotte, circle, noor.person); });
  tell();
  EXPECT_THAT(page.told(), ElementsAre("ended"));
}

TEST_P(Pages, leaving_an_open_community_changes_nothing) {
  world.member(pumps, noor);
  tell();
  auto page = looks_at(noor, question);
  write([&](Tx& tx) { communities::leave(tx, noor, pumps); });
  world.answer(youssef, question);
  tell();
  EXPECT_THAT(page.told(), ElementsAre("answer"));
}

TEST_P(Pages, a_withdrawn_question_ends_for_all_but_its_author_and_carries_no_words) {
  auto page = looks_at(sanne, question);
  auto authors = looks_at(noor, question);
  write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  tell();
  EXPECT_THAT(page.told(), ElementsAre("ended"));
  const auto item = authors.last("question");
  EXPECT_EQ(item.at("state"), "withdrawn");
  EXPECT_EQ(item.at("title"), "");
  EXPECT_EQ(item.at("html"), "");
}

TEST_P(Pages, a_restored_question_is_there_again_for_who_had_it_open_or_came_meanwhile) {
  auto page = looks_at(sanne, question);
  write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  tell();
  auto came = open(youssef);
  came.watch(question);
  EXPECT_THAT(page.told(), ElementsAre("ended"));
  EXPECT_THAT(came.told(), ElementsAre("refused"));
  write([&](Tx& tx) { contributions::restore_question(tx, noor, question); });
  tell();
  EXPECT_THAT(page.told(), ElementsAre("watching"));
  EXPECT_THAT(came.told(), ElementsAre("watching"));
  world.answer(youssef, question);
  tell();
  EXPECT_THAT(page.told(), ElementsAre("answer"));
  EXPECT_THAT(came.told(), ElementsAre("answer"));
}

TEST_P(Pages, a_restored_question_says_nothing_to_who_may_not_see_it_nor_to_who_let_it_go) {
  const auto circle = world.community(lotte, Openness::private_, "Circle");
  world.member(circle, noor);
  world.member(circle, sanne);
  const auto shown = world.question(lotte, circle);
  tell();
  auto left = looks_at(noor, shown);
  auto stranger = open(youssef);
  stranger.watch(shown);
  EXPECT_THAT(stranger.told(), ElementsAre("refused"));
  auto went_on = looks_at(sanne, shown);
  write([&](Tx& tx) { contributions::withdraw_question(tx, lotte, shown); });
  tell();
  EXPECT_THAT(left.told(), ElementsAre("ended"));
  EXPECT_THAT(went_on.told(), ElementsAre("ended"));
  went_on.unwatch(shown);
  write([&](Tx& tx) { communities::leave(tx, noor, circle); });
  write([&](Tx& tx) { contributions::restore_question(tx, lotte, shown); });
  world.answer(lotte, shown, "Only for us.");
  tell();
  EXPECT_THAT(left.told(), IsEmpty());
  EXPECT_THAT(stranger.told(), IsEmpty());
  EXPECT_THAT(went_on.told(), IsEmpty());
}

TEST_P(Pages, a_withdrawn_answer_or_comment_goes_and_carries_no_words) {
  const auto answer = world.answer(youssef, question, "Secret of the trade.");
  const auto remark = comment(sanne, answer, "Secret too.");
  tell();
  auto page = looks_at(noor, question);
  write([&](Tx& tx) { contributions::withdraw_comment(tx, sanne, remark); });
  tell();
  write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, answer); });
  tell();
  EXPECT_THAT(page.words(), Not(HasSubstr("ecret")));
  EXPECT_EQ(page.last("comment").at("state"), "withdrawn");
  EXPECT_EQ(page.last("answer").at("state"), "withdrawn");
  EXPECT_THAT(page.told(), ElementsAre("comment", "answer"));
}

TEST_P(Pages, an_answer_that_is_withdrawn_before_it_is_told_shows_nobody_its_words) {
  auto page = looks_at(noor, question);
  const auto answer = world.answer(youssef, question, "Secret of the trade.");
  write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, answer); });
  tell();
  EXPECT_THAT(page.words(), Not(HasSubstr("ecret")));
  EXPECT_THAT(page.told(), ElementsAre("answer"));
}

TEST_P(Pages, a_comment_under_a_withdrawn_answer_is_not_sent_but_to_who_may_see_it) {
  const auto answer = world.answer(youssef, question);
  const auto note = comment(youssef, answer, "A note to myself.");
  write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, answer); });
  tell();
  auto page = looks_at(noor, question);
  auto authors = looks_at(youssef, question);
  write([&](Tx& tx) {
    contributions::edit_comment(tx, youssef, note, {ruled<CommentText>("A longer note."), 1});
  });
  tell();
  EXPECT_THAT(page.told(), IsEmpty());
  EXPECT_THAT(authors.told(), ElementsAre("comment"));
}

TEST_P(Pages, a_comment_that_goes_from_under_a_withdrawn_answer_is_told_to_who_saw_it_alone) {
  const auto answer = world.answer(youssef, question);
  const auto note = comment(youssef, answer, "A note to myself.");
  write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, answer); });
  tell();
  auto page = looks_at(noor, question);
  auto authors = looks_at(youssef, question);
  write([&](Tx& tx) { contributions::withdraw_comment(tx, youssef, note); });
  tell();
  EXPECT_THAT(page.told(), IsEmpty());
  EXPECT_THAT(authors.told(), ElementsAre("comment"));
}

TEST_P(Pages, a_restored_answer_comes_back_with_its_comments) {
  const auto answer = world.answer(youssef, question);
  comment(sanne, answer, "I saw this too.");
  const auto gone = comment(sanne, answer, "Not this.");
  write([&](Tx& tx) { contributions::withdraw_comment(tx, sanne, gone); });
  write([&](Tx& tx) { contributions::withdraw_answer(tx, youssef, answer); });
  tell();
  auto page = looks_at(noor, question);
  write([&](Tx& tx) { contributions::restore_answer(tx, youssef, answer); });
  tell();
  EXPECT_THAT(page.words(), AllOf(HasSubstr("I saw this too"), Not(HasSubstr("Not this"))));
  EXPECT_THAT(page.told(), ElementsAre("answer", "comment"));
}

TEST_P(Pages, who_comes_to_look_is_told_and_nobody_else) {
  auto page = looks_at(noor, question);
  const auto comes = looks_at(sanne, question);
  page.watch(question);
  EXPECT_THAT(page.told(), ElementsAre("watching")) << "it asked itself";
  tell();
  EXPECT_THAT(page.told(), IsEmpty());
}

TEST_P(Pages, what_is_too_long_to_send_is_named_and_goes_without_its_words) {
  auto page = looks_at(noor, question);
  const std::string quotes(39'000, '"');  // six octets each, as HTML
  const auto answer = world.answer(youssef, question, quotes);
  tell();
  EXPECT_EQ(page.last("answer").at("id").as_string(), answer.text());
  EXPECT_FALSE(page.last("answer").contains("html"));
  EXPECT_THAT(page.told(), ElementsAre("answer"));
  write([&](Tx& tx) { reactions::find_helpful(tx, noor, answer.as<ThingTag>()); });
  tell();
  EXPECT_EQ(page.last("answer").at("helpful"), 1);
  EXPECT_LT(page.words().size(), 1'000U) << "each press would send it all again";
  EXPECT_THAT(page.told(), ElementsAre("answer"));
  write([&](Tx& tx) {
    contributions::edit_answer(tx, youssef, answer, {ruled<AnswerText>("Short now."), 1});
  });
  tell();
  EXPECT_EQ(page.last("answer").at("html"), "<p>Short now.</p>\n");
}

TEST_P(Pages, a_question_too_long_to_send_is_accepted_an_answer_to_without_its_words) {
  const auto shown =
      world.question(noor, pumps, "Why does the breaker trip?", std::string(39'000, '"'));
  const auto answer = world.answer(youssef, shown);
  tell();
  auto page = looks_at(sanne, shown);
  write([&](Tx& tx) { contributions::accept(tx, noor, shown, answer); });
  tell();
  EXPECT_EQ(page.last("question").at("accepted").as_string(), answer.text());
  EXPECT_EQ(page.last("question").at("revision"), 1);
  EXPECT_FALSE(page.last("question").contains("html"));
  EXPECT_THAT(page.told(), ElementsAre("question"));
}

TEST_P(Pages, an_answer_that_comes_back_with_too_many_comments_is_named_alone) {
  const auto answer = world.answer(youssef, question);
  const std::string long_comment(2'000, 'a');
  write([&](Tx& tx) {
    for (int i = 0; i < 70; ++i) {
      contributions::comment_on_answer(tx, sanne, answer, {ruled<CommentText>(long_comment)});
    }
    contributions::withdraw_answer(tx, youssef, answer);
  });
  tell();
  auto page = looks_at(noor, question);
  auto authors = looks_at(youssef, question);
  write([&](Tx& tx) { contributions::restore_answer(tx, youssef, answer); });
  tell();
  EXPECT_FALSE(page.last("answer").contains("html")) << "a page that lacks it reads it whole";
  EXPECT_THAT(page.told(), ElementsAre("answer"));
  EXPECT_THAT(authors.told(), ElementsAre("answer"));
}

TEST_P(Pages, signing_out_closes_the_pages_of_that_session_alone) {
  auto page = open(noor);
  auto elsewhere = open(noor);
  auto others = open(sanne);
  write([&](Tx& tx) { identity::end_session(tx, page.visitor(tx, doorkeeper)); });
  tell();
  EXPECT_THAT(page.told(), ElementsAre("signed_out"));
  EXPECT_EQ(page.socket().closed_with, going_well);
  EXPECT_EQ(elsewhere.socket().closed_with, 0);
  EXPECT_EQ(others.socket().closed_with, 0);
}

TEST_P(Pages, a_session_that_ends_by_itself_closes_its_pages_and_hears_nothing_more) {
  auto page = looks_at(noor, question);
  clock().advance(std::chrono::hours(1));
  auto later = looks_at(sanne, question);
  clock().advance(identity::session_length - std::chrono::hours(1) - Milliseconds(1));
  tell();
  EXPECT_THAT(page.told(), IsEmpty());
  clock().advance(Milliseconds(1));
  world.answer(youssef, question);
  tell();
  EXPECT_THAT(page.told(), ElementsAre("signed_out"));
  EXPECT_EQ(page.socket().closed_with, going_well);
  EXPECT_THAT(later.told(), ElementsAre("answer"));
  EXPECT_EQ(pages->open(), 1U);
}

TEST_P(Pages, suspending_somebody_closes_all_their_pages) {
  auto page = looks_at(noor, question);
  auto elsewhere = open(noor);
  auto others = looks_at(sanne, question);
  write([&](Tx& tx) { identity::suspend(tx, {}, noor.person); });
  world.answer(youssef, question);
  tell();
  EXPECT_THAT(page.told(), ElementsAre("signed_out"));
  EXPECT_EQ(page.socket().closed_with, going_well);
  EXPECT_EQ(elsewhere.socket().closed_with, going_well);
  EXPECT_THAT(others.told(), ElementsAre("answer"));
}

TEST_P(Pages, who_is_not_signed_in_is_not_let_in) {
  const auto nobody = OpenPage::upgrade("no token of ours");
  const auto refused = pages->refuse(nobody).value();
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(refused.code, "session.required");
  const auto token = write([&](Tx& tx) { return identity::begin_session(tx, noor.person); });
  EXPECT_FALSE(pages->refuse(OpenPage::upgrade(token)).has_value());
}

TEST_P(Pages, a_program_with_a_token_is_not_let_in) {
  const auto token = write([&](Tx& tx) {
    const identity::NewApiToken wanted{ruled<text::Line<2, 80>>("Bot"), api::TokenScope::write, 1};
    return identity::make_api_token(tx, noor, wanted).secret;
  });
  http::Request program;
  program.headers.add("Authorization", "Bearer " + token);
  EXPECT_EQ(pages->refuse(program).value().status, 401);
}

TEST_P(Pages, a_session_that_ends_while_the_socket_opens_is_found_out) {
  const auto token = write([&](Tx& tx) { return identity::begin_session(tx, noor.person); });
  ASSERT_FALSE(pages->refuse(OpenPage::upgrade(token)).has_value());
  write([&](Tx& tx) { identity::suspend(tx, {}, noor.person); });
  tell();
  const OpenPage page(*pages, token);
  EXPECT_EQ(page.socket().closed_with, going_well);
  EXPECT_EQ(pages->open(), 0U);
}

TEST_P(Pages, a_tab_watches_eight_questions_and_no_more) {
  auto page = open(noor);
  std::vector<QuestionId> asked;
  for (int i = 0; i < 9; ++i)
    asked.push_back(world.question(noor, pumps, "Question number " + std::to_string(i)));
  for (int i = 0; i < 8; ++i) page.watch(asked[static_cast<std::size_t>(i)]);
  EXPECT_THAT(page.told(), SizeIs(8));
  page.watch(asked[8]);
  EXPECT_THAT(page.told(), ElementsAre("refused"));
  page.watch(asked[0]);
  EXPECT_THAT(page.told(), ElementsAre("watching"));
  page.unwatch(asked[0]);
  page.watch(asked[8]);
  EXPECT_THAT(page.told(), ElementsAre("watching"));
}

TEST_P(Pages, watching_twice_tells_once) {
  auto page = looks_at(noor, question);
  page.watch(question);
  EXPECT_THAT(page.told(), ElementsAre("watching"));
  world.answer(youssef, question);
  tell();
  EXPECT_THAT(page.told(), ElementsAre("answer"));
}

TEST_P(Pages, what_is_no_message_closes_the_socket) {
  for (const auto* garbage :
       {"", "garbage", "[]", "null", "7", R"({"watch":7})", R"({"watch":"no id"})",
        R"({"shout":"loud"})", "{\"watch\":\"0000000000001\"", "\xff\xfe"}) {
    auto page = open(noor);
    page.say(garbage);
    EXPECT_EQ(page.socket().closed_with, policy_violation) << garbage;
  }
}

/// A database that answers until it is told to be too busy.
class Busy : public testing_support::ForwardingDatabase {
 public:
  using ForwardingDatabase::ForwardingDatabase;
  bool is_busy = false;

 protected:
  void run_read(const Work& work) override {
    if (is_busy) throw Refusal(Status::overloaded, "overloaded");
    ForwardingDatabase::run_read(work);
  }
};

TEST_P(Pages, a_busy_database_asks_the_page_to_come_back) {
  Busy busy(db());
  OpenPages others(busy, doorkeeper);
  OpenPage page(others, write([&](Tx& tx) { return identity::begin_session(tx, noor.person); }));
  busy.is_busy = true;
  page.watch(question);
  EXPECT_EQ(page.socket().closed_with, try_again_later);
  EXPECT_THAT(page.told(), IsEmpty());
  EXPECT_EQ(others.open(), 0U);
}

TEST_P(Pages, a_closed_page_is_forgotten) {
  {
    const auto page = looks_at(noor, question);
    EXPECT_EQ(pages->open(), 1U);
  }
  EXPECT_EQ(pages->open(), 0U);
  world.answer(youssef, question);
  tell();
}

TEST_P(Pages, what_was_imported_or_lived_by_the_demo_is_silent) {
  auto page = looks_at(noor, question);
  for (const auto origin :
       {journal::Origin::import_, journal::Origin::demo, journal::Origin::system}) {
    write([&](Tx& tx) {
      tx.tell_as(origin);
      contributions::answer(tx, youssef, question, {ruled<AnswerText>("Long ago.")});
    });
  }
  tell();
  EXPECT_THAT(page.told(), IsEmpty());
}

TEST_P(Pages, a_line_that_cannot_be_told_holds_nothing_up) {
  auto page = looks_at(noor, question);
  write([&](Tx& tx) {
    journal::Fact broken;
    broken.kind = "answer.given";
    broken.subject_kind = "answer";
    broken.data = R"({"question": 7})";
    tx.record(broken);
    broken.data =
        R"({"question": ")" + question.text() + R"("})";  // of an answer that is not there
    tx.record(broken);
  });
  world.answer(youssef, question);
  tell();
  EXPECT_THAT(page.told(), ElementsAre("answer"));
}

/// Keeps the promise when it was told of a change.
class Waiting : public sockets::Socket {
 public:
  void send(std::shared_ptr<const std::string> text) override {
    if (text->starts_with(R"({"changed")")) changed.set_value();
  }
  void close(int, std::string_view) override {}
  std::promise<void> changed;
};

TEST_P(Pages, tells_by_itself_as_the_journal_grows) {
  const auto socket = std::make_shared<Waiting>();
  const auto token = write([&](Tx& tx) { return identity::begin_session(tx, noor.person); });
  pages->start();
  pages->opened(socket, OpenPage::upgrade(token));
  pages->said(socket, R"({"watch":")" + question.text() + R"("})");
  world.answer(youssef, question);
  EXPECT_EQ(socket->changed.get_future().wait_for(std::chrono::seconds(30)),
            std::future_status::ready);
  pages->stop();
}

}  // namespace
}  // namespace kring::open_pages
