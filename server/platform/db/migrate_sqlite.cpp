#include "platform/db/failures.h"
#include "platform/db/migration.h"
#include "platform/db/sqlite_connection.h"

#include <cctype>
#include <filesystem>

#include <sqlite3.h>

namespace kring::db {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
    text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())))
    text.remove_suffix(1);
  return text;
}

std::string_view without_leading_comments(std::string_view statement) {
  statement = trimmed(statement);
  while (statement.starts_with("--")) {
    statement.remove_prefix(std::min(statement.find('\n'), statement.size()));
    statement = trimmed(statement);
  }
  return statement;
}

// Every table is STRICT, without anybody having to say so.
std::string strict(std::string_view statement) {
  std::string sql(without_leading_comments(statement));
  if (!sql.starts_with("CREATE TABLE")) return sql;
  sql.pop_back();  // the semicolon
  const auto table = trimmed(sql);
  const auto options = trimmed(table.substr(table.rfind(')') + 1));
  return std::string(table) + (options.empty() ? " STRICT;" : ", STRICT;");
}

class Migrator {
 public:
  explicit Migrator(const std::filesystem::path& file) : file_(file), database_(open(file)) {
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = FULL");
    // It cannot be changed inside a transaction, and a table that is rebuilt is dropped first.
    run("PRAGMA foreign_keys = OFF");
  }
  Migrator(const Migrator&) = delete;
  Migrator& operator=(const Migrator&) = delete;
  ~Migrator() { sqlite3_close_v2(database_); }

  std::vector<AppliedMigration> applied() {
    run("CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY,"
        " name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT");
    std::vector<AppliedMigration> all;
    run("SELECT number, name, checksum FROM schema_migrations ORDER BY number",
        [&](char** columns) {
          all.push_back({std::stoll(columns[0]), columns[1], columns[2]});
        });
    return all;
  }

  void keep_copy(std::int64_t newest) {
    auto number = std::to_string(newest);
    number.insert(0, 4 - std::min<std::size_t>(4, number.size()), '0');
    const auto copy = file_.string() + ".before-" + number;
    const auto unfinished = copy + ".part";
    std::filesystem::remove(unfinished);
    run("VACUUM INTO '" + quoted(unfinished) + "'");
    std::filesystem::rename(unfinished, copy);
  }

  void apply(const Migration& step) {
    run("BEGIN IMMEDIATE");
    try {
      run_statements(step.sql);
      refuse_broken_references(step.name);
      run("INSERT INTO schema_migrations VALUES (" + std::to_string(step.number) + ", '" +
          quoted(step.name) + "', '" + step.checksum + "')");
      run("COMMIT");
    } catch (const StatementFailed& failure) {
      if (sqlite3_get_autocommit(database_) == 0) run("ROLLBACK");
      throw CannotOpen("The migration " + step.name + " failed: " + failure.what());
    }
  }

 private:
  using OnRow = std::function<void(char**)>;

  static sqlite3* open(const std::filesystem::path& file) {
    sqlite3* opened = nullptr;
    if (sqlite3_open(file.c_str(), &opened) != SQLITE_OK) {
      const std::string why = sqlite3_errmsg(opened);
      sqlite3_close_v2(opened);
      throw CannotOpen("Cannot open the database " + file.string() + ": " + why + ".");
    }
    return opened;
  }

  static std::string quoted(std::string text) {
    for (auto at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 2)) {
      text.insert(at, "'");
    }
    return text;
  }

  void run(const std::string& sql, const OnRow& on_row = {}) {
    const auto row = [](void* to, int, char** columns, char**) {
      if (const auto& heard = *static_cast<const OnRow*>(to)) heard(columns);
      return 0;
    };
    const int code =
        sqlite3_exec(database_, sql.c_str(), row, const_cast<OnRow*>(&on_row), nullptr);
    stop_if_sync_failed(sqlite3_extended_errcode(database_));
    if (code != SQLITE_OK) throw StatementFailed(sqlite3_errmsg(database_), sql);
  }

  // A statement ends at the first semicolon where SQLite finds it complete: not within a text, a
  // comment or the body of a trigger.
  void run_statements(std::string_view sql) {
    std::size_t start = 0;
    for (auto end = sql.find(';'); end != std::string_view::npos; end = sql.find(';', end + 1)) {
      const std::string statement(sql.substr(start, end + 1 - start));
      if (sqlite3_complete(statement.c_str()) == 0) continue;
      run(strict(statement));
      start = end + 1;
    }
    const auto rest = without_leading_comments(sql.substr(start));
    if (!rest.empty()) throw StatementFailed("a statement without a semicolon", rest);
  }

  void refuse_broken_references(const std::string& name) {
    std::string table;
    run("PRAGMA foreign_key_check", [&](char** columns) { table = columns[0]; });
    if (!table.empty()) throw StatementFailed("a row of " + table + " refers to nothing", name);
  }

  std::filesystem::path file_;
  sqlite3* database_;
};

}  // namespace

void migrate_sqlite(const std::filesystem::path& file,
                    const std::map<std::string_view, std::string_view>& files) {
  Migrator migrator(file);
  const auto applied = migrator.applied();
  const auto pending = pending_migrations(migrations_for(Dialect::sqlite, files), applied);
  if (!pending.empty() && !applied.empty()) migrator.keep_copy(applied.back().number);
  for (const auto& step : pending) migrator.apply(step);
}

}  // namespace kring::db
