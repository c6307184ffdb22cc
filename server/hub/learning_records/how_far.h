#pragma once

#include "hub/learning_records/statements.h"
#include "platform/clock/clock.h"

#include <mutex>
#include <optional>

namespace kring::learning_records {

/// How far the statements are consistent: whoever reads after asking finds all that were stored up
/// to then. What held a moment ago holds still, so the database is asked five times a second at
/// most: PostgreSQL takes milliseconds to say who is writing. Safe to use from several threads.
class HowFar {
 public:
  HowFar(Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  /// Throws what `Database::settled` does.
  Time ask();

  static constexpr Milliseconds remembered{200};

 private:
  Database& database_;
  const Clock& clock_;
  std::mutex mutex_;
  std::optional<Time> told_;
  Time told_at_;
};

}  // namespace kring::learning_records
