#pragma once

#include "platform/db/failures.h"
#include "platform/db/observer.h"
#include "platform/db/postgres.h"

#include <chrono>
#include <list>
#include <memory>
#include <stdexcept>
#include <string>
#include <unordered_map>

#include <libpq-fe.h>

namespace kring::db {

/// The connection broke. Whether the last statement was done is not known.
class ConnectionLost : public TransactionBroken {
 public:
  using TransactionBroken::TransactionBroken;
};

/// The transaction met another one: it has done nothing, and may be run again.
class MustRetry : public TransactionBroken {
 public:
  explicit MustRetry(std::string_view sqlstate) : TransactionBroken(std::string(sqlstate)) {}
};

/// One connection to the server, used by one thread at a time.
class PostgresConnection : public Connection {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  /// Throws ConnectionLost when the server is out of reach, CannotOpen when it is not fit for use.
  explicit PostgresConnection(const PostgresOptions& options);

  Dialect dialect() const override { return Dialect::postgres; }
  std::int64_t execute(std::string_view sql, std::span<const Param> params,
                       const OnRow& on_row) override;

  /// Runs one or more statements without parameters; returns the first column of the first row that
  /// the last of them gave, or "".
  std::string run(const std::string& sql);

  /// COMMIT. Throws MustRetry, or ConnectionLost when its outcome is unknown.
  void commit();

  /// Throws what a result that is no success means.
  [[noreturn]] void refuse(const PGresult* result, std::string_view sql);

  /// After a failure: back to where nothing is open. False when the connection is no good.
  bool recover();

  bool alive() const { return PQstatus(handle_.get()) == CONNECTION_OK; }
  /// Statements after this moment are refused.
  void must_end_by(TimePoint end) { end_ = end; }

  /// When the server started: another time means that it was started again.
  const std::string& server_started() const { return server_started_; }
  int server_process() const { return PQbackendPID(handle_.get()); }
  PGconn* handle() const { return handle_.get(); }
  std::size_t cached_statements() const { return statements_.size(); }

 private:
  struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
  };
  using Result = std::unique_ptr<PGresult, Clear>;
  struct Prepared {
    std::string key;
    std::string name;
  };
  struct Arguments;

  void set_up(std::chrono::milliseconds limit);
  const std::string& prepare(std::string_view sql, const Arguments& arguments);
  void check(const Result& result, std::string_view sql);

  std::unique_ptr<PGconn, Finish> handle_;
  Observer& observer_;
  std::list<Prepared> statements_;  ///< the newest first
  std::unordered_map<std::string_view, std::list<Prepared>::iterator> by_key_;
  std::int64_t names_given_ = 0;
  std::string server_started_;
  TimePoint end_ = TimePoint::max();
};

}  // namespace kring::db
