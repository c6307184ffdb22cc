#pragma once

#include "platform/text/line.h"

#include <string>
#include <string_view>
#include <utility>

namespace kring::people {

/// What parts the names of a unit and of those above it, where they are written as one: "Service ›
/// Den Bosch", as pages show it, or with what keyboards have.
inline constexpr std::string_view unit_separator = "›";
inline constexpr std::string_view typed_unit_separator = ">";

/// What a unit is called: a line. Refuses, as `unit_separator`, one with a separator in it: it
/// would look like a unit below another.
class UnitName {
 public:
  using Line = text::Line<1, 80>;
  static constexpr std::int64_t min_length = Line::min_length;
  static constexpr std::int64_t max_length = Line::max_length;

  UnitName() = default;

  static boost::system::result<UnitName, FieldProblem> from_text(std::string_view text) {
    auto line = Line::from_text(text);
    if (!line) return line.error();
    for (const auto separator : {unit_separator, typed_unit_separator}) {
      if (line->text().find(separator) != std::string::npos)
        return FieldProblem{"", "unit_separator", {}};
    }
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
