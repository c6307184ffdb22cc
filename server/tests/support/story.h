#pragma once

#include "tests/support/hub_under_test.h"
#include "tests/support/written_tables.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kring::testing_support {

/// A fixture for stories: what several people do one after another, in their browsers, through the
/// whole hub. After each story every follower of the hub is checked (followers_check.h), so a story
/// needs to say nothing of them.
class Story : public HubOnBothDatabases {
 protected:
  TestDatabase::Options options() const override { return {.observer = &written_}; }
  void TearDown() override;

  /// The browser of somebody whom `world` made, signed in the first time.
  ApiClient& as(std::string_view first_name);

  /// Creates and returns the id, or fails the test.
  std::string create(std::string_view first_name, const std::string& path,
                     const boost::json::value& body);
  std::string ask(std::string_view first_name, const std::string& community, std::string_view title,
                  std::string_view text = "");
  std::string answer(std::string_view first_name, const std::string& question,
                     std::string_view text);

  /// Does something that succeeds and answers with nothing or with the thing.
  void put(std::string_view first_name, const std::string& path);
  void remove(std::string_view first_name, const std::string& path);

  /// The titles of the questions that this person finds, once search has caught up.
  std::vector<std::string> found(std::string_view first_name, std::string_view words);
  /// The titles of a list of questions: "/questions?show=unanswered".
  std::vector<std::string> titles(std::string_view first_name, const std::string& path);

 private:
  std::map<std::string, ApiClient, std::less<>> browsers_;
  mutable WrittenTables written_;
};

}  // namespace kring::testing_support
