#include "hub/inlet/reported.h"

#include <string>

#include <gtest/gtest.h>

namespace kring::inlet {
namespace {

constexpr std::string_view origin = "https://kring.example.org";

std::string statement(std::string_view verb, std::string_view rest = "",
                      std::string_view actor = R"({"mbox":"mailto:noor@example.org"})",
                      std::string_view object = R"({"id":"http://lms.example/first-aid"})") {
  return R"({"actor":)" + std::string(actor) + R"(,"verb":{"id":"http://adlnet.gov/expapi/verbs/)" +
         std::string(verb) + R"("},"object":)" + std::string(object) +
         R"(,"timestamp":"2026-11-20T23:30:00.000+01:00")" + std::string(rest) + "}";
}

std::optional<Reported> read(const std::string& text) {
  const auto document = json::Document::parse(text).value();
  return reported_completion(document.root(), origin);
}

TEST(ReportedCompletions, are_what_was_completed_passed_or_attended) {
  for (const auto* verb : {"completed", "passed", "attended"}) {
    EXPECT_TRUE(read(statement(verb))) << verb;
  }
  for (const auto* verb : {"failed", "attempted", "voided", "experienced"}) {
    EXPECT_FALSE(read(statement(verb))) << verb;
  }
}

TEST(ReportedCompletions, are_none_where_it_went_wrong) {
  EXPECT_TRUE(read(statement("completed", R"(,"result":{"success":true,"completion":true})")));
  EXPECT_TRUE(read(statement("completed", R"(,"result":{"score":{"scaled":0.1}})")));
  EXPECT_FALSE(read(statement("completed", R"(,"result":{"success":false})")));
  EXPECT_FALSE(read(statement("attended", R"(,"result":{"completion":false})")));
}

TEST(ReportedCompletions, are_of_one_agent_and_of_an_activity) {
  EXPECT_FALSE(read(
      statement("attended", "", R"({"objectType":"Group","mbox":"mailto:team@example.org"})")));
  EXPECT_FALSE(read(statement("completed", "", R"({"mbox":"mailto:noor@example.org"})",
                              R"({"objectType":"Agent","mbox":"mailto:ivo@example.org"})")));
  const std::string longest(2000 - std::string_view("http://a/").size(), 'x');
  const auto activity = [](const std::string& path) {
    return R"({"id":"http://a/)" + path + R"("})";
  };
  EXPECT_TRUE(
      read(statement("completed", "", R"({"mbox":"mailto:n@example.org"})", activity(longest))));
  EXPECT_FALSE(read(
      statement("completed", "", R"({"mbox":"mailto:n@example.org"})", activity(longest + "x"))));
}

TEST(ReportedCompletions, are_of_one_attempt_by_registration_or_else_by_day) {
  const auto without = read(statement("completed"));
  EXPECT_EQ(without->attempt, "2026-11-20") << "in UTC, whatever offset it was told in";
  EXPECT_EQ(rfc3339(without->completed_at), "2026-11-20T22:30:00.000Z");
  const auto with = read(
      statement("passed", R"(,"context":{"registration":"7B3FE1C0-1d2e-4f50-a1b2-000000000001"})"));
  EXPECT_EQ(with->attempt, "7b3fe1c0-1d2e-4f50-a1b2-000000000001");
}

TEST(ReportedCompletions, are_named_in_both_languages_as_far_as_they_are) {
  const auto course = [](std::string_view names) {
    return read(
               statement("completed", "", R"({"mbox":"mailto:n@example.org"})",
                         R"({"id":"http://a/b","definition":{"name":)" + std::string(names) + "}}"))
        ->course;
  };
  const auto both = course(R"({"en-GB":"First aid","nl":"EHBO"})");
  EXPECT_EQ(both.name_nl, "EHBO");
  EXPECT_EQ(both.name_en, "First aid");
  EXPECT_EQ(course(R"({"fr":"Premiers secours"})").name_nl, "Premiers secours");
  EXPECT_EQ(course("{}").name_en, std::nullopt);
}

}  // namespace
}  // namespace kring::inlet
