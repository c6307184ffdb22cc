#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using testing_support::problems;

/// Noor asks and Youssef answers in an open community; Lotte also has a private one.
class ContributionsOverHttp : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    const auto lotte = world().person("Lotte");
    noor = world().person("Noor");
    youssef = world().person("Youssef");
    pumps = world().community(lotte);
    circle = world().community(lotte, communities::Openness::private_, "Circle");
    secret = world().question(lotte, circle, "Who else is burned out?", "Confidential words.");
    noors.emplace(browser_of("noor"));
    youssefs.emplace(browser_of("youssef"));
  }

  void TearDown() override {
    noors.reset();
    youssefs.reset();
    HubOnBothDatabases::TearDown();
  }

  std::string asking() { return "/communities/" + pumps.text() + "/questions"; }

  /// Where Noor's new question stands.
  std::string ask() {
    const auto answer = noors->post(asking(), draft());
    EXPECT_EQ(answer.status, 201) << answer.text;
    return "/questions/" + answer.string("/id");
  }

  static boost::json::value draft() {
    return {{"title", "Why does the breaker trip?"}, {"text", "It trips **at once**."}};
  }

  /// Where Youssef's answer to it stands.
  std::string answer_to(const std::string& question) {
    const auto answer = youssefs->post(question + "/answers", {{"text", "Inrush current."}});
    EXPECT_EQ(answer.status, 201) << answer.text;
    return "/answers/" + answer.string("/id");
  }

  std::size_t listed(ApiClient& browser, std::string_view query = "") {
    return browser.get("/questions" + std::string(query)).at("/items").as_array().size();
  }

  Visitor noor;
  Visitor youssef;
  CommunityId pumps;
  CommunityId circle;
  QuestionId secret;
  std::optional<ApiClient> noors;  ///< her browser
  std::optional<ApiClient> youssefs;
};

TEST_P(ContributionsOverHttp, a_question_goes_its_way_to_an_accepted_answer) {
  const auto question = ask();
  const auto answer = answer_to(question);
  const auto id = answer.substr(std::string_view("/answers/").size());
  EXPECT_EQ(youssefs->put(question + "/acceptance", {{"answer", id}}).code(), "not_allowed");
  EXPECT_EQ(noors->put(question + "/acceptance", {{"answer", id}}).status, 204);
  const auto page = noors->get(question);
  EXPECT_EQ(page.string("/accepted"), id);
  EXPECT_EQ(page.string("/answers/0/by/name"), "Youssef");
  EXPECT_EQ(page.string("/html"), "<p>It trips <strong>at once</strong>.</p>\n");
  EXPECT_TRUE(noors->get("/questions").at("/items/0/accepted").as_bool());
  EXPECT_EQ(noors->remove(question + "/acceptance").status, 204);
  EXPECT_FALSE(noors->get(question).body.as_object().contains("accepted"));
}

TEST_P(ContributionsOverHttp, what_was_made_is_answered_with_the_place_where_it_stands) {
  const auto made = noors->post(asking(), draft());
  EXPECT_EQ(made.headers.find("Location"), "/api/v1/questions/" + made.string("/id"));
  EXPECT_EQ(made.body, noors->get("/questions/" + made.string("/id")).body);
  const auto comment =
      noors->post("/questions/" + made.string("/id") + "/comments", {{"text", "Since yesterday."}});
  EXPECT_EQ(comment.headers.find("Location"), "/api/v1/comments/" + comment.string("/id"));
}

TEST_P(ContributionsOverHttp, sent_again_with_the_same_key_nothing_is_made_twice) {
  noors->header("Idempotency-Key", "asked-on-the-train-1");
  const auto first = noors->post(asking(), draft());
  const auto again = noors->post(asking(), draft());
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.string("/id"), first.string("/id"));
  EXPECT_EQ(again.headers.find("Location"), first.headers.find("Location"));
  EXPECT_EQ(listed(*noors), 1U);
  const auto other =
      noors->post(asking(), {{"title", "Another question"}, {"text", "Other words."}});
  EXPECT_EQ(other.status, 422);
  EXPECT_EQ(other.code(), "idempotency.other_body");
  youssefs->header("Idempotency-Key", "asked-on-the-train-1");
  EXPECT_NE(youssefs->post(asking(), draft()).string("/id"), first.string("/id"))
      << "somebody else's key is another key";
  noors->header("Idempotency-Key", "too short");
  EXPECT_EQ(noors->post(asking(), draft()).code(), "idempotency.key_malformed");
}

TEST_P(ContributionsOverHttp, sent_again_after_signing_in_again_nothing_is_made_twice) {
  noors->header("Idempotency-Key", "asked-on-the-train-1");
  const auto first = noors->post(asking(), draft());
  ASSERT_EQ(noors->remove("/session").status, 204);
  auto again = browser_of("noor");
  again.header("Idempotency-Key", "asked-on-the-train-1");
  EXPECT_EQ(again.post(asking(), draft()).string("/id"), first.string("/id"));
  EXPECT_EQ(listed(again), 1U);
}

