#include "hub/learning_records/sameness.h"

#include <string>

#include <gtest/gtest.h>

namespace kring::learning_records {
namespace {

bool same(std::string_view one, std::string_view other) {
  const auto first = json::Document::parse(one).value();
  const auto second = json::Document::parse(other).value();
  return say_the_same(first.root(), second.root());
}

TEST(Sameness, does_not_heed_the_order_of_members) {
  EXPECT_TRUE(same(R"({"actor":{"mbox":"a","name":"b"},"verb":{"id":"v"}})",
                   R"({"verb":{"id":"v"},"actor":{"name":"b","mbox":"a"}})"));
  EXPECT_FALSE(same(R"({"actor":{"mbox":"a"}})", R"({"actor":{"mbox":"b"}})"));
}

TEST(Sameness, does_not_heed_what_a_record_store_adds) {
  EXPECT_TRUE(same(R"({"id":"7B3FE1C0-1D2E-4F50-A1B2-00FF00FF00FF"})",
                   R"({"id":"7b3fe1c0-1d2e-4f50-a1b2-00ff00ff00ff","stored":"2026-11-23T10:00:00Z",
                       "authority":{"mbox":"x"},"version":"1.0.0","timestamp":"2026-11-23T10:00:00Z"})"));
  EXPECT_FALSE(
      same(R"({"timestamp":"2026-11-23T10:00:00Z"})", R"({"timestamp":"2026-11-23T10:00:01Z"})"));
}

TEST(Sameness, does_not_heed_displays_and_definitions) {
  EXPECT_TRUE(same(
      R"({"verb":{"id":"v","display":{"nl":"x"}},"object":{"id":"o","definition":{"type":"t"}}})",
      R"({"verb":{"id":"v"},"object":{"objectType":"Activity","id":"o"}})"));
}

TEST(Sameness, does_not_heed_how_numbers_moments_and_durations_are_spelled) {
  EXPECT_TRUE(same(
      R"({"result":{"score":{"raw":1},"duration":"PT1.00S"},"timestamp":"2026-11-23T11:00:00+01:00"})",
      R"({"result":{"score":{"raw":1.0},"duration":"PT1S"},"timestamp":"2026-11-23T10:00:00.000Z"})"));
  EXPECT_FALSE(same(R"({"result":{"score":{"raw":1}}})", R"({"result":{"score":{"raw":1.5}}})"));
}

TEST(Sameness, does_not_heed_the_order_of_a_groups_members_and_of_attachments) {
  EXPECT_TRUE(same(
      R"({"actor":{"objectType":"Group","member":[{"mbox":"a"},{"objectType":"Agent","mbox":"b"}]}})",
      R"({"actor":{"objectType":"Group","member":[{"mbox":"b"},{"mbox":"a"}]}})"));
  EXPECT_TRUE(same(R"({"attachments":[{"sha2":"a"},{"sha2":"b"}]})",
                   R"({"attachments":[{"sha2":"b"},{"sha2":"a"}]})"));
}

TEST(Sameness, takes_a_context_activity_that_stands_alone_for_a_list_of_one) {
  EXPECT_TRUE(same(R"({"context":{"contextActivities":{"parent":{"id":"a"}}}})",
                   R"({"context":{"contextActivities":{"parent":[{"id":"a"}]}}})"));
}

TEST(Sameness, looks_into_sub_statements) {
  EXPECT_FALSE(same(R"({"object":{"objectType":"SubStatement","verb":{"id":"a"}}})",
                    R"({"object":{"objectType":"SubStatement","verb":{"id":"b"}}})"));
}

TEST(Sameness, heeds_order_where_it_means_something) {
  EXPECT_FALSE(
      same(R"({"result":{"extensions":{"e":[1,2]}}})", R"({"result":{"extensions":{"e":[2,1]}}})"));
}

TEST(Sameness, tells_lists_in_lists_apart) {
  const auto with = [](std::string_view list) {
    return R"({"context":{"extensions":{"e":)" + std::string(list) + "}}}";
  };
  EXPECT_TRUE(same(with("[[1,2]]"), with("[ [1, 2.0] ]")));
  EXPECT_FALSE(same(with("[[1,2]]"), with("[1,[2]]")));
  EXPECT_FALSE(same(with("[[],[1]]"), with("[[[],1]]")));
  EXPECT_FALSE(same(with("[[1]]"), with("[1]")));
  EXPECT_FALSE(say_the_same_but_for_attachments(
      json::Document::parse(with(R"([["approve",["deny"]]])")).value().root(),
      json::Document::parse(with(R"(["approve",["deny"]])")).value().root()));
}

TEST(Sameness, compares_numbers_and_moments_to_their_last_digit) {
  const auto with = [](std::string_view number) {
    return R"({"context":{"extensions":{"e":)" + std::string(number) + "}}}";
  };
  EXPECT_TRUE(same(with("1e400"), with("10.0E+399")));
  EXPECT_FALSE(same(with("1e400"), with("2e400")));
  EXPECT_FALSE(same(with("1e400"), with("0")));
  EXPECT_FALSE(same(with("9007199254740993"), with("9007199254740992")));
  EXPECT_FALSE(same(R"({"timestamp":"2026-01-01T00:00:00.0001Z"})",
                    R"({"timestamp":"2026-01-01T00:00:00.0009Z"})"));
  EXPECT_TRUE(same(R"({"timestamp":"2026-01-01T00:00:00.0001Z"})",
                   R"({"timestamp":"2026-01-01T01:00:00.000100+01:00"})"));
}

}  // namespace
}  // namespace kring::learning_records
