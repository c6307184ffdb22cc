#include "platform/text/code_points.h"

#include <algorithm>
#include <system_error>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace kring::text {

bool is_hostile(char32_t point) {
  const auto at = static_cast<UChar32>(point);
  if (u_charType(at) == U_CONTROL_CHAR || U_IS_SURROGATE(at) || U_IS_UNICODE_NONCHAR(at))
    return true;
  return (point >= U'\u202A' && point <= U'\u202E') || (point >= U'\u2066' && point <= U'\u2069');
}

bool is_space(char32_t point) {
  return u_isUWhiteSpace(static_cast<UChar32>(point)) != 0;
}

bool is_annotation_mark(char32_t point) {
  return point >= U'\uFFF9' && point <= U'\uFFFB';
}

bool is_invisible(char32_t point) {
  return is_annotation_mark(point) ||
         u_hasBinaryProperty(static_cast<UChar32>(point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

/// Spaces, what is invisible, the Braille pattern without a dot, and marks without a letter.
static bool shows_nothing_alone(char32_t point) {
  const auto kind = u_charType(static_cast<UChar32>(point));
  return is_invisible(point) || is_space(point) || point == U'\u2800' ||
         kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK;
}

bool shows_something(std::u32string_view points) {
  return !std::ranges::all_of(
      points, [](char32_t point) { return shows_nothing_alone(point) || is_hostile(point); });
}

boost::system::result<std::u32string> decode(std::string_view utf8) {
  std::u32string points;
  points.reserve(utf8.size());
  const auto* octets = reinterpret_cast<const std::uint8_t*>(utf8.data());
  const auto size = static_cast<std::int64_t>(utf8.size());
  for (std::int64_t at = 0; at < size;) {
    UChar32 point = 0;
    U8_NEXT(octets, at, size, point);
    if (point < 0) return std::make_error_code(std::errc::illegal_byte_sequence);
    points.push_back(static_cast<char32_t>(point));
  }
  return points;
}

bool is_plain(std::string_view utf8) {
  const auto points = decode(utf8);
  return points && std::ranges::none_of(*points, is_hostile);
}

void append(std::string& utf8, char32_t point) {
  std::uint8_t octets[U8_MAX_LENGTH];
  int size = 0;
  U8_APPEND_UNSAFE(octets, size, point);
  utf8.append(reinterpret_cast<const char*>(octets), static_cast<std::size_t>(size));
}

std::string encode(std::u32string_view points) {
  std::string utf8;
  utf8.reserve(points.size());
  for (const auto point : points) append(utf8, point);
  return utf8;
}

std::string_view cut(std::string_view utf8, std::size_t octets) {
  if (utf8.size() <= octets) return utf8;
  while (octets > 0 && U8_IS_TRAIL(static_cast<std::uint8_t>(utf8[octets]))) --octets;
  return utf8.substr(0, octets);
}

boost::system::result<void, FieldProblem> require_length(std::u32string_view points,
                                                         std::int64_t min, std::int64_t max) {
  const bool unseen = std::ranges::all_of(points, shows_nothing_alone);
  const auto length = unseen ? 0 : static_cast<std::int64_t>(points.size());
  if (length < min) return FieldProblem{"", "too_short", min};
  if (static_cast<std::int64_t>(points.size()) > max) return FieldProblem{"", "too_long", max};
  return {};
}

char32_t detail::next_point(std::string_view utf8, std::size_t& at) {
  const auto* octets = reinterpret_cast<const std::uint8_t*>(utf8.data());
  UChar32 point = 0;
  U8_NEXT_OR_FFFD(octets, at, utf8.size(), point);
  return static_cast<char32_t>(point);
}

}  // namespace kring::text
