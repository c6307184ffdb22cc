#include "hub/learning_records/mark_cursor.h"

#include <algorithm>

namespace kring::learning_records {

std::optional<std::int64_t> MarkCursor::seek(std::int64_t seq) {
  if (at_end_) return std::nullopt;
  const bool is_nearest = found_ && (ascending_ ? *found_ >= seq : *found_ <= seq);
  if (!is_nearest) found_ = ascending_ ? seek_up(seq) : seek_down(seq);
  at_end_ = !found_;
  return found_;
}

std::optional<std::int64_t> MarkCursor::seek_up(std::int64_t seq) {
  while (seq < span_.end) {
    const auto drawer = drawers_.drawer_of(mark_, seq);
    if (!card_ || card_->seqs.back() < seq) card_ = card_up(drawer, seq);
    if (card_) {
      const auto found = *std::ranges::lower_bound(card_->seqs, seq);
      return found < span_.end ? std::optional(found) : std::nullopt;
    }
    seq = drawers_.span_of(drawer).end;
  }
  return std::nullopt;
}

/// The first card of a drawer that has that statement, or a later one.
std::optional<store::Card> MarkCursor::card_up(Drawer drawer, std::int64_t seq) {
  auto card = store::card_for(tx_, drawer, mark_, seq);
  if (card && card->seqs.back() >= seq) return card;
  return store::card_after(tx_, drawer, mark_, seq);
}

std::optional<std::int64_t> MarkCursor::seek_down(std::int64_t seq) {
  while (seq >= span_.begin) {
    const auto drawer = drawers_.drawer_of(mark_, seq);
    if (!card_ || card_->from_seq > seq) card_ = store::card_for(tx_, drawer, mark_, seq);
    if (!card_) {
      seq = drawers_.span_of(drawer).begin - 1;
      continue;
    }
    const auto above = std::ranges::upper_bound(card_->seqs, seq);
    if (above != card_->seqs.begin()) {
      const auto found = *std::prev(above);
      return found >= span_.begin ? std::optional(found) : std::nullopt;
    }
    seq = card_->from_seq - 1;
  }
  return std::nullopt;
}

}  // namespace kring::learning_records
