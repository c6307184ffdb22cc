#include "hub/search/meant.h"

#include "hub/search/neighbours.h"
#include "platform/text/analyse.h"
#include "platform/text/fold.h"

#include <algorithm>

namespace kring::search {
namespace {

bool share_a_stem(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::ranges::find_first_of(some, others) != some.end();
}

/// How the words that are near to those of a query are spelled.
class Spellings {
 public:
  Spellings(std::string_view query, const std::vector<QueryWord>& words,
            const std::vector<std::vector<std::string>>& near)
      : words_(words), near_(near), typed_(words.size()), spelled_(words.size()) {
    for (const auto& [word, spelled] : text::placed_words(query)) {
      if (const auto at = place_of(word)) typed_[*at] = word;
    }
  }

  void look_in(std::string_view text) {
    for (const auto& [word, spelled] : text::placed_words(text)) {
      const auto stems = query_word(word).stems;
      for (std::size_t at = 0; at < near_.size(); ++at) {
        // A form of the very word that was typed is no other word.
        if (!share_a_stem(stems, near_[at]) || share_a_stem(stems, words_[at].stems)) continue;
        keep(spelled_[at], {text::folded(spelled), are_neighbours(word, typed_[at])});
      }
    }
  }

  /// What to say instead of a word of the query; empty where it stays.
  std::string instead_of(const std::string& word) const {
    const auto at = place_of(word);
    return at ? spelled_[*at].text : std::string();
  }

 private:
  struct Spelling {
    std::string text;
    bool is_next = false;  ///< one step from what was typed, and no other form of that
  };

  static void keep(Spelling& kept, Spelling other) {
    if (kept.text.empty() || (other.is_next && !kept.is_next)) kept = std::move(other);
  }

  std::optional<std::size_t> place_of(const std::string& word) const {
    const auto found = std::ranges::find(words_, query_word(word));
    if (found == words_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - words_.begin());
  }

  const std::vector<QueryWord>& words_;
  const std::vector<std::vector<std::string>>& near_;
  std::vector<std::string> typed_;
  std::vector<Spelling> spelled_;
};

}  // namespace

std::optional<std::string> meant(std::string_view query, const std::vector<QueryWord>& words,
                                 const std::vector<std::vector<std::string>>& near,
                                 const std::vector<std::string>& texts) {
  if (near.empty()) return std::nullopt;
  Spellings spellings(query, words, near);
  for (const auto& text : texts) spellings.look_in(text);
  std::string result;
  std::size_t taken = 0;
  bool changed = false;
  for (const auto& [word, spelled] : text::placed_words(query)) {
    const auto instead = spellings.instead_of(word);
    const auto begin = static_cast<std::size_t>(spelled.data() - query.data());
    if (instead.empty() || begin < taken) continue;
    result += query.substr(taken, begin - taken);
    result += instead;
    taken = begin + spelled.size();
    changed = true;
  }
  if (!changed) return std::nullopt;
  result += query.substr(taken);
  return result;
}

}  // namespace kring::search
