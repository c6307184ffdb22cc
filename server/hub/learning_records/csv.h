#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Comma-separated values (RFC 4180), as spreadsheets read them.
namespace kring::learning_records {

/// Says to spreadsheets that a file is UTF-8.
inline constexpr std::string_view csv_mark = "\xEF\xBB\xBF";

/// One row, as it grows.
class CsvRow {
 public:
  /// A text. One that a spreadsheet would take for a formula (it begins with = + - @, a tab or a
  /// line end) gets an apostrophe in front, which says that it is none.
  void add(std::string_view text);
  void add_number(std::optional<double> number);

  /// With its line end.
  std::string text() const { return row_ + "\r\n"; }

 private:
  void add_as_it_is(std::string_view text);

  std::string row_;
  bool begun_ = false;
};

}  // namespace kring::learning_records
