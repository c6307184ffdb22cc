#include "hub/learning_records/csv.h"

#include "platform/text/code_points.h"

#include <array>
#include <charconv>
#include <utility>

namespace kring::learning_records {

void CsvRow::add(std::string_view text) {
  constexpr std::u32string_view formulas = U"=+-@\uFF1D\uFF0B\uFF0D\uFF20";
  constexpr std::u32string_view ends = U";\t\r\n";
  std::string safe;
  bool cell_begins = true;
  text::for_each_point(text, [&](char32_t point, std::string_view octets) {
    if (cell_begins && formulas.find(point) != formulas.npos) safe += '\'';
    safe += octets;
    if (ends.find(point) != ends.npos) {
      cell_begins = true;
    } else if (!text::is_space(point) && !text::is_invisible(point)) {
      cell_begins = false;
    }
  });
  add_as_it_is(safe);
}

void CsvRow::add_number(std::optional<double> number) {
  std::array<char, 32> digits{};
  if (!number) return add_as_it_is("");
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), *number).ptr;
  add_as_it_is({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

void CsvRow::add_as_it_is(std::string_view text) {
  if (std::exchange(begun_, true)) row_ += ',';
  if (text.find_first_of("\",\r\n") == text.npos) {
    row_ += text;
    return;
  }
  row_ += '"';
  for (const char c : text) row_.append(c == '"' ? 2 : 1, c);
  row_ += '"';
}

}  // namespace kring::learning_records
