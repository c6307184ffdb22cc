#include "hub/learning_records/languages.h"

#include <gtest/gtest.h>

namespace kring::learning_records {
namespace {

/// Which tag of a map is shown to who sends this field.
std::string best(std::string_view field, std::string_view map) {
  const auto document = json::Document::parse(map).value();
  return std::string(Languages(field).best_of(document.root()).key);
}

constexpr std::string_view three = R"({"fr":"","en-GB":"","nl":""})";

TEST(Languages, are_looked_up_from_the_best_one_down) {
  EXPECT_EQ(best("de, nl;q=0.8, en;q=0.5", three), "nl");
  EXPECT_EQ(best("nl;q=0.5, en;q=0.8", three), "en-GB");
  EXPECT_EQ(best("nl;q=0, en", three), "en-GB");
}

TEST(Languages, lose_what_makes_them_narrow_before_the_next_one_s_turn) {
  EXPECT_EQ(best("NL-be-x-own, en", three), "nl");
  EXPECT_EQ(best("en-US, nl", three), "en-GB");
  EXPECT_EQ(best("en", R"({"eng":"","en-AU":"","en":""})"), "en-AU") << "the first that is English";
}

TEST(Languages, leave_what_stands_first_where_nobody_s_is_there) {
  for (const auto* field : {"", "*", "de", "-", ",;q=1,", "f"}) {
    EXPECT_EQ(best(field, three), "fr") << field;
  }
}

TEST(Languages, are_heeded_as_far_as_anybody_reads_them) {
  std::string many;
  for (std::size_t i = 0; i < Languages::most; ++i)
    many += "q" + std::string(1, "abcdefghijklmnopqrstuvwxyz"[i]) + ",";
  EXPECT_EQ(best(many + "nl", three), "fr");
  EXPECT_EQ(best(many + "nl;q=1.0", three), "fr") << "as good, and later";
  EXPECT_EQ(best(many.substr(3) + "nl", three), "nl");
  EXPECT_EQ(best("nl" + std::string(Languages::longest_tag, '-') + ", en", three), "en-GB");
}

TEST(Languages, are_looked_up_in_tags_of_any_length) {
  const std::string narrow = "nl-x" + std::string(5'000, '-');
  EXPECT_EQ(best("nl-x, nl", R"({"nl":"",")" + narrow + R"(":""})"), narrow);
  EXPECT_EQ(best("de", R"({"nl":"",")" + narrow + R"(":""})"), "nl");
}

}  // namespace
}  // namespace kring::learning_records
