#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::curation {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;
using testing_support::problems;

/// Lotte facilitates an open community; Noor takes part.
class CurationOverHttp : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    pumps = world().community(world().person("Lotte"));
    world().person("Noor");
    noor.emplace(browser_of("noor"));
    lotte.emplace(browser_of("lotte"));
  }

  void TearDown() override {
    noor.reset();
    lotte.reset();
    HubOnBothDatabases::TearDown();
  }

  std::string themes() { return "/communities/" + pumps.text() + "/themes"; }

  /// The id of a new theme.
  std::string add(std::string_view name) {
    const auto answer = noor->post(themes(), {{"name", name}});
    EXPECT_EQ(answer.status, 201) << answer.text;
    return answer.string("/id");
  }

  static boost::json::object described(std::string_view name) {
    return {{"name", name},
            {"names", {{"nl", "Automaten"}}},
            {"description", "What *trips*."},
            {"synonyms", {"MCB"}},
            {"revision", 1}};
  }

  CommunityId pumps;
  std::optional<ApiClient> noor;
  std::optional<ApiClient> lotte;
};

TEST_P(CurationOverHttp, a_theme_goes_its_way_from_being_named_to_being_merged) {
  const auto breakers = add("Breakers");
  const auto fuses = add("Fuses");
  const auto asked =
      noor->post("/communities/" + pumps.text() + "/questions",
                 {{"title", "Why does the breaker trip?"}, {"text", ""}, {"themes", {breakers}}});
  ASSERT_EQ(asked.status, 201) << asked.text;
  EXPECT_EQ(asked.string("/themes/0/name"), "Breakers");
  EXPECT_EQ(lotte->put("/themes/" + breakers, described("Circuit breakers")).status, 200);
  EXPECT_EQ(noor->get("/questions?theme=" + breakers).string("/items/0/themes/0/names/nl"),
            "Automaten");
  const auto merged = lotte->put("/themes/" + breakers + "/merger", {{"into", fuses}});
  EXPECT_EQ(merged.string("/id"), fuses);
  EXPECT_EQ(merged.integer("/questions"), 1);
  EXPECT_EQ(noor->get("/themes/" + breakers).string("/name"), "Fuses");
  EXPECT_EQ(noor->get("/questions?theme=" + breakers).string("/items/0/themes/0/name"), "Fuses");
}

TEST_P(CurationOverHttp, an_old_name_leads_to_the_theme_as_it_is_now) {
  const auto id = add("Breakers");
  lotte->put("/themes/" + id, described("Circuit breakers"));
  EXPECT_EQ(add("BREAKERS"), id);
  EXPECT_EQ(noor->get(themes() + "?q=mcb").string("/items/0/id"), id);
}

TEST_P(CurationOverHttp, every_wrong_field_is_named) {
  EXPECT_THAT(problems(noor->post(themes(), {{"name", ""}})), ElementsAre("/name too_short"));
  EXPECT_THAT(problems(noor->post(themes(), {{"name", std::string(41, 'x')}})),
              ElementsAre("/name too_long"));
  auto wrong = described(std::string(41, 'x'));
  wrong["synonyms"] = boost::json::array(21, "x");
  EXPECT_THAT(problems(lotte->put("/themes/" + add("Fuses"), wrong)),
              UnorderedElementsAre("/name too_long", "/synonyms too_long"));
}

TEST_P(CurationOverHttp, a_question_carries_five_themes_and_no_more) {
  const auto question = world().question(world().person("Youssef"), pumps);
  boost::json::array six;
  for (int i = 0; i < 6; ++i) six.emplace_back(add("Theme " + std::to_string(i)));
  const auto path = "/questions/" + question.text() + "/themes";
  EXPECT_THAT(problems(lotte->put(path, {{"themes", six}})), ElementsAre("/themes too_long"));
  six.pop_back();
  EXPECT_EQ(lotte->put(path, {{"themes", six}}).at("/themes").as_array().size(), 5U);
  EXPECT_EQ(noor->put(path, {{"themes", boost::json::array()}}).code(), "not_allowed");
}

TEST_P(CurationOverHttp, an_id_that_is_none_is_as_missing_as_any_other) {
  EXPECT_EQ(noor->get("/themes/nonsense").code(), "not_found");
  EXPECT_EQ(noor->get("/themes/" + pumps.text()).code(), "not_found");
  EXPECT_EQ(noor->get("/questions?theme=" + pumps.text()).code(), "not_found");
}

TEST_P(CurationOverHttp, i_have_this_too_is_said_once_and_taken_back) {
  const auto question = "/questions/" + world().question(world().person("Youssef"), pumps).text();
  for (int i = 0; i < 2; ++i) EXPECT_EQ(noor->put(question + "/same").status, 204);
  EXPECT_EQ(noor->get(question).integer("/same"), 1);
  EXPECT_TRUE(noor->get(question).at("/same_mine").as_bool());
  EXPECT_FALSE(lotte->get(question).at("/same_mine").as_bool());
  EXPECT_EQ(lotte->get("/questions").integer("/items/0/same"), 1);
  EXPECT_EQ(noor->remove(question + "/same").status, 204);
  EXPECT_EQ(noor->get(question).integer("/same"), 0);
}

KRING_ON_BOTH_DATABASES(CurationOverHttp);

}  // namespace
}  // namespace kring::curation
