#include "platform/http/byte_range.h"

#include "platform/http/ascii.h"

#include <algorithm>
#include <limits>

namespace kring::http {
namespace {

/// Digits as a number; one too large to hold is as good as the largest.
std::optional<std::uint64_t> read_position(std::string_view digits) {
  if (digits.empty()) return std::nullopt;
  constexpr auto most = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t value = 0;
  for (char c : digits) {
    if (!is_digit(c)) return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    value = value > (most - digit) / 10 ? most : value * 10 + digit;
  }
  return value;
}

}  // namespace

ByteRange ByteRange::read(std::optional<std::string_view> range, std::uint64_t size) {
  constexpr std::string_view unit = "bytes=";
  const ByteRange whole, unsatisfiable{Kind::unsatisfiable, 0, 0};
  if (!range || !same_without_case(range->substr(0, unit.size()), unit)) return whole;
  const auto spec = trimmed(range->substr(unit.size()));
  const auto dash = spec.find('-');
  if (dash == std::string_view::npos || spec.find(',') != std::string_view::npos) return whole;
  const auto first = read_position(spec.substr(0, dash));
  const auto last = read_position(spec.substr(dash + 1));

  if (dash == 0) {  // the last so many octets
    if (!last) return whole;
    if (*last == 0 || size == 0) return unsatisfiable;
    const auto length = std::min(*last, size);
    return {Kind::part, size - length, length};
  }
  const bool open = dash + 1 == spec.size();
  if (!first || (!open && !last) || (last && *last < *first)) return whole;
  if (*first >= size) return unsatisfiable;
  const auto end = open ? size - 1 : std::min(*last, size - 1);
  return {Kind::part, *first, end - *first + 1};
}

}  // namespace kring::http
