#include "hub/learning_records/mark_drawers.h"

namespace kring::learning_records {
namespace {

/// Marks as numbers from 0 in the order in which databases sort them.
std::uint64_t ordinal(Mark mark) {
  return static_cast<std::uint64_t>(mark) ^ (std::uint64_t{1} << 63);
}
Mark from_ordinal(std::uint64_t ordinal) {
  return static_cast<Mark>(ordinal ^ (std::uint64_t{1} << 63));
}

std::int64_t slice_with(Mark mark, int bits) {
  return bits == 0 ? 0 : static_cast<std::int64_t>(ordinal(mark) >> (64 - bits));
}

}  // namespace

Drawer MarkDrawers::drawer_of(Mark mark, std::int64_t seq) const {
  for (int size = largest_size; size > 0; --size) {
    const auto number = seq >> bits_of(size);
    const auto& done = filed(size);
    const bool is_full = number < done.drawers;
    if (is_full ||
        (number == done.drawers && slice_with(mark, slice_bits_of(size)) < done.slices)) {
      return {size, number};
    }
  }
  return {};
}

SeqSpan MarkDrawers::span_of(Drawer drawer) const {
  const auto bits = bits_of(drawer.size);
  return {drawer.number << bits, (drawer.number + 1) << bits};
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
