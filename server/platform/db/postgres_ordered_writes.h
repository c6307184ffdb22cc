#pragma once

#include "platform/db/database.h"
#include "platform/db/postgres_writes.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace kring::db {

/// Writes that follow each other. Whoever waits is taken along: one of the callers runs the
/// closures of all that wait in one transaction, each under a savepoint, and one flush answers
/// them. A lock on the log's turn table, taken before the snapshot, keeps other nodes' groups apart
/// from this one, so that no two meet and none has to be run again for the other's sake.
class PostgresOrderedWrites {
 public:
  using Work = PostgresWrites::Work;
  using Done = PostgresWrites::Done;

  PostgresOrderedWrites(const PostgresOptions& options, PostgresWrites& writes)
      : options_(options), writes_(writes) {}

  /// Blocks until the closure is durable. The caller runs the effects. One of the background keeps
  /// its turn short, since all that wait in its group wait for it.
  Done write(const OrderedLog& log, const Work& work, Priority priority);

  /// See Database::settled; asked on a connection that has no transaction open. Nodes and database
  /// are taken to have the same time.
  Time settled(const OrderedLog& log, PostgresConnection& connection) const;

  static constexpr std::size_t largest_group = 256;

 private:
  struct Request {
    const Work& work;
    Priority priority;
    Done done = {};
    std::exception_ptr refused = {};
    bool answered = false;
  };
  using Group = std::vector<std::shared_ptr<Request>>;
  struct Queue {
    std::deque<std::shared_ptr<Request>> waiting;
    bool led = false;
  };

  void lead(const OrderedLog& log, Queue& queue, std::unique_lock<std::mutex>& lock);
  void write_group(const OrderedLog& log, const Group& group);
  void run_in_savepoint(PostgresConnection& connection, Request& request);

  const PostgresOptions& options_;
  PostgresWrites& writes_;
  std::mutex mutex_;
  std::condition_variable answered_;
  std::map<std::string, Queue> queues_;
};

}  // namespace kring::db
