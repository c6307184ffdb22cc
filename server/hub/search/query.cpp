#include "hub/search/query.h"

#include "hub/search/small_words.h"
#include "platform/text/analyse.h"

#include <algorithm>

namespace kring::search {

QueryWord query_word(const std::string& word) {
  using text::Language;
  QueryWord wanted;
  for (const auto language : {Language::nl, Language::en, Language::fr}) {
    auto stem = text::stem(word, language);
    if (std::ranges::find(wanted.stems, stem) == wanted.stems.end()) {
      wanted.stems.push_back(std::move(stem));
    }
  }
  return wanted;
}

// No stem begins with another letter than its word.
bool may_be_any_of(const std::string& word, const std::vector<QueryWord>& wanted) {
  return std::ranges::any_of(wanted, [&](const QueryWord& each) {
    return std::ranges::any_of(each.stems, [&](const std::string& stem) {
      return !stem.empty() && !word.empty() && stem.front() == word.front();
    });
  });
}

bool is_any_of(const std::string& word, const std::vector<QueryWord>& wanted) {
  if (!may_be_any_of(word, wanted)) return false;
  const auto stems = query_word(word).stems;
  return std::ranges::any_of(wanted, [&](const QueryWord& each) {
    return std::ranges::find_first_of(each.stems, stems) != each.stems.end();
  });
}

std::vector<QueryWord> query_words(std::string_view query) {
  std::vector<QueryWord> all;
  for (const auto& word : text::words(query)) {
    auto wanted = query_word(word);
    if (std::ranges::find(all, wanted) == all.end()) all.push_back(std::move(wanted));
  }
  for (auto at = all.size(); at > 0 && all.size() > most_words; --at) {
    const auto word = all.begin() + static_cast<std::ptrdiff_t>(at) - 1;
    if (says_little(*word, std::nullopt)) all.erase(word);
  }
  if (all.size() > most_words) all.resize(most_words);
  return all;
}

}  // namespace kring::search
