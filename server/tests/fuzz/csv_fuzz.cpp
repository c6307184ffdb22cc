// Any octets as a CSV file: it comes to an end, row after row further down, and what is whole is
// read again as it was when it is written with quotes.

#include "platform/text/csv.h"

#include <cstdint>
#include <cstdlib>

namespace {

std::string written(const kring::text::CsvRow& row) {
  std::string text;
  for (const auto& field : row.fields) {
    if (!text.empty()) text += ',';
    text += '"';
    for (const char each : field) text += each == '"' ? std::string("\"\"") : std::string(1, each);
    text += '"';
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kring::text::CsvReader reader(std::string_view(reinterpret_cast<const char*>(data), size));
  std::size_t last = 0;
  while (const auto row = reader.next()) {
    if (row->line <= last || row->fields.empty()) std::abort();
    last = row->line;
    const auto text = written(*row);
    const auto again = kring::text::CsvReader(text).next();
    if (row->is_whole && (!again || !again->is_whole || again->fields != row->fields)) std::abort();
  }
  return 0;
}
