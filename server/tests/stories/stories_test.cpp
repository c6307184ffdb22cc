#include "tests/support/story.h"

#include <set>

#include <gmock/gmock.h>

namespace kring {
namespace {

using communities::Openness;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using testing_support::Story;

/// Noor asks, Youssef answers, Sanne looks on, Lotte facilitates.
class Stories : public Story {
 protected:
  void SetUp() override {
    Story::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    noor = world().person("Noor");
    youssef = world().person("Youssef");
    sanne = world().person("Sanne");
    lotte = world().person("Lotte");
    pumps = world().community(lotte).text();
    world().forget_journal();
  }

  /// The code with which somebody is refused what stands there.
  std::string refused(std::string_view first_name, const std::string& path) {
    return as(first_name).get(path).code();
  }

  Visitor noor, youssef, sanne, lotte;
  std::string pumps;
};
KRING_ON_BOTH_DATABASES(Stories);

TEST_P(Stories, an_answer_from_the_question_to_its_return) {
  const auto question = ask("noor", pumps, "Why does the breaker trip?", "It is the heat pump.");
  EXPECT_THAT(titles("sanne", "/questions?show=unanswered"),
              ElementsAre("Why does the breaker trip?"));
  EXPECT_THAT(found("sanne", "tripping"), ElementsAre("Why does the breaker trip?"));

  const auto answer = this->answer("youssef", question, "The inrush current. Take a D curve.");
  EXPECT_THAT(titles("sanne", "/questions?show=unanswered"), IsEmpty());
  EXPECT_THAT(found("sanne", "inrush"), ElementsAre("Why does the breaker trip?"));

  put("sanne", "/answers/" + answer + "/helpful");
  EXPECT_EQ(as("noor").put("/questions/" + question + "/acceptance", {{"answer", answer}}).status,
            204);
  EXPECT_EQ(as("sanne").get("/questions/" + question).string("/accepted"), answer);
  EXPECT_EQ(as("sanne").get("/answers/" + answer).integer("/helpful"), 1);

  const boost::json::value edited = {{"text", "A soft starter helps too."}, {"revision", 1}};
  EXPECT_EQ(as("youssef").put("/answers/" + answer, edited).status, 200);
  EXPECT_THAT(found("sanne", "inrush"), IsEmpty());
  EXPECT_THAT(found("sanne", "starter"), ElementsAre("Why does the breaker trip?"));

  put("youssef", "/answers/" + answer + "/withdrawal");
  EXPECT_THAT(found("sanne", "starter"), IsEmpty());
  EXPECT_EQ(refused("sanne", "/answers/" + answer), "not_found");
  EXPECT_THAT(titles("sanne", "/questions?show=unanswered"),
              ElementsAre("Why does the breaker trip?"));

  remove("youssef", "/answers/" + answer + "/withdrawal");
  EXPECT_THAT(found("sanne", "starter"), ElementsAre("Why does the breaker trip?"));
  EXPECT_FALSE(as("sanne").get("/questions/" + question).body.as_object().contains("accepted"));
  EXPECT_EQ(as("sanne").get("/answers/" + answer).integer("/helpful"), 1);

  EXPECT_THAT(
      world().journal_kinds(),
      ElementsAre("question.asked", "answer.given", "answer.found_helpful", "answer.accepted",
                  "answer.edited", "answer.unaccepted", "answer.withdrawn", "answer.restored"));
}

TEST_P(Stories, what_one_wrote_stays_in_the_circle_that_one_leaves) {
  const auto circle = world().community(lotte, Openness::private_, "Circle").text();
  world().member(CommunityId::parse(circle).value(), noor);
  const auto question = ask("noor", circle, "How do I say no to a client?");
  answer("lotte", question, "Kindly, and the same day.");
  EXPECT_THAT(found("noor", "kindly"), ElementsAre("How do I say no to a client?"));
  EXPECT_THAT(found("sanne", "client"), IsEmpty());

  remove("noor", "/communities/" + circle + "/membership");
  EXPECT_EQ(refused("noor", "/questions/" + question), "not_found");
  EXPECT_THAT(found("noor", "client"), IsEmpty());
  EXPECT_THAT(found("lotte", "client"), ElementsAre("How do I say no to a client?"));

  world().member(CommunityId::parse(circle).value(), noor);
  EXPECT_THAT(found("noor", "client"), ElementsAre("How do I say no to a client?"));
}

TEST_P(Stories, asking_to_be_let_in_being_let_in_and_being_removed) {
  const auto closed = world().community(lotte, Openness::closed, "Leading at work").text();
  const auto question = ask("lotte", closed, "How do you begin a meeting?");
  EXPECT_THAT(found("noor", "meeting"), IsEmpty());
  put("noor", "/communities/" + closed + "/membership");
  EXPECT_EQ(refused("noor", "/questions/" + question), "not_found");

  put("lotte", "/communities/" + closed + "/members/" + noor.person.text());
  answer("noor", question, "With what went well.");
  EXPECT_THAT(found("noor", "meeting"), ElementsAre("How do you begin a meeting?"));

  remove("lotte", "/communities/" + closed + "/members/" + noor.person.text());
  EXPECT_THAT(found("noor", "meeting"), IsEmpty());
  EXPECT_EQ(refused("noor", "/questions/" + question), "not_found");
  EXPECT_EQ(as("lotte").get("/questions/" + question).at("/answers").as_array().size(), 1U);
}

TEST_P(Stories, who_is_suspended_is_out_at_once_and_what_they_wrote_stays) {
  const auto question = ask("noor", pumps, "Why does the breaker trip?");
  answer("youssef", question, "The inrush current.");
  db().write([&](Tx& tx) { identity::suspend(tx, {}, youssef.person); });
  EXPECT_EQ(as("youssef").get("/questions/" + question).status, 401);
  EXPECT_THAT(found("noor", "inrush"), ElementsAre("Why does the breaker trip?"));

  db().write([&](Tx& tx) { identity::readmit(tx, {}, youssef.person); });
  EXPECT_EQ(as("youssef").get("/questions/" + question).status, 401);
  EXPECT_EQ(browser_of("youssef").get("/questions/" + question).status, 200);
}

TEST_P(Stories, a_withdrawn_question_takes_its_whole_thread_along_and_brings_it_back) {
  const auto question = ask("noor", pumps, "Why does the breaker trip?");
  const auto given = answer("youssef", question, "The inrush current.");
  create("sanne", "/answers/" + given + "/comments", {{"text", "Seen on every compressor."}});
  const auto regretted =
      create("sanne", "/questions/" + question + "/comments", {{"text", "Call a plumber."}});

  put("noor", "/questions/" + question + "/withdrawal");
  EXPECT_THAT(found("sanne", "compressor"), IsEmpty());
  EXPECT_THAT(found("sanne", "breaker"), IsEmpty());
  EXPECT_EQ(as("sanne").put("/comments/" + regretted + "/withdrawal").code(), "not_found");
  EXPECT_EQ(as("noor").get("/questions/" + question).string("/state"), "withdrawn");

  remove("noor", "/questions/" + question + "/withdrawal");
  put("sanne", "/comments/" + regretted + "/withdrawal");
  EXPECT_THAT(found("youssef", "compressor"), ElementsAre("Why does the breaker trip?"));
  EXPECT_THAT(found("youssef", "plumber"), IsEmpty());
}

TEST_P(Stories, a_question_that_changes_its_language_takes_its_short_answers_along) {
  const auto question = ask("noor", pumps, "Waarom valt de automaat steeds uit?",
                            "Het gebeurt bij het starten van de warmtepompen in de schuur.");
  answer("youssef", question, "Aanloopstromen");
  EXPECT_THAT(found("sanne", "aanloopstroom"), ElementsAre("Waarom valt de automaat steeds uit?"));
  const boost::json::value english = {
      {"title", "Why does the breaker trip all the time?"},
      {"text", "It happens whenever the heat pumps in the shed are starting up."},
      {"revision", 1}};
  EXPECT_EQ(as("noor").put("/questions/" + question, english).status, 200);
  EXPECT_THAT(found("sanne", "warmtepomp"), IsEmpty());
  EXPECT_THAT(found("sanne", "started"), ElementsAre("Why does the breaker trip all the time?"));
}

TEST_P(Stories, a_clock_that_is_set_back_breaks_nothing) {
  std::set<std::string> ids;
  for (int i = 0; i < 4; ++i) {
    const auto question = ask("noor", pumps, "Question number " + std::to_string(i));
    ids.insert({question, answer("youssef", question, "Answer")});
    clock().advance(-std::chrono::hours(1));
  }
  EXPECT_THAT(ids, SizeIs(8));
  EXPECT_THAT(found("sanne", "question+number"), SizeIs(4));
  EXPECT_THAT(titles("sanne", "/questions"), SizeIs(4));
}

TEST_P(Stories, what_is_sent_twice_over_a_bad_line_happens_once) {
  const boost::json::value wanted = {{"title", "Why does the breaker trip?"}, {"text", ""}};
  as("noor").header("Idempotency-Key", "0123456789abcdef");
  const auto first = create("noor", "/communities/" + pumps + "/questions", wanted);
  EXPECT_EQ(create("noor", "/communities/" + pumps + "/questions", wanted), first);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("question.asked"));
  EXPECT_THAT(found("noor", "breaker"), UnorderedElementsAre("Why does the breaker trip?"));
}

}  // namespace
}  // namespace kring
