#include "hub/search/neighbours.h"

#include "platform/text/code_points.h"

#include <algorithm>

namespace kring::search {
namespace {

constexpr std::size_t shortest = 5;
constexpr std::size_t longest = 24;

}  // namespace

std::vector<std::string> parts_of(std::string_view stem) {
  const auto points = text::decode(stem);
  if (!points || points->size() < shortest || points->size() > longest) return {};
  if (std::ranges::any_of(stem, [](char each) { return each >= '0' && each <= '9'; })) return {};
  std::vector<std::string> parts{std::string(stem)};
  for (std::size_t at = 0; at < points->size(); ++at) {
    auto rest = *points;
    // Of two equal letters in a row, either one leaves the same.
    if (at > 0 && rest[at] == rest[at - 1]) continue;
    rest.erase(at, 1);
    parts.push_back(text::encode(rest));
  }
  return parts;
}

bool are_neighbours(std::string_view one, std::string_view other) {
  const auto first = text::decode(one);
  const auto second = text::decode(other);
  if (!first || !second || first->empty() || second->empty()) return false;
  if (*first == *second || first->front() != second->front()) return false;
  const auto& longer = first->size() < second->size() ? *second : *first;
  const auto& shorter = first->size() < second->size() ? *first : *second;
  std::size_t begin = 0;
  while (begin < shorter.size() && shorter[begin] == longer[begin]) ++begin;
  std::size_t end = 0;
  while (end < shorter.size() - begin &&
         shorter[shorter.size() - 1 - end] == longer[longer.size() - 1 - end]) {
    ++end;
  }
  const auto left_of_longer = longer.size() - begin - end;
  const auto left_of_shorter = shorter.size() - begin - end;
  if (left_of_longer == 1) return left_of_shorter <= 1;
  return left_of_longer == 2 && left_of_shorter == 2 && longer[begin] == shorter[begin + 1] &&
         longer[begin + 1] == shorter[begin];
}

}  // namespace kring::search
