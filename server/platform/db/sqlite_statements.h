#pragma once

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sqlite3.h>

namespace kring::db {

/// SQLite's code for why a statement could not be prepared: its text, or the disk, or the load.
struct NotPrepared {
  int code;
};

/// One prepared statement, and where SQLite put $1, $2, …: it numbers parameters by first
/// appearance, so they are bound by name.
class SqliteStatement {
 public:
  /// Throws NotPrepared, and StatementFailed for a second statement in the same text and for
  /// parameters that are not $1 to $n.
  SqliteStatement(sqlite3* database, std::string_view sql);

  sqlite3_stmt* handle() const { return handle_.get(); }
  /// SQLite's index of $1, $2, …
  const std::vector<int>& places() const { return places_; }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
  std::vector<int> places_;
};

/// The statements prepared last on one connection, by their text.
class SqliteStatements {
 public:
  SqliteStatements(sqlite3* database, std::size_t limit) : database_(database), limit_(limit) {}

  /// The statement with this text, borrowed while it runs: a statement that asks for itself from
  /// within its own rows gets a second one.
  std::unique_ptr<SqliteStatement> take(std::string_view sql);
  void give_back(std::string_view sql, std::unique_ptr<SqliteStatement> statement);

  std::size_t size() const { return kept_.size(); }

 private:
  struct Kept {
    std::string sql;
    std::unique_ptr<SqliteStatement> statement;
  };

  sqlite3* database_;
  std::size_t limit_;
  std::list<Kept> kept_;  ///< the newest first
  std::unordered_map<std::string_view, std::list<Kept>::iterator> by_text_;
};

}  // namespace kring::db
