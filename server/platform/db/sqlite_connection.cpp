#include "platform/db/sqlite_connection.h"

#include "base/refusal.h"
#include "platform/db/failures.h"

#include <cstdio>
#include <cstdlib>

namespace kring::db {
namespace {

constexpr std::size_t reader_statements = 64;
constexpr std::size_t writer_statements = 256;

class SqliteRow : public Row {
 public:
  SqliteRow(sqlite3_stmt* statement, std::string_view sql) : statement_(statement), sql_(sql) {}

  int columns() const override { return sqlite3_column_count(statement_); }
  std::string_view name(int column) const override {
    return sqlite3_column_name(statement_, column);
  }
  bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
  std::int64_t integer(int column) const override {
    expect(column, type(column) == SQLITE_INTEGER, "integer");
    return sqlite3_column_int64(statement_, column);
  }
  double real(int column) const override {
    expect(column, type(column) == SQLITE_FLOAT || type(column) == SQLITE_INTEGER, "real");
    return sqlite3_column_double(statement_, column);
  }
  std::string_view text(int column) const override {
    expect(column, type(column) == SQLITE_TEXT, "text");
    return octets(sqlite3_column_text(statement_, column), column);
  }
  Bytes bytes(int column) const override {
    expect(column, type(column) == SQLITE_BLOB, "octets");
    return Bytes{std::string(octets(sqlite3_column_blob(statement_, column), column))};
  }

 private:
  int type(int column) const { return sqlite3_column_type(statement_, column); }

  std::string_view octets(const void* start, int column) const {
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return size == 0 ? std::string_view() : std::string_view(static_cast<const char*>(start), size);
  }

  // SQLite would convert without a word.
  void expect(int column, bool right, std::string_view what) const {
    if (right) return;
    throw WrongColumn("column " + std::string(name(column)) + " holds no " + std::string(what) +
                      " in: " + std::string(sql_));
  }

  sqlite3_stmt* statement_;
  std::string_view sql_;
};

// Borrows the parameters: the statement is reset before the call ends.
int bind(sqlite3_stmt* statement, int place, const Param& param) {
  struct Binder {
    sqlite3_stmt* to;
    int at;
    int operator()(std::monostate) const { return sqlite3_bind_null(to, at); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(to, at, value); }
    int operator()(double value) const { return sqlite3_bind_double(to, at, value); }
    int operator()(std::string_view text) const {
      return sqlite3_bind_text64(to, at, text.empty() ? "" : text.data(), text.size(),
                                 SQLITE_STATIC, SQLITE_UTF8);
    }
    int operator()(Param::Octets octets) const {
      const auto view = octets.view;
      return sqlite3_bind_blob64(to, at, view.empty() ? "" : view.data(), view.size(),
                                 SQLITE_STATIC);
    }
  };
  return std::visit(Binder{statement, place}, param.value());
}

sqlite3* open_file(const SqliteOptions& options) {
  sqlite3* opened = nullptr;
  const int code =
      sqlite3_open_v2(options.file.c_str(), &opened,
                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                      options.vfs.empty() ? nullptr : options.vfs.c_str());
  if (code != SQLITE_OK) {
    const std::string why = opened ? sqlite3_errmsg(opened) : sqlite3_errstr(code);
    sqlite3_close_v2(opened);
    throw CannotOpen("Cannot open the database " + options.file.string() + ": " + why + ".");
  }
  return opened;
}

}  // namespace

/// Puts a statement back where it was borrowed, without its parameters, whatever happens.
class SqliteConnection::Running {
 public:
  Running(SqliteStatements& statements, std::string_view sql)
      : statements_(statements), sql_(sql), statement_(statements.take(sql)) {}
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    sqlite3_reset(statement_->handle());
    sqlite3_clear_bindings(statement_->handle());
    statements_.give_back(sql_, std::move(statement_));
  }
  const SqliteStatement& operator*() const { return *statement_; }

 private:
  SqliteStatements& statements_;
  std::string_view sql_;
  std::unique_ptr<SqliteStatement> statement_;
};

void stop_if_sync_failed(int code) {
  if (code != SQLITE_IOERR_FSYNC && code != SQLITE_IOERR_DIR_FSYNC) return;
  std::fputs(
      "kring: the disk failed to keep what it was given (fsync). Stopping, because nothing"
      " can be promised any more. Look at the disk before starting again.\n",
      stderr);
  std::_Exit(EXIT_FAILURE);
}

