#pragma once

#include "platform/db/database.h"
#include "platform/db/id_source.h"
#include "platform/db/observer.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace kring::db {

/// Holds one of the 1,024 node numbers for this process, in the database, so that no two processes
/// mint the same id. Renewed by a thread of its own; given back at the end. Should the database be
/// out of reach for a minute, the source mints nothing until it is back; the observer hears of it.
class NodeLease {
 public:
  /// Throws CannotOpen when every number is taken.
  NodeLease(Database& database, IdSource& ids, Observer& observer = Observer::nobody());
  ~NodeLease();
  NodeLease(const NodeLease&) = delete;
  NodeLease& operator=(const NodeLease&) = delete;

  int node() const { return node_; }

  /// Renews now. True when the number was still ours; otherwise another one was taken.
  bool renew();

  static constexpr std::chrono::seconds length{60};

 private:
  void take();
  void keep();

  Database& database_;
  IdSource& ids_;
  Observer& observer_;
  const std::int64_t holder_;
  std::atomic<int> node_ = -1;
  std::mutex mutex_;
  std::condition_variable ending_;
  bool ended_ = false;
  std::thread keeper_;
};

}  // namespace kring::db
