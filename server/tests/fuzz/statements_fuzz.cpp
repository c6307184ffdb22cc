#include "base/refusal.h"
#include "hub/learning_records/marks.h"
#include "hub/learning_records/sameness.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statement_writer.h"

#include <cstdint>
#include <cstdlib>

// The statement reader on any octets. What it takes is kept, read back, and still says the same;
// each way of showing it is JSON.

namespace {

using namespace kring::learning_records;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_kept(const kring::json::Value& statement) {
  const auto kept = complete_text(
      kept_text(statement,
                {"7b3fe1c0-1d2e-4f50-a1b2-000000000001", R"({"mbox":"mailto:a@b.c"})", "1.0.0"}),
      member_of(statement, "timestamp") != nullptr, "2026-11-23T10:00:00.000Z");
  const auto back = read_document(kept);
  require(say_the_same(statement, back.root()));
  require(!marks_of(back.root()).empty());
  for (const auto format : {StatementFormat::ids, StatementFormat::canonical}) {
    View view;
    view.format = format;
    view.languages = Languages("nl, en");
    read_document(shown_statement(back.root(), view).text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto version = (data[0] & 1) != 0 ? Version::v2 : Version::v1;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    const auto document = read_document(text);
    require_statements(document.root(), version);
    if (document.root().kind == kring::json::Kind::array) {
      for (const auto& statement : document.root().items) require_kept(statement);
    } else {
      require_kept(document.root());
    }
  } catch (const kring::Refusal& refusal) {
    require(refusal.status() == kring::Status::malformed ||
            refusal.status() == kring::Status::too_large);
  }
  return 0;
}
