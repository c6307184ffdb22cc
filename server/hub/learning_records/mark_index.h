#pragma once

#include "hub/learning_records/mark_drawers.h"
#include "platform/db/tx.h"

#include <vector>

/// Writing the statements' card index (mark_drawers.h): for those whose turn it is in the
/// statement log.
namespace kring::learning_records {

/// That a statement has a mark.
struct MarkRow {
  Mark mark = 0;
  std::int64_t seq = 0;
  auto operator<=>(const MarkRow&) const = default;  // NOLINT(modernize-use-nullptr)
};

/// A mark of a statement, and the one that is to stand instead.
struct MarkChange {
  MarkRow row;
  Mark instead = 0;
};

class MarkIndex {
 public:
  /// Other sizes of drawers than the usual ones are for tests.
  explicit MarkIndex(Tx& tx, DrawerSizes sizes = {});

  /// Of statements that have none yet, in the order of the log. Throws `std::logic_error` where
  /// cards are written already for their place.
  void add(const std::vector<MarkRow>& rows);

  /// Also where a statement has the mark already.
  void put(std::vector<MarkRow> rows);

  /// Returns those that were there.
  std::vector<MarkRow> take(std::vector<MarkRow> rows);

  /// Gives statements that have a mark another one instead; those that have it not get none.
  void swap(const std::vector<MarkChange>& changes);

  /// Files what is due when the last statement of the log stands there, but not much more than so
  /// many cards, and says whether that was all.
  bool file(std::int64_t last_seq, std::size_t most_cards);

 private:
  enum class Edit { put, take };
  std::vector<MarkRow> edit(std::vector<MarkRow> rows, Edit edit);
  std::vector<Mark> edit_loose(std::int64_t seq, const std::vector<Mark>& marks, Edit edit);
  std::vector<Mark> edit_cards(Drawer drawer, std::int64_t seq, const std::vector<Mark>& marks,
                               Edit edit);
  static bool edit_list(std::vector<std::int64_t>& list, std::int64_t number, Edit edit);

  Tx& tx_;
  MarkDrawers drawers_;
};

}  // namespace kring::learning_records
