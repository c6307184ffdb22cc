#pragma once

#include "hub/search/query.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kring::search {

/// What ranking knows of the whole index. A list is ranked by the same statistics to its end, so
/// they travel in its cursor; hence whole numbers, which come back as they were.
struct Statistics {
  std::int64_t average_length = 1;    ///< stems in a text
  std::vector<std::int64_t> weights;  ///< of each word, in thousandths; 0: filters, does not rank
};

/// The weight of a word that stands in `texts` of `all` texts, in thousandths: BM25's inverse
/// document frequency ln(1 + (N - n + ½) / (n + ½)), which is never negative.
std::int64_t weight(std::int64_t texts, std::int64_t all);

/// How well a text fits: which of the words it carries, and BM25 over them.
struct Fit {
  bool has_all = false;
  std::int64_t score = 0;  ///< in thousandths
};

/// BM25 (Robertson and Zaragoza, 2009) with k1 = 1.2 and b = 0.75; a word's frequency is that of
/// all its stems together.
class Ranking {
 public:
  Ranking(const std::vector<QueryWord>& words, Statistics statistics);

  /// `stems` is what the index keeps: each stem followed by a space.
  Fit fit(std::string_view stems, std::int64_t length) const;

 private:
  struct Stem {
    std::string_view text;
    std::size_t word;
  };
  Statistics statistics_;
  std::vector<Stem> stems_;
  std::array<bool, 256> begins_stem_{};
};

}  // namespace kring::search
