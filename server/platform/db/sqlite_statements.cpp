#include "platform/db/sqlite_statements.h"

#include "platform/db/failures.h"

namespace kring::db {

SqliteStatement::SqliteStatement(sqlite3* database, std::string_view sql) {
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &prepared, &rest);
  if (code != SQLITE_OK) throw NotPrepared{code};
  handle_.reset(prepared);
  if (!prepared) throw StatementFailed("no statement", sql);
  const auto end = sql.data() + sql.size();
  if (std::string_view(rest, end).find_first_not_of(" \n;") != std::string_view::npos) {
    throw StatementFailed("more than one statement", sql);
  }
  const int count = sqlite3_bind_parameter_count(prepared);
  for (int number = 1; number <= count; ++number) {
    const auto place =
        sqlite3_bind_parameter_index(prepared, ("$" + std::to_string(number)).c_str());
    if (place == 0) throw StatementFailed("no parameter $" + std::to_string(number), sql);
    places_.push_back(place);
  }
}

std::unique_ptr<SqliteStatement> SqliteStatements::take(std::string_view sql) {
  const auto found = by_text_.find(sql);
  if (found == by_text_.end()) return std::make_unique<SqliteStatement>(database_, sql);
  const auto kept = found->second;
  auto statement = std::move(kept->statement);
  by_text_.erase(found);
  kept_.erase(kept);
  return statement;
}

void SqliteStatements::give_back(std::string_view sql, std::unique_ptr<SqliteStatement> statement) {
  if (by_text_.contains(sql)) return;
  kept_.push_front({std::string(sql), std::move(statement)});
  by_text_.emplace(kept_.front().sql, kept_.begin());
  if (kept_.size() > limit_) {
    by_text_.erase(kept_.back().sql);
    kept_.pop_back();
  }
}

}  // namespace kring::db
