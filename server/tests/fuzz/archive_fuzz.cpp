#include "platform/archive/archive_reader.h"
#include "platform/archive/cells.h"
#include "platform/crypto/digest.h"

#include <cstdint>
#include <cstdlib>
#include <sstream>

// A backup of any octets. Its digest is made right first, or nothing behind it would be reached. It
// is read to its end or refused; what was read as rows is written as the same octets again.

namespace {

using namespace kring;

void require(bool holds) {
  if (!holds) std::abort();
}

struct Counting : archive::Listener {
  std::vector<db::ColumnShape> columns;
  std::int64_t rows = 0;
  void table(const db::TableShape& shape) override { columns = shape.columns; }
  void row(std::span<const db::Cell> cells) override {
    ++rows;
    require(cells.size() == columns.size());
    std::string octets;
    archive::append_row(octets, cells);
    std::string_view left = octets;
    std::vector<db::Cell> again;
    archive::take_row(left, columns, again);
    std::string written;
    archive::append_row(written, again);
    require(left.empty() && written == octets);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string octets(archive::first_line);
  octets.append(reinterpret_cast<const char*>(data), size);
  crypto::Digest digest;
  digest.add(octets);
  std::istringstream from(octets + digest.finish());
  Counting counting;
  try {
    const auto manifest = archive::read_archive(from, counting);
    std::int64_t rows = 0;
    for (const auto& table : manifest.tables) rows += table.rows;
    require(rows == counting.rows);
  } catch (const archive::BadArchive&) {
    return 0;
  }
  return 0;
}
