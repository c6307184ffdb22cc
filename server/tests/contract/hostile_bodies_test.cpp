// Whatever stands in a body, whoever may send it: it is refused as a problem, and nothing happened.
// What programs send in their own formats has tests and fuzzers of its own.

#include "platform/api/openapi.h"
#include "tests/contract/access_matrix.h"
#include "tests/contract/specimens.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::contract {
namespace {

using boost::json::object;
using boost::json::value;

/// From the body to a string in it: names of members, and "0" for each item of a list.
using Place = std::vector<std::string>;

std::string text_of(const Place& place) {
  std::string text;
  for (const auto& step : place) text += "/" + step;
  return text;
}

/// Finds where a body may hold a string, as OpenAPI describes it.
class Strings {
 public:
  explicit Strings(const value& openapi) : openapi_(openapi) {}

  std::vector<Place> of(const api::Route& route) {
    auto method = std::string(route.title().substr(0, route.title().find(' ')));
    std::ranges::transform(method, method.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto& content = openapi_.at("paths")
                              .at(route.pattern)
                              .at(method)
                              .at("requestBody")
                              .at("content")
                              .at("application/json");
    found_.clear();
    look_at(content.at("schema").as_object(), {});
    return found_;
  }

 private:
  void look_at(const object& schema, const Place& place) {
    if (const auto* reference = schema.if_contains("$ref"))
      return look_at(openapi_.at_pointer(reference->as_string().subview(1)).as_object(), place);
    const std::string_view type = schema.at("type").as_string();
    const auto below = [&](std::string_view step, const value& inner) {
      auto deeper = place;
      deeper.emplace_back(step);
      look_at(inner.as_object(), deeper);
    };
    if (type == "string") found_.push_back(place);
    if (type == "array") below("0", schema.at("items"));
    if (type != "object") return;
    if (const auto* members = schema.if_contains("properties"))
      for (const auto& [name, member] : members->as_object()) below(name, member);
  }

  const value& openapi_;
  std::vector<Place> found_;
};

/// The body with something hostile behind the string that stands there, or behind a harmless one.
std::string spoilt(value body, const Place& place, std::string_view hostile) {
  auto* at = &body;
  for (const auto& step : place) {
    if (step == "0") {
      if (!at->is_array()) *at = boost::json::array();
      at->as_array().resize(1);
      at = &at->as_array().front();
    } else {
      if (!at->is_object()) *at = object();
      at = &at->as_object()[step];
    }
  }
  std::string text = at->is_string() ? std::string(at->as_string()) : "http://example.org/did";
  *at = text.append(hostile);
  return boost::json::serialize(body);
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

/// As one of those who may do it.
std::string who_may(const AccessMatrix& matrix, const std::string& route) {
  const auto line =
      std::ranges::find_if(matrix.lines, [&](const auto& each) { return each.route == route; });
  for (const auto& [role, status] : line->statuses)
    if (status < 300) return role;
  throw std::out_of_range("nobody may do " + route);
}

class HostileBodies : public testing::Test {
 protected:
  /// Each route that takes a body of ours, as somebody who may use it.
  template <class Fn>
  void for_each_route(Fn&& fn) {
    const auto matrix = written_matrix();
    for (const auto& route : hub.application().routes().all())
      if (route.body) fn(route, who_may(matrix, route.title()));
  }

  void expect_refused(const api::Route& route, const std::string& role, const std::string& what,
                      const std::function<std::string(const value&)>& spoil) {
    const auto [answer, facts] = hub.ask_with(spoil, route.title(), role);
    const auto where = route.title() + ": " + what + " as " + role + "\n" + answer.text;
    EXPECT_GE(answer.status, 400) << where;
    EXPECT_LT(answer.status, 500) << where;
    EXPECT_NE(answer.status, 429) << where << "\nand so it was not even looked at";
    EXPECT_EQ(answer.headers.find("Content-Type"), "application/problem+json") << where;
    EXPECT_EQ(facts, 0) << where;
  }

  Specimens hub;
};

TEST_F(HostileBodies, that_are_no_json_are_refused_by_every_route) {
  const std::string depths = repeated("[", 10'000) + repeated("]", 10'000);
  for_each_route([&](const api::Route& route, const std::string& role) {
    expect_refused(route, role, "cut off", [](const value& body) {
      const auto text = boost::json::serialize(body);
      return text.substr(0, text.size() - 1);
    });
    expect_refused(route, role, "10,000 levels", [&](const value&) { return std::string(depths); });
  });
}

/// Members that may hold what turns a text around, since nobody is shown them: a password holds any
/// character but NUL, how somebody is known to a program is that program's matter, a code that is
/// not asked is not looked at, and a draft is its writer's own until it is posted.
bool takes_overrides(const Place& place) {
  return place == Place{"password"} || place == Place{"code"} || place == Place{"identity"} ||
         place == Place{"home_page"} || place == Place{"form"};
}

/// A file of many lines: what is hostile refuses the line it stands in, and the others are taken
/// in.
bool is_read_line_by_line(const api::Route& route, const Place& place) {
  return route.title().starts_with("POST /roster") && place == Place{"text"};
}

// Five million octets are not even read (HostileInput in contributions); these just fit.
TEST_F(HostileBodies, with_hostile_characters_in_any_string_are_refused_by_every_route) {
  const auto openapi = boost::json::parse(api::openapi(hub.application().routes()));
  Strings strings(openapi);
  const std::string an_override = "a right-to-left override";
  const std::string letters = "500,000 letters";
  const std::map<std::string, std::string> hostile{{"NUL", std::string("\0", 1)},
                                                   {an_override, "\u202e"},
                                                   {"broken UTF-8", "\xff"},
                                                   {letters, std::string(500'000, 'x')}};
  for_each_route([&](const api::Route& route, const std::string& role) {
    for (const auto& place : strings.of(route)) {
      for (const auto& each : hostile) {
        const auto spoil = [&](const value& body) { return spoilt(body, place, each.second); };
        const bool is_text = each.first == an_override || each.first == letters;
        if (is_text && is_read_line_by_line(route, place)) {
          EXPECT_EQ(hub.ask_with(spoil, route.title(), role).answer.at("/refused"), 1);
        } else if (each.first == an_override && takes_overrides(place)) {
          EXPECT_LT(hub.ask_with(spoil, route.title(), role).answer.status, 500)
              << route.title() << text_of(place);
        } else {
          expect_refused(route, role, each.first + " in " + text_of(place), spoil);
        }
      }
    }
  });
}

}  // namespace
}  // namespace kring::contract
