#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::communities {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;
using testing_support::problems;

boost::json::value order(std::string_view name, std::string_view openness = "open") {
  return {{"name", name},
          {"theme", "Heat pumps"},
          {"purpose", "Find out together why it trips."},
          {"openness", openness}};
}

/// Lotte, who founds what there is; Noor, who is in none of it.
class CommunitiesOverHttp : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    noor = world().person("Noor");
    world().person("Lotte");
    lottes.emplace(browser_of("lotte"));
    noors.emplace(browser_of("noor"));
  }

  void TearDown() override {
    lottes.reset();
    noors.reset();
    HubOnBothDatabases::TearDown();
  }

  /// Where the new community stands.
  std::string found(std::string_view name, std::string_view openness) {
    const auto answer = lottes->post("/communities", order(name, openness));
    EXPECT_EQ(answer.status, 201) << answer.text;
    return "/communities/" + answer.string("/id");
  }

  Visitor noor;
  std::optional<ApiClient> lottes;  ///< her browser
  std::optional<ApiClient> noors;
};

TEST_P(CommunitiesOverHttp, founding_one_answers_it_and_where_it_stands) {
  const auto answer = lottes->post("/communities", order("Heat pumps"));
  EXPECT_EQ(answer.status, 201);
  EXPECT_EQ(answer.headers.find("Location"), "/api/v1/communities/" + answer.string("/id"));
  EXPECT_EQ(answer.string("/standing"), "facilitator");
  EXPECT_EQ(answer.integer("/members"), 1);
  EXPECT_EQ(answer.string("/audience/kind"), "everyone");
  EXPECT_EQ(answer.integer("/audience/readers"), 2);
  EXPECT_EQ(answer.string("/facilitators/0/name"), "Lotte");
  EXPECT_TRUE(answer.at("/may/facilitate").as_bool());
  EXPECT_FALSE(answer.at("/may/join").as_bool());
  EXPECT_EQ(lottes->get("/communities/" + answer.string("/id")).body, answer.body);
}

TEST_P(CommunitiesOverHttp, who_was_not_let_in_alone_sees_it_until_they_ask_again) {
  const auto path = found("Heat pumps", "closed");
  const auto declined = [&](ApiClient& browser) {
    EXPECT_EQ(browser.get("/communities").at("/items/0/declined"),
              browser.get(path).at("/declined"));
    return browser.get(path).at("/declined").as_bool();
  };
  const auto request = path + "/members/" + noor.person.text();
  noors->put(path + "/membership");
  noors->remove(path + "/membership");
  EXPECT_FALSE(declined(*noors)) << "she took it back herself";
  noors->put(path + "/membership");
  EXPECT_EQ(lottes->remove(request).status, 204);
  EXPECT_TRUE(declined(*noors));
  EXPECT_FALSE(declined(*lottes));
  noors->put(path + "/membership");
  EXPECT_FALSE(declined(*noors));
  lottes->remove(request);
  world().member(CommunityId::parse(path.substr(path.rfind('/') + 1)).value(), noor);
  EXPECT_EQ(lottes->remove(request).status, 204) << "a member is taken out, and asked nothing";
  EXPECT_FALSE(declined(*noors));
}

TEST_P(CommunitiesOverHttp, a_taken_name_is_refused) {
  found("Heat pumps", "open");
  const auto answer = noors->post("/communities", order("HEAT pumps", "closed"));
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.code(), "community.name_taken");
}

TEST_P(CommunitiesOverHttp, founding_it_again_with_the_same_key_founds_it_once) {
  noors->header("Idempotency-Key", "one-attempt-of-noors");
  const auto first = noors->post("/communities", order("Heat pumps"));
  const auto second = noors->post("/communities", order("Heat pumps"));
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.body, first.body);
  EXPECT_EQ(noors->post("/communities", order("Welding")).code(), "idempotency.other_body");
  EXPECT_EQ(noors->get("/communities").at("/items").as_array().size(), 1U);
}

TEST_P(CommunitiesOverHttp, what_is_wrong_with_one_is_said_all_at_once) {
  EXPECT_THAT(problems(noors->post("/communities")),
              UnorderedElementsAre("/name required", "/theme required", "/purpose required",
                                   "/openness required"));
  EXPECT_THAT(problems(noors->post("/communities", {{"name", "ab"},
                                                    {"theme", std::string(81, 'x')},
                                                    {"purpose", "evil \u202E sentence"},
                                                    {"openness", "secret"},
                                                    {"members", 1000}})),
              UnorderedElementsAre("/name too_short", "/theme too_long", "/purpose bad_characters",
                                   "/openness not_allowed", "/members unknown"));
  EXPECT_THAT(lottes->get("/communities").at("/items").as_array(), IsEmpty());
}

TEST_P(CommunitiesOverHttp, a_private_one_is_not_there_for_others_in_no_way) {
  const auto circle = found("Circle", "private");
  const auto nowhere = noors->get("/communities/zzzzzzzzzzzzz");
  EXPECT_EQ(noors->get(circle).text, nowhere.text) << "the very same words";
  EXPECT_EQ(noors->get(circle + "/members").text, nowhere.text);
  EXPECT_EQ(noors->put(circle + "/membership").text, nowhere.text);
  EXPECT_EQ(noors->get("/questions?community=" + circle.substr(13)).text, nowhere.text);
  EXPECT_THAT(noors->get("/communities").at("/items").as_array(), IsEmpty());
  EXPECT_EQ(lottes->get("/communities").string("/items/0/name"), "Circle");
}

