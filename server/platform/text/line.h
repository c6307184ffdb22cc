#pragma once

#include "base/ruled_text.h"

#include <cstdint>
#include <string>
#include <string_view>

#include <boost/system/result.hpp>

namespace kring::text {

namespace detail {
boost::system::result<std::string, FieldProblem> ruled_line(std::string_view text, std::int64_t min,
                                                            std::int64_t max);
}  // namespace detail

/// One line of plain text: a name, a title, a sentence. It is kept composed (NFC) and trimmed, with
/// runs of white space (line breaks too) as one space and without zero-width spaces. Refuses, as
/// `bad_characters`, what is not UTF-8, control characters and bidirectional overrides. Default:
/// empty.
template <std::int64_t Min, std::int64_t Max>
class Line {
 public:
  static constexpr std::int64_t min_length = Min;
  static constexpr std::int64_t max_length = Max;

  Line() = default;

  static boost::system::result<Line, FieldProblem> from_text(std::string_view text) {
    auto ruled = detail::ruled_line(text, Min, Max);
    if (!ruled) return ruled.error();
    Line line;
    line.text_ = std::move(*ruled);
    return line;
  }

  const std::string& text() const { return text_; }
  bool operator==(const Line&) const = default;

 private:
  std::string text_;
};

static_assert(RuledText<Line<1, 80>>);

}  // namespace kring::text