TEST_P(ContributionsOverHttp, somebody_who_changes_without_end_is_told_to_wait) {
  const auto question = ask();
  const auto answer = answer_to(question).substr(std::string_view("/answers/").size());
  for (int i = 0; i < 120; ++i) {
    ASSERT_EQ(noors->put(question + "/acceptance", {{"answer", answer}}).status, 204);
    ASSERT_EQ(noors->remove(question + "/acceptance").status, 204);
  }
  EXPECT_EQ(noors->put(question + "/acceptance", {{"answer", answer}}).code(), "too_many");
  EXPECT_EQ(noors->remove(question + "/acceptance").code(), "too_many");
  EXPECT_EQ(
      noors->put(question, {{"title", "Why does it trip now?"}, {"text", "x"}, {"revision", 1}})
          .code(),
      "too_many");
}

TEST_P(ContributionsOverHttp, somebody_who_withdraws_without_end_is_told_to_wait_sooner) {
  const auto question = ask();
  for (int i = 0; i < 30; ++i) {
    ASSERT_EQ(noors->put(question + "/withdrawal").status, 204);
    ASSERT_EQ(noors->remove(question + "/withdrawal").status, 204);
  }
  EXPECT_EQ(noors->put(question + "/withdrawal").code(), "too_many");
  EXPECT_EQ(noors->remove(question + "/withdrawal").code(), "too_many");
}

TEST_P(ContributionsOverHttp, who_looked_is_written_down_every_minute) {
  const auto question = ask();
  noors->get(question);
  youssefs->get(question);
  youssefs->get(question);
  const auto viewers = [&] {
    return db().read([](Tx& tx) {
      return tx.value<std::int64_t>("SELECT viewers FROM question_viewers").value_or(0);
    });
  };
  hub().hub().jobs().keep_house_here();
  EXPECT_EQ(viewers(), 0);
  clock().advance(std::chrono::minutes(1));
  hub().hub().jobs().keep_house_here();
  EXPECT_EQ(viewers(), 1) << "Youssef; whoever asked does not count";
}

TEST_P(ContributionsOverHttp, a_page_that_did_not_change_is_not_sent_again) {
  const auto question = ask();
  const auto first = youssefs->get(question);
  const auto tag = std::string(first.headers.find("ETag").value());
  youssefs->header("If-None-Match", tag);
  const auto same = youssefs->get(question);
  EXPECT_EQ(same.status, 304);
  EXPECT_EQ(same.text, "");
  answer_to(question);
  const auto changed = youssefs->get(question);
  EXPECT_EQ(changed.status, 200);
  EXPECT_NE(changed.headers.find("ETag"), tag);
  noors->header("If-None-Match", tag);
  EXPECT_EQ(noors->get(question).status, 200) << "what she may do makes it another page";
}

TEST_P(ContributionsOverHttp, an_edit_of_what_changed_meanwhile_is_refused) {
  const auto question = ask();
  const boost::json::value edited{
      {"title", "Why does the breaker trip?"}, {"text", "Only in winter."}, {"revision", 1}};
  EXPECT_EQ(noors->put(question, edited).integer("/revision"), 2);
  const auto stale = noors->put(question, edited);
  EXPECT_EQ(stale.status, 409);
  EXPECT_EQ(stale.code(), "revision.stale");
  const auto history = youssefs->get(question + "/revisions");
  EXPECT_EQ(history.string("/items/0/text"), "Only in winter.");
  EXPECT_EQ(history.string("/items/1/text"), "It trips **at once**.");
}

TEST_P(ContributionsOverHttp, what_one_withdrew_is_restored_before_it_is_edited) {
  const auto question = ask();
  const boost::json::value edited{
      {"title", "Why does the breaker trip?"}, {"text", "Only in winter."}, {"revision", 1}};
  ASSERT_EQ(noors->put(question + "/withdrawal").status, 204);
  const auto refused = noors->put(question, edited);
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "thing.withdrawn");
  EXPECT_EQ(youssefs->put(question, edited).status, 404);
  ASSERT_EQ(noors->remove(question + "/withdrawal").status, 204);
  EXPECT_EQ(noors->put(question, edited).integer("/revision"), 2);
}

TEST_P(ContributionsOverHttp, somebody_elses_ids_open_nothing) {
  const auto question = ask();
  const auto answer = answer_to(question);
  const boost::json::value edited{{"text", "Mine now."}, {"revision", 1}};
  EXPECT_EQ(noors->put(answer, edited).status, 403);
  EXPECT_EQ(noors->put(answer + "/withdrawal").status, 403);
  EXPECT_EQ(youssefs->put(question + "/withdrawal").status, 403);
  const auto id = question.substr(std::string_view("/questions/").size());
  EXPECT_EQ(noors->get("/answers/" + id).status, 404) << "a question is no answer";
  EXPECT_EQ(noors->get("/comments/" + id).status, 404);
  EXPECT_EQ(noors->put(question + "/acceptance", {{"answer", id}}).status, 404);
  EXPECT_EQ(noors->get(answer).string("/text"), "Inrush current.");
}

