#include "platform/db/failures.h"
#include "platform/db/filling.h"
#include "platform/db/sqlite_connection.h"

#include <deque>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace kring::db {
namespace {

void sync_file(const std::filesystem::path& file) {
  const int opened = open(file.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = opened >= 0 && fsync(opened) == 0;
  const int why = errno;
  if (opened >= 0) close(opened);
  if (!synced) throw std::system_error(why, std::generic_category(), file.string());
}

class SqliteFilling : public Filling {
 public:
  explicit SqliteFilling(const std::filesystem::path& file)
      : file_(file),
        ids_(clock_),
        connection_(std::make_unique<SqliteConnection>(
            SqliteOptions{.file = file, .clock = clock_, .ids = ids_},
            SqliteConnection::Role::writer)),
        tx_(*connection_, clock_.now(), [this] { return ids_.mint(); }) {
    // Nothing of it counts before all of it is there, so nothing is synced or kept for going back.
    for (const auto* setting :
         {"PRAGMA journal_mode = DELETE", "PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF",
          "PRAGMA foreign_keys = OFF", "PRAGMA cache_size = -262144", "BEGIN"})
      connection_->run(setting);
  }

  Dialect dialect() const override { return Dialect::sqlite; }
  Tx& tx() override { return tx_; }

  void table(const TableShape& shape) override {
    connection_->run("DELETE FROM " + quoted_name(shape.name));
    std::string columns;
    std::string places;
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
      columns.append(i == 0 ? "" : ", ").append(quoted_name(shape.columns[i].name));
      places.append(i == 0 ? "$" : ", $").append(std::to_string(i + 1));
    }
    insert_ =
        "INSERT INTO " + quoted_name(shape.name) + " (" + columns + ") VALUES (" + places + ")";
  }

  void row(std::span<const Cell> cells) override {
    params_.clear();
    octets_.clear();
    for (const auto& cell : cells) params_.push_back(std::visit(Making{octets_}, cell));
    connection_->execute(insert_, params_, [](const Row&) {});
  }

  void end_rows() override {}

  void finish(const std::string& /*mark*/) override {
    const auto broken =
        tx_.value<std::string>("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1");
    if (broken) throw CannotOpen("A row of " + *broken + " refers to one that is not there.");
    connection_->run("COMMIT");
    connection_->run("PRAGMA optimize");
    connection_.reset();
    sync_file(file_);
    sync_file(file_.parent_path());
  }

 private:
  struct Making {
    std::deque<Bytes>& octets;  ///< stay where they are while more come
    Param operator()(std::monostate) const { return std::nullopt; }
    Param operator()(std::int64_t value) const { return value; }
    Param operator()(double value) const { return value; }
    Param operator()(std::string_view text) const { return text; }
    Param operator()(Param::Octets borrowed) const {
      return octets.emplace_back(Bytes{std::string(borrowed.view)});
    }
  };

  const std::filesystem::path file_;
  const SystemClock clock_;
  IdSource ids_;
  std::unique_ptr<SqliteConnection> connection_;
  Tx tx_;
  std::string insert_;
  std::vector<Param> params_;
  std::deque<Bytes> octets_;
};

}  // namespace

std::unique_ptr<Filling> filling_of_sqlite(const std::filesystem::path& file) {
  return std::make_unique<SqliteFilling>(file);
}

}  // namespace kring::db
