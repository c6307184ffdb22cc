#include "hub/search/marks.h"

#include <gmock/gmock.h>

namespace kring::search {
namespace {

using ::testing::IsEmpty;

/// What is found between brackets.
std::string shown(std::string_view plain, std::string_view query) {
  std::string text;
  for (const auto& piece : marked(plain, query_words(query)))
    text += piece.found ? "[" + piece.text + "]" : piece.text;
  return text;
}

TEST(Marks, stand_on_every_form_of_the_words) {
  EXPECT_EQ(shown("The Pumps, a pump's pumping.", "pump"), "The [Pumps], a [pump's] [pumping].");
  EXPECT_EQ(shown("Twee warmtepompen", "WARMTEPOMP twee"), "[Twee] [warmtepompen]");
  EXPECT_EQ(shown("La temp\u00e9rature !", "temperature"), "La [temp\u00e9rature] !");
}

TEST(Marks, leave_the_text_as_it_is) {
  for (const std::string text :
       {"", "!", "<mark>pump</mark> & \"pump\"", "\u2026 pump \U0001F600 pump", "pump"}) {
    std::string together;
    for (const auto& piece : marked(text, query_words("pump"))) together += piece.text;
    EXPECT_EQ(together, text);
  }
  EXPECT_THAT(marked("", query_words("pump")), IsEmpty());
}

TEST(Marks, part_a_text_no_more_than_is_needed) {
  EXPECT_EQ(marked("Nothing of it here", query_words("pump")).size(), 1U);
  EXPECT_EQ(marked("A pump, a pump", query_words("pump")).size(), 4U);
}

}  // namespace
}  // namespace kring::search
