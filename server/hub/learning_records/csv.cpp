#include "hub/learning_records/csv.h"

#include <array>
#include <charconv>
#include <utility>

namespace kring::learning_records {

void CsvRow::add(std::string_view text) {
  constexpr std::string_view formulas = "=+-@\t\r\n";
  if (!text.empty() && formulas.find(text.front()) != formulas.npos) {
    add_as_it_is("'" + std::string(text));
  } else {
    add_as_it_is(text);
  }
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