TEST_P(CommunitiesOverHttp, a_closed_one_shows_itself_but_not_what_is_in_it) {
  const auto closed = found("Leading at work", "closed");
  EXPECT_EQ(
      lottes->post(closed + "/questions", {{"title", "How do I say no?"}, {"text", "Kindly."}})
          .status,
      201);
  EXPECT_EQ(lottes->get(closed).integer("/questions"), 1);
  const auto seen = noors->get(closed);
  EXPECT_EQ(seen.integer("/questions"), 0);
  EXPECT_EQ(seen.integer("/unanswered"), 0);
  EXPECT_FALSE(seen.at("/may/read").as_bool());
  EXPECT_TRUE(seen.at("/may/join").as_bool());
  EXPECT_EQ(noors->get("/communities").integer("/items/0/questions"), 0);
  const auto members = noors->get(closed + "/members");
  EXPECT_EQ(members.status, 403);
  EXPECT_EQ(members.code(), "membership.required");
  EXPECT_EQ(noors->get("/questions?community=" + closed.substr(13)).code(), "membership.required");
}

TEST_P(CommunitiesOverHttp, a_request_goes_its_way_to_membership) {
  const auto closed = found("Leading at work", "closed");
  const auto noors_place = closed + "/members/" + noor.person.text();
  EXPECT_EQ(lottes->put(noors_place).code(), "membership.not_requested");
  EXPECT_EQ(noors->put(closed + "/membership").string("/standing"), "requested");
  EXPECT_EQ(noors->get(closed + "/requests").status, 403);
  EXPECT_EQ(noors->put(noors_place).status, 403) << "nobody lets themselves in";
  EXPECT_EQ(lottes->get(closed + "/requests").string("/items/0/person/name"), "Noor");
  EXPECT_EQ(lottes->get(closed).string("/requests/0/person/name"), "Noor");
  EXPECT_FALSE(noors->get(closed).body.as_object().contains("requests"));
  EXPECT_EQ(lottes->get("/communities").integer("/items/0/waiting"), 1);
  EXPECT_FALSE(noors->get("/communities").at("/items/0").as_object().contains("waiting"));
  EXPECT_EQ(lottes->put(noors_place).status, 204);
  EXPECT_EQ(noors->get(closed).string("/standing"), "member");
  EXPECT_EQ(noors->get(closed + "/members").at("/items").as_array().size(), 2U);
  EXPECT_EQ(noors->remove(closed + "/membership").status, 204);
  EXPECT_EQ(noors->get(closed).string("/standing"), "none");
}

TEST_P(CommunitiesOverHttp, the_last_facilitator_stays_until_there_is_another) {
  const auto pumps = found("Heat pumps", "open");
  EXPECT_EQ(lottes->remove(pumps + "/membership").code(), "community.last_facilitator");
  const auto noors_place = pumps + "/facilitators/" + noor.person.text();
  EXPECT_EQ(lottes->put(noors_place).code(), "member.required");
  noors->put(pumps + "/membership");
  EXPECT_EQ(lottes->put(noors_place).status, 204);
  EXPECT_EQ(lottes->remove(pumps + "/membership").status, 204);
  EXPECT_EQ(noors->get(pumps).string("/facilitators/0/name"), "Noor");
}

TEST_P(CommunitiesOverHttp, a_list_names_three_facilitators_and_its_own_page_more) {
  const auto pumps = found("Heat pumps", "open");
  const auto community = CommunityId::parse(pumps.substr(pumps.rfind('/') + 1)).value();
  for (const auto* name : {"Ann", "Bob", "Cas"}) {
    const auto next = world().person(name);
    world().member(community, next);
    EXPECT_EQ(lottes->put(pumps + "/facilitators/" + next.person.text()).status, 204);
  }
  const auto list = lottes->get("/communities");
  EXPECT_EQ(list.at("/items/0/facilitators").as_array().size(), 3U);
  EXPECT_EQ(list.integer("/items/0/facilitator_count"), 4);
  EXPECT_TRUE(list.at("/items/0/may/leave").as_bool());
  EXPECT_EQ(lottes->get(pumps).at("/facilitators").as_array().size(), 4U);
}

TEST_P(CommunitiesOverHttp, ids_that_are_none_name_nothing) {
  for (const auto* id : {"x", "0", "0000000000000", "zzzzzzzzzzzzz", "'; DROP TABLE people", "ß"}) {
    EXPECT_EQ(noors->get(std::string("/communities/") + id).status, 404) << id;
  }
  const auto pumps = found("Heat pumps", "open");
  EXPECT_EQ(lottes->put(pumps + "/members/nobody").status, 404);
  EXPECT_EQ(lottes->put(pumps + "/facilitators/0000000000000").code(), "member.required");
}

TEST_P(CommunitiesOverHttp, cursors_that_are_none_are_refused) {
  for (const auto* cursor : {"x", "1", "1e30", "2eyJpZCI6MX0", "1bnVsbA", "%00", "1W10"}) {
    EXPECT_THAT(problems(noors->get(std::string("/communities?after=") + cursor)),
                ElementsAre(AllOf(HasSubstr("/after"), Not(HasSubstr("unknown")))))
        << cursor;
  }
  EXPECT_THAT(problems(noors->get("/communities?page=2")), ElementsAre("/page unknown"));
}

KRING_ON_BOTH_DATABASES(CommunitiesOverHttp);

}  // namespace
}  // namespace kring::communities
