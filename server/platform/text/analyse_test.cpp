#include "platform/text/analyse.h"

#include "tests/support/fixtures.h"
#include "tests/support/markdown_vectors.h"

#include <gmock/gmock.h>

namespace kring::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Analysis, finds_one_stem_for_the_forms_of_a_word) {
  EXPECT_EQ(analyse("warmtepompen storingen", Language::nl),
            analyse("Warmtepomp storing", Language::nl));
  EXPECT_EQ(analyse("alarms muted", Language::en), analyse("Alarm MUTING", Language::en));
  EXPECT_EQ(analyse("réparations électriques", Language::fr),
            analyse("reparation electrique", Language::fr));
}

TEST(Analysis, is_the_same_with_and_without_accents_and_in_either_form) {
  EXPECT_EQ(words("Caf\u00e9 cafe\u0301 CAFE \uff23\uff21\uff26\uff25"),
            (std::vector<std::string>(4, "cafe")));
  EXPECT_THAT(words("c\u0153ur stra\u00dfe \u00d8re"), ElementsAre("coeur", "strasse", "ore"));
}

TEST(Analysis, keeps_letters_and_digits_only) {
  EXPECT_THAT(
      words("NEN-EN 3140/1010: l\u2019eau, foto's of 3.14?! a_b"),
      ElementsAre("nen", "en", "3140", "1010", "l", "eau", "foto", "of", "3", "14", "a", "b"));
  EXPECT_THAT(words("\" * ( ) - \u2026 \U0001F600"), IsEmpty());
}

TEST(Analysis, keeps_the_order_and_drops_no_word) {
  EXPECT_THAT(analyse("the cat and the dog", Language::en),
              ElementsAre("the", "cat", "and", "the", "dog"));
}

TEST(Analysis, cuts_endless_words_between_letters) {
  const auto found = words(std::string(10'000, 'a') + " b");
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].size(), 40U);
  std::string greek;
  for (int count = 0; count < 100; ++count) greek += "x\u03b1";
  EXPECT_LE(words(greek).at(0).size(), 40U);
}

TEST(Analysis, leaves_something_of_every_word) {
  for (const auto language : {Language::nl, Language::en, Language::fr}) {
    for (char first = 'a'; first <= 'z'; ++first) {
      for (char second = 'a'; second <= 'z'; ++second) {
        EXPECT_NE(stem({first, second}, language), "");
        EXPECT_NE(stem({first}, language), "");
      }
    }
  }
}

TEST(Analysis, takes_any_octets) {
  EXPECT_THAT(words(std::string_view("a\0b \xff\xfe c", 8)), testing::Contains("c"));
  const auto security = tests::fixture("security");
  KRING_NEEDS_FIXTURE(security);
  for (const auto& text : tests::read_markdown_vectors(*security).naughty) {
    for (const auto& found : analyse(text, Language::fr)) {
      ASSERT_EQ(found.find_first_of(" \"'*():@-&|!\\"), std::string::npos) << found;
    }
  }
}

TEST(Analysis, says_where_each_word_stands_as_it_is_spelled) {
  const std::string_view text = "L\u2019Été d'Anna's: \u00c9t\u00e9 3.14!";
  std::vector<std::string> said;
  std::size_t from = 0;
  for (const auto& [word, spelled] : placed_words(text)) {
    const auto at = static_cast<std::size_t>(spelled.data() - text.data());
    EXPECT_GE(at, from);
    EXPECT_LE(at + spelled.size(), text.size());
    from = at;
    said.push_back(word + "=" + std::string(spelled));
  }
  EXPECT_THAT(said, testing::Contains("ete=\u00c9t\u00e9"));
  EXPECT_THAT(said, testing::Contains("3=3.14"));
  EXPECT_THAT(said, testing::Contains("14=3.14"));
  EXPECT_THAT(placed_words(""), IsEmpty());
}

TEST(Analysis, finds_the_same_words_with_and_without_their_places) {
  const std::string_view text = "NEN-EN 3140: l\u2019eau, foto's of 3.14?! Warmtepompen";
  std::vector<std::string> placed;
  for (const auto& each : placed_words(text)) placed.push_back(each.word);
  EXPECT_EQ(placed, words(text));
}

TEST(ALanguage, is_told_by_small_words) {
  EXPECT_EQ(detect_language(
                "Automaat valt alleen uit bij het starten: overbelasting of inschakelstroom?"),
            Language::nl);
  EXPECT_EQ(detect_language("Mag ik alleen spanningsloos meten in een AREI-kast?"), Language::nl);
  EXPECT_EQ(detect_language("Hoe leg je een hogere prijs uit zonder korting te geven?"),
            Language::nl);
  EXPECT_EQ(detect_language("Klant belt elke week boos: wat zeg je de eerste minuut?"),
            Language::nl);
  EXPECT_EQ(detect_language("Durf ik te zeggen dat ik dit schema niet begrijp?"), Language::nl);
  EXPECT_EQ(detect_language("Hoe begin je een gesprek over te laat komen?"), Language::nl);
  EXPECT_EQ(detect_language("Which BMS alarms do you mute, and how do you justify it?"),
            Language::en);
  EXPECT_EQ(detect_language("Photos won't upload in the basement: what works for you?"),
            Language::en);
  EXPECT_EQ(
      detect_language(
          "Comment régler la courbe de chauffe sans perdre en confort ? Le client se plaint."),
      Language::fr);
  EXPECT_EQ(detect_language("Qui peut m'aider avec le schéma de cette armoire ?"), Language::fr);
}

TEST(ALanguage, is_not_guessed_from_a_few_words) {
  EXPECT_EQ(detect_language("Storing E4"), std::nullopt);
  EXPECT_EQ(detect_language(""), std::nullopt);
  EXPECT_EQ(detect_language("OK"), std::nullopt);
}

TEST(ALanguage, of_two_in_one_text_is_not_told) {
  EXPECT_EQ(
      detect_language("Het is niet te doen voor mij. It is what it is and there are more of them."),
      std::nullopt);
}

}  // namespace
}  // namespace kring::text
