#include "platform/text/csv.h"

#include <algorithm>

namespace kring::text {
namespace {

char separator_of(std::string_view text) {
  bool quoted = false;
  for (const char each : text) {
    if (each == '"') quoted = !quoted;
    if (quoted) continue;
    if (each == ',' || each == ';' || each == '\t') return each;
    if (each == '\n' || each == '\r') break;
  }
  return ',';
}

/// "sep=;", which Excel reads and leaves out.
constexpr std::string_view separator_line = "sep=";

bool says_separator(std::string_view text) {
  if (!text.starts_with(separator_line) || text.size() == separator_line.size()) return false;
  const auto separator = text[separator_line.size()];
  const auto rest = text.substr(separator_line.size() + 1);
  const bool is_one = separator == ',' || separator == ';' || separator == '\t';
  return is_one && (rest.empty() || rest.front() == '\n' || rest.front() == '\r');
}

bool is_blank(const std::string& field) {
  return field.find_first_not_of(" \t\r\n") == std::string::npos;
}

}  // namespace

CsvReader::CsvReader(std::string_view text) : text_(text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text_.starts_with(mark)) text_.remove_prefix(mark.size());
  if (says_separator(text_)) {
    separator_ = text_[separator_line.size()];
    at_ = separator_line.size() + 1;
    skip_line_end();
  } else {
    separator_ = separator_of(text_);
  }
}

std::optional<CsvRow> CsvReader::next() {
  while (!is_over()) {
    auto row = read_row();
    if (!row.is_whole || !std::ranges::all_of(row.fields, is_blank)) return row;
  }
  return std::nullopt;
}

CsvRow CsvReader::read_row() {
  CsvRow row;
  row.line = line_;
  while (true) {
    row.fields.push_back(read_field(row));
    if (is_at_line_end()) break;
    ++at_;
  }
  row.last_line = line_here();
  skip_line_end();
  return row;
}

/// The end of the last line is on that line, and there is none behind it.
std::size_t CsvReader::line_here() const {
  const bool behind = is_over() && (text_.back() == '\n' || text_.back() == '\r');
  return behind ? line_ - 1 : line_;
}

std::string CsvReader::read_field(CsvRow& row) {
  if (!is_over() && text_[at_] == '"') return read_quoted(row);
  const auto begin = at_;
  while (!is_at_line_end() && text_[at_] != separator_) ++at_;
  return std::string(text_.substr(begin, at_ - begin));
}

std::string CsvReader::read_quoted(CsvRow& row) {
  std::string field;
  bool closed = false;
  for (++at_; !closed && !is_over();) {
    if (text_[at_] != '"') {
      if (is_at_line_end()) {
        const auto begin = at_;
        skip_line_end();
        field += text_.substr(begin, at_ - begin);
      } else {
        field += text_[at_++];
      }
    } else if (text_.substr(at_).starts_with("\"\"")) {
      field += '"';
      at_ += 2;
    } else {
      closed = true;
      ++at_;
    }
  }
  if (!closed) row.is_whole = false;
  // What stands between the closing quote and the end of the field is nobody's.
  while (!is_at_line_end() && text_[at_] != separator_) {
    row.is_whole = false;
    ++at_;
  }
  return field;
}

void CsvReader::skip_line_end() {
  if (is_over()) return;
  const bool two = text_.substr(at_).starts_with("\r\n");
  at_ += two ? 2 : 1;
  ++line_;
}

}  // namespace kring::text
