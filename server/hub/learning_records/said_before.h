#pragma once

#include "hub/learning_records/statements.h"

#include <set>
#include <stdexcept>
#include <string>
#include <vector>

/// Statements that are sent once more: which of a batch are there already.
namespace kring::learning_records {

/// How many octets of what is there are compared while everybody else waits to write.
inline constexpr std::size_t most_compared_in_turn = 1024 * 1024;

/// What of a batch was there and said the same, as it was before the batch's turn. What is kept
/// changes only where `times_rewritten` grows.
struct SaidBefore {
  std::set<std::string, std::less<>> uuids;
  std::int64_t times_rewritten = 0;
};

/// A batch of which more is there already than is compared in its turn: it is to be compared ahead
/// and sent into its turn once more.
class MuchToCompare : public std::runtime_error {
 public:
  MuchToCompare() : runtime_error("more of a batch is there already than is compared in a turn") {}
};

/// How long the longest is that is there already of a batch, in octets; 0 where none is.
std::size_t longest_said_before(Tx& tx, const Batch& batch);

/// Compares a batch with what is there, one statement after the other, outside any write: at most
/// one of those that are there is parsed at once, and one of the batch. Refuses with 409
/// `statement.conflict` what says something else under the same id.
SaidBefore said_before(Tx& tx, const Batch& batch);

/// Which of these of a batch are there already, up to that place in the log: they were compared
/// ahead, or are compared now. Refuses likewise; throws `MuchToCompare`.
std::set<std::string, std::less<>> said_before_in_turn(
    Tx& tx, const Batch& batch, const std::vector<const Prepared*>& statements, std::int64_t last);

}  // namespace kring::learning_records
