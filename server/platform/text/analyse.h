#pragma once

#include "platform/text/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace kring::text {

/// The words of a text in order, as Unicode parts them, in one spelling: folded (NFKC_Casefold) and
/// without accents. A word is letters and digits alone: what joins them ("NEN-EN", "3.14",
/// "foto's", "l'eau") parts them, but the English and Dutch ending 's goes. Longer ones are cut at
/// 40 octets.
std::vector<std::string> words(std::string_view text);

/// A word where it stands: `word` as `words` gives it, `spelled` as the text has it, a part of that
/// text. What is parted into several words ("3.14") is spelled the same for each.
struct PlacedWord {
  std::string word;
  std::string_view spelled;
};
/// The words of a text, which has to be UTF-8, where they stand. For short texts: each word is
/// brought into one spelling for itself.
std::vector<PlacedWord> placed_words(std::string_view text);

/// The stem of one of those words (Snowball). Accents are gone before, so that whoever leaves them
/// out finds the same.
std::string stem(const std::string& word, Language language);

/// The one analysis for texts and queries, on both databases: every word's stem, in order. No word
/// is dropped: what is common everywhere is a matter of ranking.
std::vector<std::string> analyse(std::string_view text, Language language);

}  // namespace kring::text
