#include "platform/db/failures.h"
#include "platform/db/picture.h"
#include "platform/db/sqlite_connection.h"

namespace kring::db {
namespace {

Cell cell_of(const Row& row, int at, ColumnType type, Bytes& octets) {
  if (row.is_null(at)) return {};
  switch (type) {
    case ColumnType::integer:
      return row.integer(at);
    case ColumnType::real:
      return row.real(at);
    case ColumnType::text:
      return row.text(at);
    case ColumnType::octets:
      octets = row.bytes(at);
      return Param::Octets{octets.octets};
  }
  throw std::logic_error("a column has a type");
}

class SqlitePicture : public Picture {
 public:
  explicit SqlitePicture(const std::filesystem::path& file)
      : ids_(clock_),
        connection_({.file = file, .clock = clock_, .ids = ids_}, SqliteConnection::Role::reader),
        tx_(connection_, clock_.now(), [this] { return ids_.mint(); }) {
    connection_.run("BEGIN");
    // The moment is that of the first read.
    tx_.value<std::int64_t>("SELECT count(*) FROM sqlite_schema");
  }

  Dialect dialect() const override { return Dialect::sqlite; }
  Tx& tx() override { return tx_; }

  void rows(const TableShape& table, const OnCells& on_row) override {
    const auto count = table.columns.size();
    std::vector<Cell> cells(count);
    std::vector<Bytes> octets(count);
    connection_.execute(select_all(table, Dialect::sqlite), {}, [&](const Row& row) {
      for (std::size_t i = 0; i < count; ++i)
        cells[i] = cell_of(row, static_cast<int>(i), table.columns[i].type, octets[i]);
      on_row(cells);
    });
  }

  std::vector<std::string> damage() override {
    auto said = tx_.values<std::string>("PRAGMA integrity_check");
    if (said.size() == 1 && said.front() == "ok") said.clear();
    return said;
  }

 private:
  const SystemClock clock_;
  IdSource ids_;
  SqliteConnection connection_;
  Tx tx_;
};

}  // namespace

std::unique_ptr<Picture> picture_of_sqlite(const std::filesystem::path& file) {
  try {
    return std::make_unique<SqlitePicture>(file);
  } catch (const StatementFailed& failure) {
    throw CannotOpen("The database " + file.string() + " cannot be read: " + failure.what());
  }
}

}  // namespace kring::db