SqliteConnection::SqliteConnection(const SqliteOptions& options, Role role)
    : handle_(open_file(options)),
      statements_(handle_.get(), role == Role::writer ? writer_statements : reader_statements),
      observer_(options.observer) {
  set_up(options, role);
}

void SqliteConnection::set_up(const SqliteOptions& options, Role role) {
  // Read back, because SQLite answers a journal mode that it cannot have with the one it keeps.
  std::string mode;
  execute("PRAGMA journal_mode = WAL", {}, [&](const Row& row) { mode = row.text(0); });
  if (mode != "wal") {
    throw CannotOpen("The database " + options.file.string() + " cannot keep a write-ahead log" +
                     " there; is it on a network file system?");
  }
  sqlite3_busy_timeout(handle(), 10'000);
  run("PRAGMA synchronous = FULL");
  run("PRAGMA foreign_keys = ON");
  run("PRAGMA temp_store = MEMORY");
  // On in Debian's build, off in SQLite's own. What somebody had erased must be gone from the file.
  run("PRAGMA secure_delete = ON");
  // Debian's build maps nothing unless asked. Readers share these pages, so their caches stay
  // small; the writer has a cache of its own, and would only seem to hold much of the file.
  if (role != Role::writer) run("PRAGMA mmap_size = 1073741824");
  // Checkpoints have their own thread: inline they cost half the write rate at a million rows.
  run("PRAGMA wal_autocheckpoint = 0");
  run("PRAGMA journal_size_limit = 67108864");
  if (role == Role::writer) {
    run("PRAGMA cache_size = -65536");
  } else {
    run("PRAGMA cache_size = -512");
  }
  if (role == Role::reader) {
    run("PRAGMA query_only = ON");
    sqlite3_progress_handler(handle(), 1000, interrupt_when_late, this);
  }
}

int SqliteConnection::interrupt_when_late(void* connection) {
  return std::chrono::steady_clock::now() >= static_cast<SqliteConnection*>(connection)->end_;
}

std::int64_t SqliteConnection::execute(std::string_view sql, std::span<const Param> params,
                                       const OnRow& on_row) {
  if (end_ != TimePoint::max() && std::chrono::steady_clock::now() >= end_)
    fail(SQLITE_INTERRUPT, sql);
  const StatementWatch watch(observer_, sql);
  const Running running = begin(sql);
  const auto& places = (*running).places();
  const auto statement = (*running).handle();
  if (places.size() != params.size()) {
    throw StatementFailed(std::to_string(params.size()) + " parameters given, " +
                              std::to_string(places.size()) + " wanted",
                          sql);
  }
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (const int code = bind(statement, places[i], params[i]); code != SQLITE_OK) fail(code, sql);
  }
  const SqliteRow row(statement, sql);
  int code = sqlite3_step(statement);
  for (; code == SQLITE_ROW; code = sqlite3_step(statement)) on_row(row);
  if (code != SQLITE_DONE) fail(code, sql);
  return sqlite3_stmt_readonly(statement) ? 0 : sqlite3_changes64(handle());
}

SqliteConnection::Running SqliteConnection::begin(std::string_view sql) {
  try {
    return Running(statements_, sql);
  } catch (const NotPrepared& why) {
    fail(why.code, sql);
  }
}

void SqliteConnection::fail(int code, std::string_view sql) {
  stop_if_sync_failed(code);
  switch (code & 0xff) {
    case SQLITE_FULL:
      found_no_room_ = true;
      throw Refusal(Status::storage_full, "storage_full");
    case SQLITE_INTERRUPT:
      throw Refusal(Status::overloaded, "database.too_slow", std::chrono::seconds(5));
    case SQLITE_IOERR:
      observer_.trouble(sqlite3_errmsg(handle()));
      [[fallthrough]];
    case SQLITE_BUSY:
    case SQLITE_NOMEM:
      throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(5));
    case SQLITE_CONSTRAINT:
      throw ConstraintViolated(sqlite3_errmsg(handle()), sql);
    default:
      throw StatementFailed(sqlite3_errmsg(handle()), sql);
  }
}

}  // namespace kring::db
