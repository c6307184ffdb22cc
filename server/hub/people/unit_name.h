#pragma once

#include "platform/text/line.h"

#include <string>
#include <string_view>
#include <utility>

namespace kring::people {

/// What parts the names of a unit and of those above it, where they are written as one: "Service >
/// Den Bosch".
inline constexpr char unit_separator = '>';

/// What a unit is called: a line. Refuses, as `bad_characters`, one with the separator in it.
class UnitName {
 public:
  using Line = text::Line<1, 80>;
  static constexpr std::int64_t min_length = Line::min_length;
  static constexpr std::int64_t max_length = Line::max_length;

  UnitName() = default;

  static boost::system::result<UnitName, FieldProblem> from_text(std::string_view text) {
    auto line = Line::from_text(text);
    if (!line) return line.error();
    if (line->text().find(unit_separator) != std::string::npos)
      return FieldProblem{"", "bad_characters", {}};
    UnitName name;
    name.line_ = std::move(*line);
    return name;
  }

  const std::string& text() const { return line_.text(); }
  bool operator==(const UnitName&) const = default;

 private:
  Line line_;
};

static_assert(RuledText<UnitName>);

}  // namespace kring::people
