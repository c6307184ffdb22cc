#include "hub/search/neighbours.h"

#include <algorithm>

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Neighbours, differ_by_one_letter_or_by_the_order_of_two) {
  EXPECT_TRUE(are_neighbours("espresso", "espreso")) << "one less";
  EXPECT_TRUE(are_neighbours("espreso", "espresso")) << "one more";
  EXPECT_TRUE(are_neighbours("espresso", "espresse")) << "another";
  EXPECT_TRUE(are_neighbours("grind", "girnd")) << "two changed places";
  EXPECT_TRUE(are_neighbours("гринд", "гирнд")) << "letters, not octets";
  EXPECT_FALSE(are_neighbours("grind", "grind")) << "the same";
  EXPECT_FALSE(are_neighbours("grind", "gridnx"));
  EXPECT_FALSE(are_neighbours("xabcde", "xbcdef")) << "they share a part, and are two steps apart";
  EXPECT_FALSE(are_neighbours("xabcd", "xdbca")) << "not next to each other";
  EXPECT_FALSE(are_neighbours("fietsen", "nietsen")) << "another first letter is another word";
}

TEST(Neighbours, meet_in_a_part) {
  const auto meet = [](std::string_view one, std::string_view other) {
    const auto parts = parts_of(other);
    return std::ranges::any_of(parts_of(one), [&](const auto& part) {
      return std::ranges::find(parts, part) != parts.end();
    });
  };
  EXPECT_TRUE(meet("espresso", "espreso"));
  EXPECT_TRUE(meet("espresso", "esprexso"));
  EXPECT_TRUE(meet("grind", "girnd"));
  EXPECT_FALSE(meet("grind", "brown"));
}

TEST(Neighbours, come_by_as_many_parts_as_there_are_letters) {
  EXPECT_THAT(parts_of("beans"), ElementsAre("beans", "eans", "bans", "bens", "beas", "bean"));
  EXPECT_THAT(parts_of("beets"), ElementsAre("beets", "eets", "bets", "bees", "beet"))
      << "each once";
  EXPECT_THAT(parts_of("théé"), IsEmpty()) << "four letters, six octets";
  EXPECT_THAT(parts_of(std::string(25, 'a')), IsEmpty());
  EXPECT_THAT(parts_of("en14825"), IsEmpty()) << "another number is no misspelling";
}

}  // namespace
}  // namespace kring::search
