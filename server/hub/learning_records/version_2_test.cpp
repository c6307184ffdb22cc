// What only xAPI 2.0 knows, over HTTP, on both databases.

#include "hub/learning_records/version.h"
#include "tests/support/xapi_statements.h"

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::activity;
using testing_support::statement;
using testing_support::uuid;

object person(std::string_view name) {
  return {{"name", name}, {"mbox", "mailto:" + std::string(name) + "@example.org"}};
}

/// Noor did something; Cas assessed it, and the fitters, of whom Bo is one, watched.
object watched(int number) {
  auto made = statement(number, "noor");
  auto fitters = person("fitters");
  fitters["objectType"] = "Group";
  fitters["member"] = array{person("bo")};
  made["context"] =
      object{{"contextAgents", array{object{{"objectType", "contextAgent"},
                                            {"agent", person("cas")},
                                            {"relevantTypes", array{"http://example.org/t"}}}}},
             {"contextGroups", array{object{{"objectType", "contextGroup"}, {"group", fitters}}}},
             {"contextActivities", object{{"parent", array{activity("course")}}}}};
  return made;
}

class StatementsOf2 : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (!IsSkipped()) lms->header("X-Experience-API-Version", "2.0.0");
  }

  static std::string of(std::string_view name, bool group = false) {
    return "agent=%7B%22mbox%22%3A%22mailto%3A" + std::string(name) + "%40example.org%22" +
           (group ? "%2C%22objectType%22%3A%22Group%22" : "") + "%7D";
  }
};

TEST_P(StatementsOf2, are_kept_with_their_version_and_come_back_as_they_were_sent) {
  const auto sent = watched(1);
  EXPECT_EQ(post(sent).status, 200);
  const auto back = get("statementId=" + uuid(1));
  EXPECT_EQ(back.string("/version"), "2.0.0");
  EXPECT_EQ(back.headers.find("X-Experience-API-Version"), "2.0.0");
  EXPECT_EQ(back.at("/context"), sent.at("context"));
}

TEST_P(StatementsOf2,
       are_found_by_the_agents_and_groups_of_their_context_where_those_are_asked_for) {
  post(array{watched(1), statement(2, "ada")});
  for (const auto& who : {of("cas"), of("fitters", true), of("bo")}) {
    EXPECT_THAT(listed(who + "&related_agents=true"), ElementsAre(1)) << who;
    EXPECT_THAT(listed(who), IsEmpty()) << who;
  }
}

TEST_P(StatementsOf2, show_the_agents_and_groups_of_their_context_in_each_format) {
  const auto sent = watched(1);
  post(sent);
  const auto ids = get("statementId=" + uuid(1) + "&format=ids");
  EXPECT_EQ(ids.at("/context/contextAgents/0"),
            value({{"objectType", "contextAgent"},
                   {"agent", {{"mbox", "mailto:cas@example.org"}}},
                   {"relevantTypes", array{"http://example.org/t"}}}));
  EXPECT_EQ(ids.at("/context/contextGroups/0/group"),
            value({{"mbox", "mailto:fitters@example.org"}, {"objectType", "Group"}}));
  const auto canonical = get("statementId=" + uuid(1) + "&format=canonical");
  EXPECT_EQ(canonical.at("/context"), sent.at("context"));
}

TEST_P(StatementsOf2, are_refused_by_1_0_for_what_it_does_not_know) {
  lms->header("X-Experience-API-Version", "1.0.3");
  const auto refused = post(array{statement(2), watched(1)});
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.string("/problems/0/path"), "/1/context/contextAgents");
  EXPECT_THAT(listed(""), IsEmpty());
}

KRING_ON_BOTH_DATABASES(StatementsOf2);

}  // namespace
}  // namespace kring::learning_records
