#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace kring::db {

/// Hears how the database is doing: for metrics and tests. Called from the database's own threads
/// and from those of its callers, so it is thread-safe and returns at once.
class Observer {
 public:
  using Duration = std::chrono::steady_clock::duration;
  enum class Queue { reads, writes, background };

  virtual ~Observer() = default;

  /// So many closures were made durable together (always one on PostgreSQL). `whole` is from the
  /// first closure's start to the end of the flush, which took `flush` of it.
  virtual void group_committed(std::size_t, Duration /*whole*/, Duration /*flush*/) {}
  /// A group's transaction was lost; each of its closures was run again alone.
  virtual void group_died(std::size_t) {}
  /// A transaction met another and is run again; the five letters of SQLSTATE say why.
  virtual void write_retried(std::string_view) {}
  /// How many callers wait in this queue now.
  virtual void queue_length(Queue, std::size_t) {}
  /// SQLite's write-ahead log, in bytes.
  virtual void wal_size(std::size_t) {}
  /// A statement took longer than a tenth of a second. Its text, never its parameters.
  virtual void slow_statement(std::string_view, Duration) {}
  /// A statement is about to run; BEGIN, SAVEPOINT and COMMIT are statements too.
  virtual void statement_begins(std::string_view) {}
  /// Something works less well than it should, and is tried again: a sentence for the log.
  virtual void trouble(std::string_view) {}

  /// For those who have nobody listening.
  static Observer& nobody() {
    static Observer silent;
    return silent;
  }
};

inline constexpr std::chrono::milliseconds slow_statement_limit{100};

/// Times one statement and tells the observer if it was slow.
class StatementWatch {
 public:
  StatementWatch(Observer& observer, std::string_view sql) : observer_(observer), sql_(sql) {
    observer_.statement_begins(sql_);
  }
  StatementWatch(const StatementWatch&) = delete;
  StatementWatch& operator=(const StatementWatch&) = delete;
  ~StatementWatch() {
    const auto took = std::chrono::steady_clock::now() - began_;
    if (took > slow_statement_limit) observer_.slow_statement(sql_, took);
  }

 private:
  Observer& observer_;
  std::string_view sql_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace kring::db
