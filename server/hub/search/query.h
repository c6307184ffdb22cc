#pragma once

#include "platform/text/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace kring::search {

inline constexpr std::size_t most_words = 16;

/// One word somebody looks for, as the stems it has in the languages we know: a text in any of them
/// carries one of these.
struct QueryWord {
  std::vector<std::string> stems;
  bool operator==(const QueryWord&) const = default;
};

/// A word, as `text::words` gives it, as what is looked for.
QueryWord query_word(const std::string& word);

/// Whether a word, as `text::words` gives it, is one of these in any of its forms.
bool is_any_of(const std::string& word, const std::vector<QueryWord>& wanted);

/// Whether a word can be one of these: most are seen to be none of them without being reduced, in
/// three languages, to their stems.
bool may_be_any_of(const std::string& word, const std::vector<QueryWord>& wanted);

/// The different words of a query, in order, at most `most_words`: where there are more, those that
/// say little go first, the last of them before the others, then the last.
std::vector<QueryWord> query_words(std::string_view query);

}  // namespace kring::search
