#pragma once

#include "platform/db/database.h"

#include <chrono>
#include <cstdint>
#include <optional>

/// Counting statements: a reader of the log that goes on after them, in portions, so that those who
/// add statements wait for next to nothing. What is voided is taken off where it was counted, by
/// whoever voids it, in the same transaction; what is voided before is not counted.
namespace kring::learning_records {

/// So many counts are changed by one write, which everybody else who writes waits for; more only
/// where one statement has more by itself.
inline constexpr std::size_t most_counts_a_turn = 2000;

/// Counts what is there to be counted, for about that long or until all is. Says whether all is.
/// Several may do so at once.
bool count_on(Database& database, std::chrono::milliseconds length,
              db::Priority priority = db::Priority::background);

/// How many statements are not counted yet.
std::int64_t uncounted(Tx& tx);

/// Forgets the counts, so that all statements are counted anew.
void count_anew(Database& database);

/// Tells a voiding whether its target is counted already; asks the database at most once.
class CountedSoFar {
 public:
  explicit CountedSoFar(Tx& tx) : tx_(tx) {}
  bool holds(std::int64_t seq);

 private:
  Tx& tx_;
  std::optional<std::int64_t> reached_;
};

}  // namespace kring::learning_records