TEST_P(ContributionsOverHttp, what_is_private_is_in_no_list_no_search_and_no_count_of_others) {
  ask();
  hub().hub().followers().catch_up();
  const auto nowhere = noors->get("/questions/zzzzzzzzzzzzz");
  EXPECT_EQ(noors->get("/questions/" + secret.text()).text, nowhere.text);
  EXPECT_EQ(noors->post("/questions/" + secret.text() + "/answers", {{"text", "Me."}}).text,
            nowhere.text);
  EXPECT_EQ(listed(*noors), 1U);
  EXPECT_EQ(listed(*noors, "?show=unanswered"), 1U);
  EXPECT_THAT(noors->get("/search?q=confidential").at("/items").as_array(), IsEmpty());
  EXPECT_THAT(noors->get("/communities").text, Not(HasSubstr("Circle")));
  auto lottes = browser_of("lotte");
  EXPECT_EQ(listed(lottes), 2U);
  EXPECT_THAT(lottes.get("/search?q=confidential").at("/items").as_array(), SizeIs(1));
}

TEST_P(ContributionsOverHttp, what_one_may_do_comes_with_it_and_is_what_one_can_do) {
  const auto question = ask();
  const auto answer = answer_to(question);
  const auto seen = youssefs->get(answer);
  EXPECT_TRUE(seen.at("/may/edit").as_bool());
  EXPECT_FALSE(seen.at("/may/mark_helpful").as_bool());
  EXPECT_EQ(youssefs->put(answer + "/helpful").code(), "helpful.own");
  EXPECT_FALSE(noors->get(answer).at("/may/edit").as_bool());
  EXPECT_TRUE(noors->get(answer).at("/may/mark_helpful").as_bool());
  EXPECT_EQ(noors->put(answer + "/helpful").status, 204);
  EXPECT_EQ(youssefs->get(answer).integer("/helpful"), 1);
  EXPECT_TRUE(noors->get(answer).at("/helpful_mine").as_bool());
  EXPECT_EQ(noors->remove(answer + "/helpful").status, 204);
  EXPECT_EQ(noors->get(answer).integer("/helpful"), 0);
}

TEST_P(ContributionsOverHttp, readers_are_counted_once_and_never_the_one_who_asked) {
  const auto question = ask();
  for (int i = 0; i < 3; ++i) {
    youssefs->get(question);
    noors->get(question);
  }
  hub().hub().viewers().flush(db());
  EXPECT_EQ(db().read([](Tx& tx) {
    return tx.value<std::int64_t>("SELECT sum(viewers) FROM question_viewers");
  }),
            1);
}

TEST_P(ContributionsOverHttp, ones_own_questions_that_wait_are_counted_apart_by_community) {
  noors->put("/communities/" + pumps.text() + "/membership");
  const auto other = world().community(youssef, communities::Openness::open, "Cables");
  EXPECT_THAT(noors->get("/me/unanswered").at("/items").as_array(), IsEmpty());
  ask();
  const auto answered = ask();
  ask();
  noors->post("/communities/" + other.text() + "/questions", draft());  // no member of it
  const auto counted = [&](ApiClient& browser) {
    return browser.get("/me/unanswered").at("/items");
  };
  const auto of_pumps = [&](int questions) {
    return boost::json::value{{{"community", pumps.text()}, {"questions", questions}}};
  };
  EXPECT_EQ(counted(*noors), of_pumps(3));
  EXPECT_THAT(counted(*youssefs).as_array(), IsEmpty());
  const auto answer = answer_to(answered);
  EXPECT_EQ(counted(*noors), of_pumps(2));
  EXPECT_EQ(youssefs->put(answer + "/withdrawal").status, 204);
  EXPECT_EQ(counted(*noors), of_pumps(3));
  EXPECT_EQ(noors->put(answered + "/withdrawal").status, 204);
  EXPECT_EQ(counted(*noors), of_pumps(2));
  noors->remove("/communities/" + pumps.text() + "/membership");
  EXPECT_THAT(counted(*noors).as_array(), IsEmpty());
}

TEST_P(ContributionsOverHttp, a_preview_shows_what_would_be_kept_and_keeps_nothing) {
  const auto shown = noors->post("/previews", {{"text", "*Well* <script>alert(1)</script>"}});
  EXPECT_THAT(shown.string("/html"), HasSubstr("<em>Well</em>"));
  EXPECT_THAT(shown.string("/html"), Not(HasSubstr("<script")));
  EXPECT_EQ(listed(*noors), 0U);
}

KRING_ON_BOTH_DATABASES(ContributionsOverHttp);

}  // namespace
}  // namespace kring::contributions
