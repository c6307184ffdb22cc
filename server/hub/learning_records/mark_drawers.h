#pragma once

#include "hub/learning_records/marks.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

/// The statements' card index, as arithmetic: where it is written that a statement has a mark.
///
/// What was added last lies loose, statement by statement, as it came. When a drawer's worth of
/// statements is together their cards are written into a small drawer, one card for each mark;
/// thirty-two small drawers go into one of the next size, and so on. So everything is written in
/// the order in which it lies, however many marks there are, and is written a few times in all (a
/// log-structured merge tree, whose levels are known by the statements' places in the log alone).
///
/// A larger drawer is filled slice by slice, each with a share of all marks, while smaller ones are
/// filled with the statements that come: for each small drawer a slice of each larger size. How
/// much is filed by one write is bounded (mark_filing.h), so a slice may come in several parts, and
/// later than its small drawer.
///
/// Into a small drawer statements are filed a run at a time, mark by mark. They are read as loose
/// until all marks of the run are on cards; until then its marks stand in both places.
namespace kring::learning_records {

/// How large drawers are: 2^first_bits statements in the smallest, and 2^step_bits of one size in
/// one of the next. A run has so many marks, or one statement: all of them are read for each part
/// of it that is filed.
struct DrawerSizes {
  int first_bits = 9;
  int step_bits = 5;
  std::size_t marks_in_run = 65'536;
};
inline constexpr int largest_size = 3;

struct Drawer {
  int size = 0;             ///< 1 is the smallest; 0 is no drawer: the marks lie loose
  std::int64_t number = 0;  ///< of its size, from 0
  bool operator==(const Drawer&) const = default;
};

/// Places in the log: `begin` and those after it, up to `end`, which is left out.
struct SeqSpan {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// Marks from `first` to `last`, both of them included.
struct MarkSpan {
  Mark first = 0;
  Mark last = 0;
};

inline constexpr Mark first_mark = INT64_MIN;
inline constexpr Mark last_mark = INT64_MAX;

/// How far the cards of one size are filed.
struct Filed {
  std::int64_t drawers = 0;     ///< so many are full
  Mark next_mark = first_mark;  ///< of the next one, or of its next run, those below it are filed
  // Of the smallest size alone, where a drawer is filled run by run:
  std::int64_t places = 0;  ///< so many of the next one hold what is filed whole
  std::int64_t run = 0;     ///< and so many after them what is being filed
};

/// Where everything is, given how far it was filed.
class MarkDrawers {
 public:
  explicit MarkDrawers(DrawerSizes sizes = {}) : sizes_(sizes) {}

  Filed& filed(int size) { return filed_.at(static_cast<std::size_t>(size - 1)); }
  const Filed& filed(int size) const { return filed_.at(static_cast<std::size_t>(size - 1)); }

  /// The first statement whose marks lie loose.
  std::int64_t first_loose() const {
    return span_of({1, filed(1).drawers}).begin + filed(1).places;
  }
  /// Those statements that are being filed; they lie loose, too.
  SeqSpan run() const { return {first_loose(), first_loose() + filed(1).run}; }
  /// Whether this mark of a statement that lies loose is on a card already.
  bool is_half_filed(Mark mark, std::int64_t seq) const {
    return seq >= run().begin && seq < run().end && mark < filed(1).next_mark;
  }

  /// Whether the next small drawer is to be filled when the last statement of the log stands there.
  bool loose_is_due(std::int64_t last_seq) const {
    return span_of({1, filed(1).drawers}).end <= last_seq + 1;
  }
  /// Up to which mark, included, the next drawer of a larger size is to be filled by now; nothing
  /// where it is.
  std::optional<Mark> due(int size) const;
  /// Whether nothing is due.
  bool is_filed(std::int64_t last_seq) const;

  /// The drawer of the card on which this mark of this statement is written, if it is.
  Drawer drawer_of(Mark mark, std::int64_t seq) const;

  SeqSpan span_of(Drawer drawer) const;
  std::size_t marks_in_run() const { return sizes_.marks_in_run; }

  /// In how many slices a drawer of that size is filled.
  std::int64_t slices_of(int size) const;
  MarkSpan slice(int size, std::int64_t number) const;

  /// How many drawers of one size go into one of the next.
  std::int64_t drawers_in_one() const { return std::int64_t{1} << sizes_.step_bits; }

 private:
  int bits_of(int size) const { return sizes_.first_bits + (size - 1) * sizes_.step_bits; }
  int slice_bits_of(int size) const { return (size - 1) * sizes_.step_bits; }
  /// How many small drawers are full when a larger one begins to be filled.
  std::int64_t small_drawers_before(Drawer drawer) const;

  DrawerSizes sizes_;
  std::array<Filed, largest_size> filed_;
};

}  // namespace kring::learning_records
