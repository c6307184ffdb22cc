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
  /// A text. Where a spreadsheet would see a formula it gets an apostrophe, which says that there
  /// is none: before = + - @ (wide ones too) at the beginning, and after a semicolon, a tab or a
  /// line end, which part cells in some countries whatever the quotes say.
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
