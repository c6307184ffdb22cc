#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::contributions {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using testing_support::problems;

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

/// Whatever is sent, the answer is a refusal with words, and nothing was written.
class HostileInput : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    const auto noor = world().person("Noor");
    const auto pumps = world().community(noor);
    place = "/communities/" + pumps.text() + "/questions";
    browser.emplace(browser_of("noor"));
    world().forget_journal();
  }

  void TearDown() override {
    if (browser) {
      EXPECT_THAT(world().journal_kinds(), IsEmpty()) << "something was written";
    }
    browser.reset();
    HubOnBothDatabases::TearDown();
  }

  ApiAnswer sends(std::string body) {
    return browser->send(http::Method::post, place, std::move(body));
  }

  std::string place;
  std::optional<ApiClient> browser;
};

TEST_P(HostileInput, what_is_no_json_is_malformed) {
  for (const auto* body : {"{", "{]", "nonsense", "{\"title\":}", "{\"title\":\"a\",}", "{'a':1}",
                           "{\"title\":\"\xFF\xFE\"}", "{\"title\":\"\\ud800\"}", "{} {}",
                           "{\"title\":\"a\nb\"}", "\xEF\xBB\xBF{}"}) {
    const auto answer = sends(body);
    EXPECT_THAT(problems(answer), ElementsAre(" malformed")) << body;
    EXPECT_EQ(answer.headers.find("Content-Type"), "application/problem+json") << body;
  }
}

TEST_P(HostileInput, nesting_without_end_is_refused) {
  for (const auto& body : {repeated("[", 10'000), repeated("[", 10'000) + repeated("]", 10'000),
                           repeated("{\"title\":", 10'000) + "1" + repeated("}", 10'000)}) {
    EXPECT_THAT(problems(sends(body)), ElementsAre(" malformed"));
  }
}

TEST_P(HostileInput, json_of_another_shape_is_refused_with_its_paths) {
  EXPECT_THAT(problems(sends("[]")), ElementsAre(" wrong_type"));
  EXPECT_THAT(problems(sends("\"title\"")), ElementsAre(" wrong_type"));
  EXPECT_THAT(problems(sends("{}")), UnorderedElementsAre("/title required", "/text required"));
  for (const auto* wrong : {"7", "true", "[]", "{}", "1e400", "-0.5"}) {
    EXPECT_THAT(problems(sends(std::string(R"({"title":)") + wrong + R"(,"text":)" + wrong + "}")),
                UnorderedElementsAre("/title wrong_type", "/text wrong_type"))
        << wrong;
  }
}

TEST_P(HostileInput, unknown_members_are_refused_and_not_ignored) {
  EXPECT_THAT(problems(sends(R"({"title":"A fine question","text":"","by":"somebody else",
                                 "__proto__":{},"id":"0000000000000"})")),
              UnorderedElementsAre("/by unknown", "/__proto__ unknown", "/id unknown"));
  EXPECT_THAT(problems(browser->put("/questions/0000000000000/acceptance", {{"answers", "x"}})),
              UnorderedElementsAre("/answer required", "/answers unknown"));
  EXPECT_THAT(problems(browser->get("/questions?show=all&show=mine&limit=9999")),
              ::testing::Contains("/limit unknown"));
}

TEST_P(HostileInput, characters_that_deceive_are_refused_in_every_text) {
  for (const auto* bad : {R"(a question \u0000 with an end)", R"(a question \u202e reversed)",
                          R"(a question \u2066 isolated)", R"(a question \u001b[2J cleared)",
                          R"(a question \u007f deleted)"}) {
    EXPECT_THAT(problems(sends(std::string(R"({"title":")") + bad + R"(","text":")" + bad + "\"}")),
                UnorderedElementsAre("/title bad_characters", "/text bad_characters"))
        << bad;
  }
}

TEST_P(HostileInput, texts_that_are_too_long_or_too_short_are_refused_with_the_limit) {
  const auto answer = browser->post(
      place, {{"title", std::string(5'000, 'x')}, {"text", std::string(40'001, 'x')}});
  EXPECT_THAT(problems(answer), UnorderedElementsAre("/title too_long", "/text too_long"));
  EXPECT_EQ(answer.integer("/problems/0/limit"), 200);
  EXPECT_EQ(answer.integer("/problems/1/limit"), 40'000);
  EXPECT_THAT(problems(browser->post(place, {{"title", "   short  "}, {"text", ""}})),
              ElementsAre("/title too_short"));
}

TEST_P(HostileInput, a_title_of_five_million_octets_is_not_even_read) {
  for (const auto& route : hub().application().routes().all()) {
    if (!route.body) continue;
    http::Head head;
    head.method = route.method;
    head.path = std::string(api::api_base) + route.pattern;
    head.headers.add("Origin", HubUnderTest::origin);
    const auto admission = hub().application().admit(head);
    EXPECT_FALSE(admission.answer) << route.title();
    EXPECT_LE(admission.body_limit, 512 * 1024U) << route.title();
  }
}

TEST_P(HostileInput, a_body_that_is_no_json_by_its_own_words_is_refused) {
  browser->header("Content-Type", "text/plain");
  const auto answer = sends(R"({"title":"A fine question","text":""})");
  EXPECT_EQ(answer.status, 415);
  EXPECT_EQ(answer.code(), "media_type.wrong");
}

TEST_P(HostileInput, paths_and_methods_that_are_not_there_are_refused) {
  EXPECT_EQ(browser->get("/questionable").status, 404);
  EXPECT_EQ(browser->remove("/questions").status, 405);
  EXPECT_EQ(browser->get("/questions/" + std::string(4'000, 'z')).status, 404);
  EXPECT_EQ(browser->get("/search?q=%00").status, 422);
  EXPECT_EQ(browser->get("/search?q=" + std::string(4'000, 'x')).status, 422);
}

TEST_P(HostileInput, from_another_site_not_even_a_fine_question_is_taken) {
  browser->header("Origin", "https://evil.example");
  const auto answer = sends(R"({"title":"A fine question","text":""})");
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.code(), "origin.foreign");
}

TEST_P(HostileInput, numbers_without_measure_are_refused) {
  const auto question = browser->get("/questions/0000000000000");
  EXPECT_EQ(question.status, 404);
  for (const auto* revision : {"1.5", "\"1\"", "99999999999999999999", "1e3"}) {
    const auto answer =
        browser->send(http::Method::put, "/answers/0000000000000",
                      std::string(R"({"text":"Fine.","revision":)") + revision + "}");
    EXPECT_GE(answer.status, 400) << revision;
    EXPECT_LT(answer.status, 500) << revision;
  }
}

KRING_ON_BOTH_DATABASES(HostileInput);

}  // namespace
}  // namespace kring::contributions
