// What the API's description promises about input: everything that a route reads has an end, and
// whoever sends more is told so, with its path. Headers are limited as a whole, by the server.

#include "platform/api/openapi.h"
#include "tests/contract/specimens.h"

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gmock/gmock.h>

namespace kring::contract {
namespace {

using boost::json::object;
using boost::json::value;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Anchored on both sides, and nothing in it may be repeated without end.
bool has_end(std::string_view pattern) {
  return pattern.starts_with('^') && pattern.ends_with('$') &&
         pattern.find_first_of("*+") == pattern.npos && pattern.find(",}") == pattern.npos;
}

/// Walks what requests may hold, as OpenAPI describes it.
class Walk {
 public:
  explicit Walk(value document) : document_(std::move(document)) {}

  /// A sentence for each place without an end: "put /notes body/text: a string without an end".
  std::vector<std::string> endless() {
    for (const auto& [path, methods] : document_.at("paths").as_object()) {
      for (const auto& [method, operation] : methods.as_object()) {
        route_ = std::string(method) + " " + std::string(path);
        look_at(operation.as_object());
      }
    }
    return std::move(found_);
  }

 private:
  void look_at(const object& operation) {
    if (const auto* parameters = operation.if_contains("parameters")) {
      for (const auto& each : parameters->as_array()) {
        const auto& where = each.at("in").as_string();
        if (where != "header")
          look_at(each.at("schema").as_object(),
                  std::string(where) + "/" + std::string(each.at("name").as_string()));
      }
    }
    const auto* body = operation.if_contains("requestBody");
    if (!body) return;
    for (const auto& [type, content] : body->at("content").as_object())
      if (const auto* schema = content.as_object().if_contains("schema"))
        look_at(schema->as_object(), "body");
  }

  void look_at(const object& schema, const std::string& place) {
    if (const auto* reference = schema.if_contains("$ref"))
      return look_at(document_.at_pointer(reference->as_string().subview(1)).as_object(), place);
    const std::string_view type = schema.at("type").as_string();
    if (type == "string") {
      const auto* pattern = schema.if_contains("pattern");
      const bool ends = schema.contains("maxLength") || schema.contains("enum") ||
                        (pattern && has_end(pattern->as_string())) ||
                        (schema.contains("format") && schema.at("format") == "date-time");
      if (!ends) complain(place, "a string without an end");
    } else if (type == "integer" || type == "number") {
      if (!schema.contains("minimum") || !schema.contains("maximum"))
        complain(place, "a number without bounds");
    } else if (type == "array") {
      if (!schema.contains("maxItems")) complain(place, "a list without an end");
      look_at(schema.at("items").as_object(), place + "/0");
    } else if (type == "object") {
      look_into(schema, place);
    }
  }

  void look_into(const object& schema, const std::string& place) {
    if (const auto* members = schema.if_contains("properties"))
      for (const auto& [name, member] : members->as_object())
        look_at(member.as_object(), place + "/" + std::string(name));
    if (const auto* others = schema.if_contains("additionalProperties"); others->is_object()) {
      if (!schema.contains("maxProperties")) complain(place, "a map without an end");
      look_at(others->as_object(), place + "/*");
    }
  }

  void complain(const std::string& place, std::string_view what) {
    found_.push_back(route_ + " " + place + ": " + std::string(what));
  }

  const value document_;
  std::string route_;
  std::vector<std::string> found_;
};

std::vector<std::string> endless(std::string_view openapi) {
  return Walk(boost::json::parse(openapi)).endless();
}

TEST(Limits, are_there_for_everything_that_any_route_reads) {
  Specimens hub;
  EXPECT_THAT(endless(api::openapi(hub.application().routes())), IsEmpty());
}

struct Scrawl {
  std::string text;
  std::vector<std::string> words;
  std::int64_t number = 0;
  std::int32_t small = 0;
  Time at;
  BOOST_DESCRIBE_CLASS(Scrawl, (), (text, words, number, small, at), (), ())
};
struct Look {
  std::optional<std::string> after;
  std::optional<bool> all;
  BOOST_DESCRIBE_CLASS(Look, (), (after, all), (), ())
};

TEST(Limits, that_are_missing_are_found_wherever_they_are) {
  api::Routes routes;
  routes.put("/scrawls/{scrawl}", [](Tx&, const Visitor&, const std::string&, const Scrawl&) {})
      .named("scrawl")
      .needs(api::Needs::anyone);
  routes.get("/scrawls", [](Tx&, const Visitor&, const api::Query<Look>&) { return Page<Look>(); })
      .named("look")
      .needs(api::Needs::anyone);
  EXPECT_THAT(endless(api::openapi(routes)),
              ElementsAre("put /scrawls/{scrawl} path/scrawl: a string without an end",
                          "put /scrawls/{scrawl} body/text: a string without an end",
                          "put /scrawls/{scrawl} body/words: a list without an end",
                          "put /scrawls/{scrawl} body/words/0: a string without an end",
                          "put /scrawls/{scrawl} body/number: a number without bounds",
                          "get /scrawls query/after: a string without an end"));
}

TEST(Limits, of_a_pattern_hold_where_nothing_in_it_repeats_without_end) {
  EXPECT_TRUE(has_end("^[0-9a-z]{13}$"));
  for (const auto* pattern : {"[0-9]{13}", "^[0-9]+$", "^[0-9]*$", "^[0-9]{3,}$", "^[0-9]{3}"})
    EXPECT_FALSE(has_end(pattern)) << pattern;
}

}  // namespace
}  // namespace kring::contract
