// That the documents show exactly those query parameters of xAPI which are taken.

#include "tests/support/xapi_statements.h"

#include <algorithm>
#include <map>

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using http::Method;
using ::testing::IsEmpty;
using testing_support::uuid;

/// Each parameter with a value that it takes, and one that xAPI does not know.
const std::map<std::string, std::string, std::less<>> values{
    {"statementId", uuid(1)},
    {"voidedStatementId", uuid(1)},
    {"format", "ids"},
    {"attachments", "true"},
    {"agent", R"(%7B%22mbox%22%3A%22mailto%3Anoor%40example.org%22%7D)"},
    {"verb", "http://example.org/did"},
    {"activity", "http://example.org/pump"},
    {"registration", uuid(2)},
    {"related_activities", "true"},
    {"related_agents", "true"},
    {"since", "2026-11-23T09:00:00Z"},
    {"until", "2026-11-23T09:00:00Z"},
    {"limit", "1"},
    {"ascending", "true"},
    {"from", "1"},
    {"activityId", "http://example.org/pump"},
    {"stateId", "bookmark"},
    {"profileId", "colours"},
    {"method", "GET"},
    {"person", "noor"}};

bool describes(const api::Route& route, std::string_view name) {
  if (!route.query) return false;
  const auto& members = route.query().members;
  return std::ranges::find(members, name, &json::Schema::Member::name) != members.end();
}

/// A query, or a form, with this parameter and those that must be there.
std::string asking(const api::Route& route, std::string_view name) {
  std::string query = std::string(name) + "=" + values.find(name)->second;
  if (!route.query) return query;
  for (const auto& member : route.query().members) {
    if (!member.required || member.name == name) continue;
    query.append("&").append(member.name).append("=").append(values.find(member.name)->second);
  }
  return query;
}

bool is_taken(const ApiAnswer& answer) {
  if (answer.status == 405) return false;
  return answer.text.find("this resource has no such parameter") == std::string::npos &&
         answer.text.find("An alternate request says all in its form") == std::string::npos;
}

class XapiParameters : public testing_support::StatementsOnBothDatabases {
 protected:
  std::vector<const api::Route*> routes() {
    std::vector<const api::Route*> found;
    for (const auto& route : hub().application().routes().all()) {
      const bool gives_tokens = route.pattern == "/xapi/token";
      if (route.pattern.starts_with("/xapi/") && !gives_tokens) found.push_back(&route);
    }
    return found;
  }
};

TEST_P(XapiParameters, are_described_where_they_are_taken_and_nowhere_else) {
  lms->header("Content-Type", "application/json");
  std::vector<std::string> wrong;
  for (const auto* route : routes()) {
    for (const auto& [name, value] : values) {
      const auto answer =
          lms->send(route->method, route->pattern + "?" + asking(*route, name),
                    route->method == Method::get || route->method == Method::delete_ ? "" : "{}");
      if (is_taken(answer) != describes(*route, name))
        wrong.push_back(route->title() + " " + name + ": " + answer.text);
    }
  }
  EXPECT_THAT(wrong, IsEmpty());
}

TEST_P(XapiParameters, are_the_same_in_the_form_of_an_alternate_request) {
  lms->header("Content-Type", "application/x-www-form-urlencoded");
  std::vector<std::string> wrong;
  for (const auto* route : routes()) {
    // What POST takes by itself is not what its row describes, which is both.
    if (route->method == Method::post || route->needs == api::Needs::anyone) continue;
    const bool sends = route->method == Method::put;
    for (const auto& [name, value] : values) {
      const auto answer = lms->send(
          Method::post, route->pattern + "?method=" + std::string(api::method_name(route->method)),
          asking(*route, name) + (sends ? "&content=%7B%7D" : ""));
      if (is_taken(answer) != describes(*route, name))
        wrong.push_back(route->title() + " " + name + ": " + answer.text);
    }
  }
  EXPECT_THAT(wrong, IsEmpty());
}

TEST_P(XapiParameters, have_each_a_value_here) {
  for (const auto* route : routes()) {
    if (!route->query) continue;
    for (const auto& member : route->query().members)
      EXPECT_TRUE(values.contains(member.name)) << route->title() << " " << member.name;
  }
}

KRING_ON_BOTH_DATABASES(XapiParameters);

}  // namespace
}  // namespace kring::learning_records
