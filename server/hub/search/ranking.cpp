#include "hub/search/ranking.h"

#include <algorithm>
#include <cmath>

namespace kring::search {
namespace {

constexpr double k1 = 1.2;
constexpr double b = 0.75;

}  // namespace

std::int64_t weight(std::int64_t texts, std::int64_t all) {
  const auto n = static_cast<double>(std::min(texts, all));
  return std::llround(1000 * std::log1p((static_cast<double>(all) - n + 0.5) / (n + 0.5)));
}

Ranking::Ranking(const std::vector<QueryWord>& words, Statistics statistics)
    : statistics_(std::move(statistics)) {
  for (std::size_t word = 0; word < words.size(); ++word) {
    for (const auto& stem : words[word].stems) {
      stems_.push_back({stem, word});
      begins_stem_[static_cast<unsigned char>(stem.front())] = true;
    }
  }
}

Fit Ranking::fit(std::string_view stems, std::int64_t length) const {
  std::array<std::int64_t, most_words> found{};
  while (!stems.empty()) {
    const auto end = std::min(stems.find(' '), stems.size());
    const auto stem = stems.substr(0, end);
    // Most stems are not looked for: one glance at the first letter tells.
    if (!stem.empty() && begins_stem_[static_cast<unsigned char>(stem.front())]) {
      for (const auto& wanted : stems_) found[wanted.word] += wanted.text == stem ? 1 : 0;
    }
    stems.remove_prefix(std::min(end + 1, stems.size()));
  }
  const auto average = static_cast<double>(std::max<std::int64_t>(statistics_.average_length, 1));
  const auto saturation = k1 * (1 - b + b * static_cast<double>(length) / average);
  Fit fit{true, 0};
  double score = 0;
  for (std::size_t word = 0; word < statistics_.weights.size(); ++word) {
    const auto times = static_cast<double>(found[word]);
    if (found[word] == 0) fit.has_all = false;
    score +=
        static_cast<double>(statistics_.weights[word]) * times * (k1 + 1) / (times + saturation);
  }
  fit.score = std::llround(score);
  return fit;
}

}  // namespace kring::search
