#include "hub/learning_records/mark_drawers.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

/// Of marks as numbers from 0, in the order in which databases sort them.
Mark from_ordinal(std::uint64_t ordinal) {
  return static_cast<Mark>(ordinal ^ (std::uint64_t{1} << 63));
}

}  // namespace

Drawer MarkDrawers::drawer_of(Mark mark, std::int64_t seq) const {
  for (int size = largest_size; size > 1; --size) {
    const auto number = seq >> bits_of(size);
    const auto& done = filed(size);
    if (number < done.drawers || (number == done.drawers && mark < done.next_mark)) {
      return {size, number};
    }
  }
  return seq < first_loose() ? Drawer{1, seq >> bits_of(1)} : Drawer{};
}

SeqSpan MarkDrawers::span_of(Drawer drawer) const {
  const auto bits = bits_of(drawer.size);
  return {drawer.number << bits, (drawer.number + 1) << bits};
}

std::int64_t MarkDrawers::small_drawers_before(Drawer drawer) const {
  // Those it is filled with, and those with which the last of its parts came to be full.
  return ((drawer.number + 1) << slice_bits_of(drawer.size)) +
         (std::int64_t{1} << slice_bits_of(drawer.size - 1)) - 1;
}

std::optional<Mark> MarkDrawers::due(int size) const {
  const auto& done = filed(size);
  if (filed(size - 1).drawers < (done.drawers + 1) * drawers_in_one()) return std::nullopt;
  const auto small_since = filed(1).drawers - small_drawers_before({size, done.drawers});
  const auto slices = std::clamp<std::int64_t>(small_since + 1, 1, slices_of(size));
  const auto last = slice(size, slices - 1).last;
  return done.next_mark <= last ? std::optional(last) : std::nullopt;
}

bool MarkDrawers::is_filed(std::int64_t last_seq) const {
  if (loose_is_due(last_seq)) return false;
  for (int size = 2; size <= largest_size; ++size) {
    if (due(size)) return false;
  }
  return true;
}

std::int64_t MarkDrawers::slices_of(int size) const {
  return std::int64_t{1} << slice_bits_of(size);
}

MarkSpan MarkDrawers::slice(int size, std::int64_t number) const {
  const auto bits = slice_bits_of(size);
  if (bits == 0) return {from_ordinal(0), from_ordinal(UINT64_MAX)};
  const auto begin = static_cast<std::uint64_t>(number) << (64 - bits);
  return {from_ordinal(begin), from_ordinal(begin + ((std::uint64_t{1} << (64 - bits)) - 1))};
}

}  // namespace kring::learning_records
