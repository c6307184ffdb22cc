#pragma once

#include "hub/learning_records/mark_drawers.h"
#include "platform/db/database.h"

#include <chrono>
#include <cstddef>
#include <cstdint>

/// Writing cards for what lies loose, and larger drawers out of smaller ones. A batch may name
/// 190,000 people, and a drawer hold half a million marks; so each write files only so much, and
/// what is left over is filed by the next ones, and by a job.
namespace kring::learning_records {

/// So many cards are written by one turn of the job, and by whoever adds a statement or a few.
inline constexpr std::size_t most_filed_a_turn = 4096;
/// And so many by whoever adds a large batch: five hundred usual statements bring less about.
inline constexpr std::size_t most_filed_with_a_batch = 16'384;

/// How many are written by whoever adds statements with so many marks. Each mark is filed once for
/// each size of drawers; once more, so that whatever was left over comes to an end.
std::size_t most_filed_with(std::size_t marks);

class MarkFiling {
 public:
  MarkFiling(Tx& tx, MarkDrawers& drawers) : tx_(tx), drawers_(drawers) {}

  /// See `MarkIndex::file`. Not much more: what has one mark is filed together.
  bool file(std::int64_t last_seq, std::size_t most_cards);

 private:
  // Each returns how many cards it wrote or read, but 1 at least.
  std::size_t file_loose(std::size_t most_cards);
  std::size_t file_larger(int size, std::size_t most_cards);

  Tx& tx_;
  MarkDrawers& drawers_;
};

/// Files what is due, for about that long or until all is. Says whether all is.
bool file_on(Database& database, std::chrono::milliseconds length,
             db::Priority priority = db::Priority::background);

}  // namespace kring::learning_records
