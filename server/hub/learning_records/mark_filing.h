#pragma once

#include "hub/learning_records/mark_drawers.h"
#include "platform/db/database.h"

#include <chrono>
#include <cstddef>
#include <cstdint>

/// Writing cards for what lies loose, and larger drawers out of smaller ones. A batch may name
/// 190,000 people, and a drawer hold half a million marks; so each write files only so much.
/// Whoever brought more goes on in writes between which others come, and a job sees to what is left
/// over.
namespace kring::learning_records {

/// So many cards are written by one turn of the job, and by whoever adds a statement or a few.
inline constexpr std::size_t most_filed_a_turn = 4096;
/// And so many by whoever adds a large batch: five hundred usual statements bring less about.
inline constexpr std::size_t most_filed_with_a_batch = 16'384;

/// How many are written by whoever adds statements with so many marks.
std::size_t most_filed_with(std::size_t marks);

/// How many statements lie loose, about: each search for something rare goes along all of them.
std::int64_t number_loose(Tx& tx);
/// Above that whoever adds a batch that brings more marks than its write files goes on filing.
inline constexpr std::int64_t most_loose = 2048;

/// Files after such a batch of so many marks as many cards as it brings about, in further writes,
/// while more than `most_loose` statements lie loose: so what lies loose does not grow, however
/// much is added. What the batch added stands, whatever becomes of this.
void file_rest(Database& database, std::size_t marks);

class MarkFiling {
 public:
  MarkFiling(Tx& tx, MarkDrawers& drawers) : tx_(tx), drawers_(drawers) {}

  /// See `MarkIndex::file`. Not much more: what has one mark is filed together.
  bool file(std::int64_t last_seq, std::size_t most_cards);

 private:
  int sizes_due(std::int64_t last_seq) const;
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
