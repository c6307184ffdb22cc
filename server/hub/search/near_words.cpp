#include "hub/search/near_words.h"

#include "hub/search/neighbours.h"
#include "hub/search/search_store.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace kring::search {
namespace {

constexpr std::size_t most_unknown = 4;
constexpr std::size_t most_neighbours = 3;

std::vector<store::StemCount> neighbours_of(const QueryWord& word,
                                            const std::vector<store::StemCount>& near) {
  std::vector<store::StemCount> all;
  for (const auto& each : near) {
    if (std::ranges::any_of(word.stems,
                            [&](const auto& stem) { return are_neighbours(stem, each.stem); })) {
      all.push_back(each);
    }
  }
  std::ranges::sort(all, [](const auto& one, const auto& other) {
    return one.texts != other.texts ? one.texts > other.texts : one.stem < other.stem;
  });
  if (all.size() > most_neighbours) all.resize(most_neighbours);
  return all;
}

}  // namespace

std::vector<KnownWord> known_words(Tx& tx, const std::vector<QueryWord>& words,
                                   const std::vector<std::string>& readers) {
  std::vector<std::string> stems;
  for (const auto& word : words) stems.insert(stems.end(), word.stems.begin(), word.stems.end());
  std::unordered_map<std::string, std::int64_t> texts;
  for (auto& count : store::counts(tx, stems, readers))
    texts.emplace(std::move(count.stem), count.texts);

  std::vector<KnownWord> known;
  std::vector<std::string> parts;
  std::size_t unknown = 0;
  for (const auto& word : words) {
    std::int64_t standing = 0;
    for (const auto& stem : word.stems) standing += texts[stem];
    known.push_back({word, standing});
    if (standing > 0 || ++unknown > most_unknown) continue;
    for (const auto& stem : word.stems)
      std::ranges::copy(parts_of(stem), std::back_inserter(parts));
  }
  if (parts.empty()) return known;
  const auto near = store::neighbours(tx, parts, readers);
  for (auto& each : known) {
    if (each.texts > 0) continue;
    const auto meant = neighbours_of(each.word, near);
    if (meant.empty()) continue;
    each.word.stems.clear();
    for (const auto& neighbour : meant) {
      each.word.stems.push_back(neighbour.stem);
      each.texts += neighbour.texts;
    }
  }
  return known;
}

}  // namespace kring::search
