#include "tests/support/story.h"

#include "tests/support/followers_check.h"

#include <gmock/gmock.h>

namespace kring::testing_support {
namespace {

bool succeeded(const ApiAnswer& answer) {
  return answer.status >= 200 && answer.status < 300;
}

}  // namespace

void Story::TearDown() {
  if (!IsSkipped() && !HasFatalFailure()) {
    EXPECT_THAT(complaints_about(db(), hub().hub().followers().all(), written_),
                ::testing::IsEmpty());
  }
  browsers_.clear();
  HubOnBothDatabases::TearDown();
}

ApiClient& Story::as(std::string_view first_name) {
  const auto found = browsers_.find(first_name);
  if (found != browsers_.end()) return found->second;
  return browsers_.emplace(first_name, browser_of(first_name)).first->second;
}

std::string Story::create(std::string_view first_name, const std::string& path,
                          const boost::json::value& body) {
  const auto answer = as(first_name).post(path, body);
  EXPECT_EQ(answer.status, 201) << first_name << " " << path << " " << answer.text;
  return answer.string("/id");
}

std::string Story::ask(std::string_view first_name, const std::string& community,
                       std::string_view title, std::string_view text) {
  return create(first_name, "/communities/" + community + "/questions",
                {{"title", title}, {"text", text}});
}

std::string Story::answer(std::string_view first_name, const std::string& question,
                          std::string_view text) {
  return create(first_name, "/questions/" + question + "/answers", {{"text", text}});
}

void Story::put(std::string_view first_name, const std::string& path) {
  const auto answer = as(first_name).put(path);
  EXPECT_TRUE(succeeded(answer)) << first_name << " " << path << " " << answer.text;
}

void Story::remove(std::string_view first_name, const std::string& path) {
  const auto answer = as(first_name).remove(path);
  EXPECT_TRUE(succeeded(answer)) << first_name << " " << path << " " << answer.text;
}

std::vector<std::string> Story::found(std::string_view first_name, std::string_view words) {
  hub().hub().followers().catch_up();
  const auto answer = as(first_name).get("/search?q=" + std::string(words));
  EXPECT_EQ(answer.status, 200) << answer.text;
  std::vector<std::string> all;
  for (const auto& hit : answer.at("/items").as_array())
    all.emplace_back(hit.at("question").at("title").as_string());
  return all;
}

std::vector<std::string> Story::titles(std::string_view first_name, const std::string& path) {
  const auto answer = as(first_name).get(path);
  EXPECT_EQ(answer.status, 200) << answer.text;
  std::vector<std::string> all;
  for (const auto& question : answer.at("/items").as_array())
    all.emplace_back(question.at("title").as_string());
  return all;
}

}  // namespace kring::testing_support
