#include "tests/support/written_tables.h"

#include <algorithm>
#include <sstream>

namespace kring::testing_support {
namespace {

bool is_of_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Whether a table's name follows this word, after the one before it. “FOR UPDATE” locks rows, and
/// “DO UPDATE” changes those of the table that was named already.
bool precedes_written_table(const std::string& word, const std::string& before) {
  if (word == "INTO") return true;
  if (word == "FROM") return before == "DELETE";
  return word == "UPDATE" && before != "FOR" && before != "DO";
}

}  // namespace

std::set<std::string> tables_written_by(std::string_view sql) {
  std::string spaced(sql);
  std::ranges::replace_if(
      spaced, [](char c) { return !is_of_name(c); }, ' ');
  std::set<std::string> tables;
  std::istringstream words(spaced);
  std::string before_last;
  std::string last;
  for (std::string word; words >> word;) {
    if (precedes_written_table(last, before_last)) tables.insert(word);
    before_last = std::exchange(last, word);
  }
  return tables;
}

void WrittenTables::statement_begins(std::string_view sql) {
  const auto written = tables_written_by(sql);
  if (written.empty()) return;
  const std::scoped_lock lock(mutex_);
  tables_.insert(written.begin(), written.end());
}

}  // namespace kring::testing_support
