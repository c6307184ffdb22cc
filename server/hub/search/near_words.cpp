#include "hub/search/near_words.h"

#include "hub/search/neighbours.h"
#include "hub/search/search_store.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace kring::search {
namespace {

constexpr std::size_t most_looked_into = 4;
constexpr std::size_t most_neighbours = 3;

/// A word that somebody wrote is probably meant, unless its neighbour is so much commoner.
constexpr std::int64_t much_commoner = 10;

NearWord neighbours_of(const KnownWord& known, const std::vector<store::StemCount>& near) {
  std::vector<store::StemCount> all;
  for (const auto& each : near) {
    if (each.texts < known.texts * much_commoner) continue;
    if (std::ranges::any_of(known.word.stems,
                            [&](const auto& stem) { return are_neighbours(stem, each.stem); })) {
      all.push_back(each);
    }
  }
  std::ranges::sort(all, [](const auto& one, const auto& other) {
    return one.texts != other.texts ? one.texts > other.texts : one.stem < other.stem;
  });
  if (all.size() > most_neighbours) all.resize(most_neighbours);
  NearWord result;
  for (auto& each : all) {
    result.stems.push_back(std::move(each.stem));
    result.texts += each.texts;
  }
  return result;
}

/// Where the rarest of these words stand.
std::vector<std::size_t> rarest(const std::vector<KnownWord>& words) {
  std::vector<std::size_t> places(words.size());
  for (std::size_t at = 0; at < words.size(); ++at) places[at] = at;
  std::ranges::stable_sort(places, {}, [&](std::size_t at) { return words[at].texts; });
  if (places.size() > most_looked_into) places.resize(most_looked_into);
  return places;
}

}  // namespace

std::vector<KnownWord> counted(Tx& tx, const std::vector<QueryWord>& words,
                               const std::vector<std::string>& readers) {
  std::vector<std::string> stems;
  for (const auto& word : words) stems.insert(stems.end(), word.stems.begin(), word.stems.end());
  std::unordered_map<std::string, std::int64_t> texts;
  for (auto& count : store::counts(tx, stems, readers))
    texts.emplace(std::move(count.stem), count.texts);
  std::vector<KnownWord> known;
  for (const auto& word : words) {
    std::int64_t standing = 0;
    for (const auto& stem : word.stems) standing += texts[stem];
    known.push_back({word, standing});
  }
  return known;
}

std::vector<NearWord> near_words(Tx& tx, const std::vector<KnownWord>& words,
                                 const std::vector<std::string>& readers) {
  std::vector<NearWord> result(words.size());
  const auto places = rarest(words);
  std::vector<std::string> parts;
  for (const auto at : places) {
    for (const auto& stem : words[at].word.stems)
      std::ranges::copy(parts_of(stem), std::back_inserter(parts));
  }
  if (parts.empty()) return result;
  const auto near = store::neighbours(tx, parts, readers);
  for (const auto at : places) result[at] = neighbours_of(words[at], near);
  return result;
}

std::vector<KnownWord> known_words(Tx& tx, const std::vector<QueryWord>& words,
                                   const std::vector<std::string>& readers) {
  auto known = counted(tx, words, readers);
  std::vector<KnownWord> unknown;
  for (const auto& each : known) {
    if (each.texts == 0) unknown.push_back(each);
  }
  auto near = near_words(tx, unknown, readers);
  auto next = near.begin();
  for (auto& each : known) {
    if (each.texts > 0) continue;
    auto& meant = *next++;
    if (meant.stems.empty()) continue;
    each.word.stems = std::move(meant.stems);
    each.texts = meant.texts;
  }
  return known;
}

}  // namespace kring::search
