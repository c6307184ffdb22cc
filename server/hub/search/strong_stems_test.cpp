#include "hub/search/strong_stems.h"

#include "hub/search/ranking.h"

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A text that says "pump" so often, and something else each other time.
std::vector<std::string> text_with(std::size_t times, std::size_t length) {
  std::vector<std::string> stems(times, "pump");
  while (stems.size() < length) stems.push_back("other" + std::to_string(stems.size()));
  return stems;
}

bool says_pump_strongly(std::size_t times, std::size_t length) {
  const auto strong = strong_stems(text_with(times, length));
  return std::ranges::find(strong, "pump") != strong.end();
}

TEST(StrongStems, are_each_once_and_by_their_letters) {
  EXPECT_THAT(strong_stems({"valv", "pump", "valv", "pump", "it", "valv"}),
              ElementsAre("it", "pump", "valv"));
  EXPECT_THAT(strong_stems({}), IsEmpty());
}

TEST(StrongStems, are_said_the_oftener_the_longer_the_text) {
  EXPECT_TRUE(says_pump_strongly(1, 8));
  EXPECT_FALSE(says_pump_strongly(1, 9));
  EXPECT_TRUE(says_pump_strongly(2, 49));
  EXPECT_FALSE(says_pump_strongly(2, 50));
  EXPECT_TRUE(says_pump_strongly(3, 91));
  EXPECT_FALSE(says_pump_strongly(3, 92));
}

TEST(StrongStems, are_those_that_ranking_gives_more_than_a_bound) {
  const std::vector<QueryWord> pump{{{"pump"}}};
  const Ranking ranking(pump, {100, {1'000'000}});
  for (std::size_t times = 1; times < 40; ++times) {
    for (std::size_t length = times; length < 500; ++length) {
      std::string said;
      for (std::size_t each = 0; each < times; ++each) said += "pump ";
      const auto score = ranking.fit(said, static_cast<std::int64_t>(length)).score;
      ASSERT_EQ(says_pump_strongly(times, length), score > 1'600'000)
          << times << " in " << length << " stems";
    }
  }
}

}  // namespace
}  // namespace kring::search
