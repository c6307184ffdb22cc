#include "hub/search/likely_best.h"

#include "hub/search/strong_stems.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>

namespace kring::search {
namespace {

using Group = std::vector<std::string>;

/// Words as stems, and as the tokens of texts that say these strongly.
struct Said {
  std::vector<Group> stems;
  std::vector<Group> strong;
};

void add(Said& said, const QueryWord& word, const std::vector<std::string>& readers) {
  Group tokens;
  for (const auto& stem : word.stems) {
    for (const auto& each : readers) tokens.push_back(strong_token(stem, each));
  }
  said.stems.push_back(word.stems);
  said.strong.push_back(std::move(tokens));
}

Group together(const std::vector<Group>& groups) {
  Group all;
  for (const auto& group : groups) all.insert(all.end(), group.begin(), group.end());
  return all;
}

/// Groups without one of these each: what carries a token of each carries tokens of two of them.
store::Groups all_but_each(const std::vector<Group>& groups) {
  store::Groups rest;
  for (const auto& without : groups) {
    auto& others = rest.emplace_back();
    for (const auto& group : groups) {
      if (&group != &without) others.insert(others.end(), group.begin(), group.end());
    }
  }
  return rest;
}

/// The places of those that rank, the heaviest first.
std::vector<std::size_t> heaviest_first(const WeighedWords& sought) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < sought.words.size(); ++at) {
    if (sought.weights[at] > 0) places.push_back(at);
  }
  std::ranges::stable_sort(places, std::greater(),
                           [&](std::size_t at) { return sought.weights[at]; });
  return places;
}

bool is_rare(const WeighedWords& sought, std::size_t at) {
  return sought.weights[at] >= sought.rare_from;
}

}  // namespace

std::vector<store::Groups> likely_best_with_all(const WeighedWords& sought) {
  Said ranking;
  store::Groups filtering;
  for (std::size_t at = 0; at < sought.words.size(); ++at) {
    if (is_rare(sought, at)) return {};
    if (sought.weights[at] > 0) {
      add(ranking, sought.words[at], sought.readers);
    } else {
      filtering.push_back(sought.words[at].stems);
    }
  }
  if (ranking.stems.empty()) return {};
  auto all = ranking.strong;
  all.insert(all.end(), filtering.begin(), filtering.end());
  if (ranking.stems.size() == 1) return {std::move(all)};
  store::Groups one{together(ranking.strong)};
  one.insert(one.end(), ranking.stems.begin(), ranking.stems.end());
  one.insert(one.end(), filtering.begin(), filtering.end());
  return {std::move(all), std::move(one)};
}

std::vector<store::Groups> likely_best_with_any(const WeighedWords& sought) {
  constexpr std::size_t most_paired = 4;
  const auto places = heaviest_first(sought);
  if (places.empty() || is_rare(sought, places.back())) return {};
  std::vector<store::Groups> lists;
  Group rare;
  Said paired;
  for (const auto at : places) {
    const auto& word = sought.words[at];
    if (is_rare(sought, at)) rare.insert(rare.end(), word.stems.begin(), word.stems.end());
    if (paired.stems.size() < most_paired) add(paired, word, sought.readers);
  }
  if (!rare.empty()) lists.push_back({sought.readers, std::move(rare)});
  lists.push_back({together(paired.strong)});
  // Texts with both of two words were found as those with all.
  if (paired.stems.size() > 2)
    std::ranges::move(all_but_each(paired.stems), std::back_inserter(lists.back()));
  return lists;
}

}  // namespace kring::search
