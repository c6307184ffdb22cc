#include "hub/search/small_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

namespace kring::search {
namespace {

using text::Language;
using Stems = std::unordered_set<std::string>;

Stems stems_of_small_words(Language language) {
  Stems stems;
  for (const auto& word : text::small_words(language)) {
    const auto forms = query_word(word);
    stems.insert(forms.stems.begin(), forms.stems.end());
  }
  return stems;
}

const Stems& small_stems(Language language) {
  static const std::array all{stems_of_small_words(Language::nl),
                              stems_of_small_words(Language::en),
                              stems_of_small_words(Language::fr)};
  return all.at(static_cast<std::size_t>(language));
}

// All of them: "user" is no small word because French would reduce it to "us".
bool is_small(const QueryWord& word, Language language) {
  return std::ranges::all_of(
      word.stems, [&](const std::string& stem) { return small_stems(language).contains(stem); });
}

}  // namespace

bool says_little(const QueryWord& word, std::optional<Language> typed_in) {
  if (typed_in) return is_small(word, *typed_in);
  return is_small(word, Language::nl) || is_small(word, Language::en) ||
         is_small(word, Language::fr);
}

}  // namespace kring::search
