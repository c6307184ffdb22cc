#pragma once

#include "base/refusal.h"

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/system/result.hpp>

namespace kring::text {

/// Control characters (line feed and tab too), surrogates, noncharacters, and the bidirectional
/// overrides and isolates, with which a text can be made to look like another.
bool is_hostile(char32_t point);

/// Spaces of every kind, line breaks and tabs among them.
bool is_space(char32_t point);

/// Stands before, within or behind an annotation. It is no sign by itself, but Unicode leaves it to
/// whoever draws a text whether it shows.
bool is_annotation_mark(char32_t point);

/// Shows nothing at all: zero-width spaces and joiners, soft hyphens, variation selectors, marks of
/// annotations.
bool is_invisible(char32_t point);

/// Whether anything of a text can be seen: a letter, a digit, a sign.
bool shows_something(std::u32string_view points);

/// UTF-8 as code points. Refuses octets that are not UTF-8.
boost::system::result<std::u32string> decode(std::string_view utf8);

/// UTF-8 in which nothing is hidden: no line ends, no controls, nothing that turns a text around.
bool is_plain(std::string_view utf8);

/// Appends one code point as UTF-8.
void append(std::string& utf8, char32_t point);

std::string encode(std::u32string_view points);

/// The first `octets` of a text at most, never cutting a code point in two.
std::string_view cut(std::string_view utf8, std::size_t octets);

/// Calls `fn(code point, its octets)` for each code point; what is not UTF-8 comes as U+FFFD.
template <class Fn>
void for_each_point(std::string_view utf8, Fn&& fn);

/// The problem of a text that is shorter or longer than it may be; none where it is neither.
/// A text of which nothing can be seen counts as empty.
boost::system::result<void, FieldProblem> require_length(std::u32string_view points,
                                                         std::int64_t min, std::int64_t max);

namespace detail {
/// Reads the code point at `at` and moves on; U+FFFD for what is not UTF-8.
char32_t next_point(std::string_view utf8, std::size_t& at);
}  // namespace detail

template <class Fn>
void for_each_point(std::string_view utf8, Fn&& fn) {
  for (std::size_t at = 0; at < utf8.size();) {
    const auto start = at;
    const auto point = detail::next_point(utf8, at);
    fn(point, utf8.substr(start, at - start));
  }
}

}  // namespace kring::text
