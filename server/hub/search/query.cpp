#include "hub/search/query.h"

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

std::vector<QueryWord> query_words(std::string_view query) {
  std::vector<QueryWord> all;
  for (const auto& word : text::words(query)) {
    auto wanted = query_word(word);
    if (std::ranges::find(all, wanted) == all.end()) all.push_back(std::move(wanted));
    if (all.size() == most_words) break;
  }
  return all;
}

}  // namespace kring::search
