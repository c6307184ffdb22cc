#include "hub/search/passage.h"

#include "platform/text/analyse.h"
#include "platform/text/excerpt.h"

#include <algorithm>

namespace kring::search {
namespace {

constexpr std::size_t window_words = 24;
constexpr std::size_t most_windows = 400;

std::size_t words_in(std::string_view part, const std::vector<QueryWord>& wanted) {
  std::vector<bool> seen(wanted.size());
  for (const auto& word : text::words(part)) {
    if (!may_be_any_of(word, wanted)) continue;
    const auto stems = query_word(word).stems;
    for (std::size_t at = 0; at < wanted.size(); ++at) {
      seen[at] =
          seen[at] || std::ranges::find_first_of(wanted[at].stems, stems) != wanted[at].stems.end();
    }
  }
  return static_cast<std::size_t>(std::ranges::count(seen, true));
}

// Where the window that starts at `start` ends: after so many words, or with the text.
std::size_t window_end(std::string_view plain, std::size_t start) {
  for (std::size_t words = 0; words < window_words; ++words) {
    start = plain.find(' ', start);
    if (start == std::string_view::npos) return plain.size();
    ++start;
  }
  return start;
}

}  // namespace

std::string passage(std::string_view markdown, const std::vector<QueryWord>& words) {
  const auto plain = text::write_parted(text::MarkdownTree(markdown));
  std::size_t best = 0;
  std::size_t most = 0;
  std::size_t start = 0;
  for (std::size_t window = 0; window < most_windows && start < plain.size(); ++window) {
    const auto end = window_end(plain, start);
    const auto found = words_in(std::string_view(plain).substr(start, end - start), words);
    if (found > most) {
      most = found;
      best = start;
      if (most == words.size()) break;
    }
    start = end;
  }
  auto from = std::string_view(plain).substr(best);
  if (from.starts_with(text::apart_mark)) from.remove_prefix(text::apart_mark.size() + 1);
  const auto part = text::shortened(from, passage_length);
  return best == 0 ? part : "\u2026" + part;
}

}  // namespace kring::search
