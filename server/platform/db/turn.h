#pragma once

#include <chrono>

namespace kring::db {

/// True when the background closure that runs on this thread has used up its turn: it stops at the
/// next good place, returns, and asks for another. False everywhere else. On SQLite a turn is
/// short, because people wait for the one writer meanwhile.
bool turn_is_over();

/// Marks that this thread is inside a transaction, and for how long it has its turn. A transaction
/// inside a transaction would wait for itself, so a second one throws std::logic_error.
class Turn {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  explicit Turn(TimePoint until = TimePoint::max());
  ~Turn();
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  /// Throws where this thread is already inside a transaction.
  static void refuse_nesting();
};

}  // namespace kring::db
