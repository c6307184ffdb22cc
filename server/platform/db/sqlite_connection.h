#pragma once

#include "platform/db/sqlite.h"
#include "platform/db/sqlite_statements.h"

#include <chrono>
#include <memory>
#include <utility>

#include <sqlite3.h>

namespace kring::db {

/// One connection to the file, used by one thread at a time.
class SqliteConnection : public Connection {
 public:
  enum class Role { reader, writer, checkpointer };
  using TimePoint = std::chrono::steady_clock::time_point;

  /// Throws CannotOpen.
  SqliteConnection(const SqliteOptions& options, Role role);

  Dialect dialect() const override { return Dialect::sqlite; }
  std::int64_t execute(std::string_view sql, std::span<const Param> params,
                       const OnRow& on_row) override;

  /// Runs a statement without parameters or rows.
  void run(std::string_view sql) {
    execute(sql, {}, [](const Row&) {});
  }

  /// False also when SQLite itself has rolled the transaction back (full disk, I/O error).
  bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

  /// Statements after this moment are refused, and one that runs then is interrupted.
  void must_end_by(TimePoint end) { end_ = end; }

  /// Whether a statement found no room on the disk since this was last asked.
  bool take_found_no_room() { return std::exchange(found_no_room_, false); }

  sqlite3* handle() const { return handle_.get(); }
  std::size_t cached_statements() const { return statements_.size(); }

 private:
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };

  class Running;

  void set_up(const SqliteOptions& options, Role role);
  Running begin(std::string_view sql);
  [[noreturn]] void fail(int code, std::string_view sql);
  static int interrupt_when_late(void* connection);

  std::unique_ptr<sqlite3, Close> handle_;
  SqliteStatements statements_;
  Observer& observer_;
  TimePoint end_ = TimePoint::max();
  bool found_no_room_ = false;
};

/// Ends the process when `code` says that a sync failed.
void stop_if_sync_failed(int code);

}  // namespace kring::db
