#pragma once

#include "platform/clock/clock.h"

#include <cstdint>
#include <mutex>

namespace kring::db {

/// Mints ids of 63 bits: 41 of milliseconds since 2026, 10 of the node, 12 counted. Each is larger
/// than the one before, also when the clock is put back. Thread-safe.
class IdSource {
 public:
  static constexpr int nodes = 1 << 10;

  /// Mints nothing before it is given a node.
  explicit IdSource(const Clock& clock) : clock_(clock) {}
  /// For who is alone with the database for good: a test, a tool.
  IdSource(const Clock& clock, int node) : clock_(clock) { use(node, Time{}, Time::max()); }

  /// The number is ours from `from` until `until`; ids are minted for moments in between.
  void use(int node, Time from, Time until);
  /// The same number, for longer.
  void extend(Time until);

  /// Refuses with `overloaded` outside the time for which a node number is held.
  std::int64_t mint();

  /// Every id minted so far belongs to a moment before this one.
  Time used_until() const;

 private:
  const Clock& clock_;
  mutable std::mutex mutex_;
  std::int64_t node_ = -1;
  std::int64_t last_ = 0;  ///< milliseconds since 2026 of the newest id
  std::int64_t count_ = 0;
  std::int64_t end_ = 0;
};

}  // namespace kring::db
