#pragma once

#include "hub/learning_records/mark_drawers.h"
#include "platform/db/tx.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace kring::learning_records {

class MarkCursor;

/// Finds statements by their marks, in the order of the log or against it: those that have, of each
/// filter, at least one mark. Voided ones are among them.
///
/// Where several filters must hold, each leaps to the place that the one before it has found, so
/// that what is read grows with the rarest of them.
class MarkWalk {
 public:
  /// At least one filter, each with at least one mark.
  MarkWalk(Tx& tx, const std::vector<std::vector<Mark>>& filters, const SeqSpan& span,
           bool ascending, DrawerSizes sizes = {});
  ~MarkWalk();
  MarkWalk(const MarkWalk&) = delete;
  MarkWalk& operator=(const MarkWalk&) = delete;

  /// The next ones, not more than `most`; fewer only at the end.
  std::vector<std::int64_t> next(std::size_t most);

 private:
  using Filter = std::vector<std::unique_ptr<MarkCursor>>;

  bool loose_is_left() const { return !loose_.empty() || loose_left_; }
  void read_loose();
  std::optional<std::int64_t> next_filed();
  /// The nearest place, from there on, where a filter holds.
  std::optional<std::int64_t> leap(const Filter& filter, std::int64_t from) const;
  bool matches(std::string_view packed_marks) const;
  bool before(std::int64_t one, std::int64_t other) const {
    return ascending_ ? one < other : one > other;
  }

  Tx& tx_;
  const std::vector<std::vector<Mark>> marks_;
  const bool ascending_;
  const MarkDrawers drawers_;
  SeqSpan loose_span_, filed_span_;
  std::vector<Filter> filters_;
  std::optional<std::int64_t> place_;  ///< where the cards are looked at next
  std::deque<std::int64_t> loose_;     ///< found, and not told yet
  bool loose_left_ = true;             ///< some were not looked at
};

/// The first statements with a mark, in the order of the log.
std::vector<std::int64_t> statements_with(Tx& tx, Mark mark, std::size_t limit);

}  // namespace kring::learning_records
