#pragma once

#include "hub/search/query.h"
#include "hub/search/search_store.h"

#include <cstdint>
#include <vector>

/// Which texts are ranked before newer ones, where more fit than can be ranked: those that say what
/// is looked for strongly (`strong_stems.h`). Champion lists, as in Manning, Raghavan and Schütze,
/// Introduction to Information Retrieval, 7.1.3 and 7.1.4.
namespace kring::search {

/// The words that are looked for, and what they weigh among the texts that their reader may read.
struct WeighedWords {
  const std::vector<QueryWord>& words;
  const std::vector<std::int64_t>& weights;  ///< 0: filters, does not rank
  /// What a word weighs at least that stands in no more texts than are ranked.
  std::int64_t rare_from = 0;
  const std::vector<std::string>& readers;  ///< as whom: tokens of the index
};

/// Of texts with all of the words: those that say all strongly, then those that say one strongly.
/// Each is a search of its own, among what these readers may read, to be asked in this order. None
/// where one of the words is rare: no more texts than can be ranked have all.
std::vector<store::Groups> likely_best_with_all(const WeighedWords& sought);

/// Of texts with any of the words: those that have a rare one, then those that say one of the four
/// that weigh most strongly, and have another of them where there are more than two. None where all
/// words that rank are rare.
std::vector<store::Groups> likely_best_with_any(const WeighedWords& sought);

}  // namespace kring::search
