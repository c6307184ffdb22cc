#include "hub/learning_records/mark_walk.h"

#include "hub/learning_records/mark_cursor.h"
#include "hub/learning_records/seq_list.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

/// So many that lie loose are read at once.
constexpr std::size_t loose_a_read = 128;

}  // namespace

MarkWalk::MarkWalk(Tx& tx, const std::vector<std::vector<Mark>>& filters, const SeqSpan& span,
                   bool ascending, DrawerSizes sizes)
    : tx_(tx),
      marks_(filters),
      ascending_(ascending),
      drawers_(store::mark_drawers(tx, sizes)),
      loose_span_{std::max(span.begin, drawers_.first_loose()), span.end},
      filed_span_{std::max<std::int64_t>(span.begin, 0),
                  std::min(span.end, drawers_.first_loose())} {
  for (const auto& filter : filters) {
    auto& cursors = filters_.emplace_back();
    for (const auto mark : filter) {
      cursors.push_back(std::make_unique<MarkCursor>(tx, drawers_, mark, filed_span_, ascending));
    }
  }
  if (filed_span_.begin < filed_span_.end) {
    place_ = ascending ? filed_span_.begin : filed_span_.end - 1;
  }
}

MarkWalk::~MarkWalk() = default;

std::vector<std::int64_t> MarkWalk::next(std::size_t most) {
  std::vector<std::int64_t> found;
  const auto take_filed = [&] {
    while (found.size() < most) {
      const auto seq = next_filed();
      if (!seq) return;
      found.push_back(*seq);
    }
  };
  if (ascending_) take_filed();
  while (found.size() < most && loose_is_left()) {
    if (loose_.empty()) read_loose();
    for (; found.size() < most && !loose_.empty(); loose_.pop_front()) {
      found.push_back(loose_.front());
    }
  }
  if (!ascending_) take_filed();
  return found;
}

void MarkWalk::read_loose() {
  std::size_t read = 0;
  store::each_loose(
      tx_, loose_span_, ascending_, loose_a_read, [&](std::int64_t seq, std::string_view marks) {
        ++read;
        (ascending_ ? loose_span_.begin : loose_span_.end) = ascending_ ? seq + 1 : seq;
        if (matches(marks)) loose_.push_back(seq);
      });
  loose_left_ = read == loose_a_read;
}

bool MarkWalk::matches(std::string_view packed_marks) const {
  const auto has = unpacked_marks(packed_marks);
  return std::ranges::all_of(marks_, [&](const auto& filter) {
    return std::ranges::any_of(
        filter, [&](Mark mark) { return std::ranges::find(has, mark) != has.end(); });
  });
}

std::optional<std::int64_t> MarkWalk::next_filed() {
  while (place_) {
    auto agreed = place_;
    for (const auto& filter : filters_) {
      if (agreed) agreed = leap(filter, *agreed);
    }
    if (agreed && agreed == place_) {
      place_ = *agreed + (ascending_ ? 1 : -1);
      return agreed;
    }
    place_ = agreed;
  }
  return std::nullopt;
}

std::optional<std::int64_t> MarkWalk::leap(const Filter& filter, std::int64_t from) const {
  std::optional<std::int64_t> nearest;
  for (const auto& cursor : filter) {
    const auto found = cursor->seek(from);
    if (found && (!nearest || before(*found, *nearest))) nearest = found;
  }
  return nearest;
}

std::vector<std::int64_t> statements_with(Tx& tx, Mark mark, std::size_t limit) {
  return MarkWalk(tx, {{mark}}, {0, INT64_MAX}, true).next(limit);
}

}  // namespace kring::learning_records
