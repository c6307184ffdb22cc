#include "app/demo_texts.h"

#include <set>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using text::Language;

class TheDemosTexts : public testing::TestWithParam<Language> {
 protected:
  DemoTexts of_community(std::size_t number) { return {demo_words(GetParam()), number, random}; }

  Random random{7};
};
INSTANTIATE_TEST_SUITE_P(In, TheDemosTexts,
                         testing::Values(Language::nl, Language::en, Language::fr));

TEST_P(TheDemosTexts, are_taken_for_their_language) {
  const auto texts = of_community(0);
  int told = 0;
  for (int i = 0; i < 500; ++i) {
    const auto language = text::detect_language(texts.answer(random).text());
    EXPECT_EQ(language.value_or(GetParam()), GetParam());
    told += language.has_value();
  }
  EXPECT_GT(told, 450);
}

TEST_P(TheDemosTexts, leave_no_room_unfilled) {
  const auto texts = of_community(0);
  for (int i = 0; i < 500; ++i) {
    const auto all = texts.title(random).text() + texts.question(random).text() +
                     texts.answer(random).text() + texts.comment(random).text() +
                     texts.purpose(random);
    EXPECT_EQ(all.find_first_of("{}"), std::string::npos) << all;
  }
}

TEST_P(TheDemosTexts, are_the_same_for_the_same_random_numbers) {
  const auto texts = of_community(3);
  Random one(5);
  Random other(5);
  EXPECT_EQ(texts.answer(one).text(), texts.answer(other).text());
  EXPECT_NE(texts.answer(one).text(), texts.answer(one).text());
}

TEST_P(TheDemosTexts, speak_of_few_things_often_and_of_many_seldom) {
  const auto texts = of_community(3);
  const auto themes = texts.themes(60);
  std::vector<int> times(themes.size());
  for (int i = 0; i < 2'000; ++i) {
    const auto said = " " + texts.answer(random).text();
    for (std::size_t theme = 1; theme < themes.size(); ++theme)
      times[theme] += said.find(themes[theme].substr(1)) != std::string::npos;
  }
  const auto of_first = times[1] + times[2] + times[3];
  const auto of_last = times[57] + times[58] + times[59];
  EXPECT_GT(of_first, 3 * of_last);
}

TEST_P(TheDemosTexts, give_every_community_a_name_of_its_own) {
  std::set<std::string> names;
  for (std::size_t number = 0; number < 200; ++number) names.insert(of_community(number).name());
  EXPECT_EQ(names.size(), 200U);
}

TEST(DemoTexts, are_refused_where_there_are_no_more_names) {
  Random random(7);
  EXPECT_THROW(DemoTexts(demo_words(Language::nl), 100'000, random), std::invalid_argument);
}

}  // namespace
}  // namespace kring::app
