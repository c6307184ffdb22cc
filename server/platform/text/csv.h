#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::text {

/// A row of a CSV file, as it was written.
struct CsvRow {
  std::size_t line = 0;  ///< the first of its lines, counted from 1
  std::size_t last_line =
      0;  ///< the last one: a quote that nothing ends goes to the end of the file
  std::vector<std::string> fields;
  /// Whether quotes end before the end of their field and of the file.
  bool is_whole = true;
};

/// Reads comma-separated values (RFC 4180) as spreadsheets write them: with a semicolon or a
/// tab between fields too, with any kind of line end, with or without the mark of UTF-8, and with a
/// first line "sep=;" that says what stands between fields. Rows of which every field is blank are
/// left out.
class CsvReader {
 public:
  /// The text has to outlive the reader. What stands between fields is the first comma,
  /// semicolon or tab of the first line that is not in quotes, where that line does not say it.
  explicit CsvReader(std::string_view text);

  /// Nothing after the last row.
  std::optional<CsvRow> next();

 private:
  CsvRow read_row();
  std::size_t line_here() const;
  std::string read_field(CsvRow& row);
  std::string read_quoted(CsvRow& row);
  bool is_over() const { return at_ == text_.size(); }
  bool is_at_line_end() const { return is_over() || text_[at_] == '\n' || text_[at_] == '\r'; }
  void skip_line_end();

  std::string_view text_;
  char separator_ = ',';
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace kring::text
