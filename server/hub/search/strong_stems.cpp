#include "hub/search/strong_stems.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kring::search {
namespace {

/// `Ranking`'s t · 2.2 / (t + 1.2 · (0.25 + 0.75 · length / average)) > 1.6, where texts are 100
/// stems long on average, in whole numbers: at the bound itself no machine may round its own way.
bool is_strong(std::size_t times, std::size_t length) {
  return 125 * times > 100 + 3 * length;
}

}  // namespace

std::vector<std::string> strong_stems(const std::vector<std::string>& stems) {
  std::vector<std::string_view> sorted(stems.begin(), stems.end());
  std::ranges::sort(sorted);
  std::vector<std::string> strong;
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last = std::upper_bound(first, sorted.end(), *first);
    if (is_strong(static_cast<std::size_t>(last - first), stems.size()))
      strong.emplace_back(*first);
    first = last;
  }
  return strong;
}

std::string strong_token(const std::string& stem, const std::string& readers) {
  return "@@" + readers + '@' + stem;
}

}  // namespace kring::search
