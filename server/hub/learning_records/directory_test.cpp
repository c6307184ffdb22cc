#include "hub/learning_records/directory.h"

#include <string>

#include <gtest/gtest.h>

namespace kring::learning_records {
namespace {

constexpr std::string_view origin = "https://kring.example.org";

std::string identity(const std::string& agent) {
  const auto document = json::Document::parse(agent).value();
  return identity_of_agent(document.root(), origin);
}

TEST(IdentitiesOfAgents, are_spelled_alike_where_they_mean_the_same) {
  EXPECT_EQ(identity(R"({"mbox":"mailto:Noor@Example.org"})"), "mbox noor@example.org");
  EXPECT_EQ(identity(R"({"mbox_sha1sum":"ABCDEF"})"), "sha1 abcdef");
  EXPECT_EQ(
      identity(R"({"account":{"homePage":"https://kring.example.org/","name":"Noor@X.org"}})"),
      "account https://kring.example.org noor@x.org");
  EXPECT_EQ(identity(R"({"account":{"homePage":"http://lms.example","name":"U123"}})"),
            "account http://lms.example U123")
      << "elsewhere case may tell two people apart";
  EXPECT_EQ(identity(R"({"openid":"https://noor.example/"})"), "openid https://noor.example/");
}

}  // namespace
}  // namespace kring::learning_records
