#pragma once

#include "hub/learning_records/mark_cards_store.h"

#include <optional>

namespace kring::learning_records {

/// Goes along the cards of one mark, forwards or backwards.
class MarkCursor {
 public:
  /// All of the span is filed.
  MarkCursor(Tx& tx, const MarkDrawers& drawers, Mark mark, const SeqSpan& span, bool ascending)
      : tx_(tx), drawers_(drawers), mark_(mark), span_(span), ascending_(ascending) {}

  /// The statement at that place that has the mark, or the nearest behind it in the direction of
  /// the cursor; nothing where the span ends before. Each call asks for a place behind the one
  /// before.
  std::optional<std::int64_t> seek(std::int64_t seq);

 private:
  std::optional<std::int64_t> seek_up(std::int64_t seq);
  std::optional<std::int64_t> seek_down(std::int64_t seq);
  std::optional<store::Card> card_up(Drawer drawer, std::int64_t seq);

  Tx& tx_;
  const MarkDrawers& drawers_;
  const Mark mark_;
  const SeqSpan span_;
  const bool ascending_;
  std::optional<store::Card> card_;
  std::optional<std::int64_t> found_;
  bool at_end_ = false;
};

}  // namespace kring::learning_records
