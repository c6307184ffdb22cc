#pragma once

#include "platform/db/pool.h"
#include "platform/db/postgres_connection.h"

#include <functional>
#include <vector>

namespace kring::db {

/// Runs write closures in serializable transactions, again when they met another one, and finds out
/// what became of a COMMIT whose answer never came.
class PostgresWrites {
 public:
  using Work = std::function<void(Tx&)>;
  using Connections = Pool<PostgresConnection>;

  struct Done {
    std::vector<Tx::AfterCommit> effects;
    bool recorded = false;
  };

  explicit PostgresWrites(const PostgresOptions& options);

  /// Blocks until the closure is durable. The caller runs the effects.
  Done write(const Work& work, Priority priority);

  /// A connection for statements of our own.
  Connections::Loan borrow() { return people_.borrow(); }

  static constexpr int most_attempts = 10;

  /// Runs `run` in one serializable transaction on a connection, as often as it must; `opening` is
  /// what follows BEGIN, before the snapshot is taken. Refuses with `overloaded` in the end.
  void transact(const std::string& opening, Priority priority,
                const std::function<void(PostgresConnection&)>& run);

  /// Runs a closure in the transaction that is open on the connection.
  Done run_closure(PostgresConnection& connection, const Work& work, Priority priority);

 private:
  enum class Outcome { committed, rolled_back };
  /// Enough to recognise a transaction from another connection.
  struct Begun {
    std::string xid;
    std::string server_started;
    int server_process = 0;
  };

  void run_once(PostgresConnection& connection, const std::string& opening,
                const std::function<void(PostgresConnection&)>& run);
  void commit_or_settle(PostgresConnection& connection, const Begun& begun);
  Outcome settle(const Begun& begun);
  Outcome ask(PostgresConnection& connection, const Begun& begun);

  const PostgresOptions& options_;
  Connections people_;
  Connections background_;
};

}  // namespace kring::db
