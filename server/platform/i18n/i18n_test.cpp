#include "platform/i18n/language.h"
#include "platform/i18n/sentences.h"

#include <set>

#include <gmock/gmock.h>

namespace kring::i18n {
namespace {

TEST(PreferredLanguage, is_english_where_nothing_is_wished) {
  EXPECT_EQ(preferred(std::nullopt), Language::en);
  EXPECT_EQ(preferred(""), Language::en);
  EXPECT_EQ(preferred("fr, de;q=0.5"), Language::en);
}

TEST(PreferredLanguage, is_the_one_of_the_largest_weight) {
  EXPECT_EQ(preferred("nl"), Language::nl);
  EXPECT_EQ(preferred("en;q=0.8, nl;q=0.9"), Language::nl);
  EXPECT_EQ(preferred("fr, en;q=0.8, nl;q=0.7"), Language::en);
  EXPECT_EQ(preferred("nl-BE,nl;q=0.9,en-US;q=0.8,en;q=0.7"), Language::nl);
  EXPECT_EQ(preferred(" NL-be ; Q=0.4 , * ; q=0.3"), Language::nl);
}

TEST(PreferredLanguage, is_the_first_of_two_with_one_weight) {
  EXPECT_EQ(preferred("nl, en"), Language::nl);
  EXPECT_EQ(preferred("en, nl"), Language::en);
}

TEST(PreferredLanguage, is_never_one_that_is_refused) {
  EXPECT_EQ(preferred("nl;q=0"), Language::en);
  EXPECT_EQ(preferred("nl;q=0.0, fr"), Language::en);
}

TEST(PreferredLanguage, leaves_out_what_it_cannot_read) {
  for (const auto* nonsense : {"nl;q=2", "nl;q=", "nl;q=0,5x", "nl;q=-1", "nl;q=1.5", "nl;q=0.1234",
                               ";;;", ",,,", "=", "nlx", "\xff\xfe", "n l"}) {
    EXPECT_EQ(preferred(nonsense), Language::en) << nonsense;
  }
  EXPECT_EQ(preferred("de;q=x, nl;q=0.2"), Language::nl);
}

TEST(Sentences, are_there_for_the_same_codes_in_every_language) {
  EXPECT_EQ(codes(Language::nl), codes(Language::en));
}

TEST(Sentences, are_sentences_and_differ_between_languages) {
  for (const auto code : codes(Language::en)) {
    for (const auto language : {Language::nl, Language::en}) {
      EXPECT_THAT(sentence(language, code), testing::MatchesRegex("[A-Z].*[.?]")) << code;
      EXPECT_LT(sentence(language, code).size(), 200U) << code;
    }
    EXPECT_NE(sentence(Language::nl, code), sentence(Language::en, code)) << code;
  }
}

TEST(Sentences, have_a_general_one_for_codes_nobody_foresaw) {
  EXPECT_EQ(sentence(Language::en, "nobody.foresaw"), sentence(Language::en, "refused"));
}

}  // namespace
}  // namespace kring::i18n
