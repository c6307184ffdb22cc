// The statements' card index, against a list of all that was put into it.

#include "hub/learning_records/mark_index.h"

#include "hub/learning_records/mark_cards_store.h"
#include "hub/learning_records/mark_walk.h"
#include "hub/learning_records/seq_list.h"
#include "hub/learning_records/statements.h"
#include "platform/db/value.h"
#include "tests/support/databases.h"

#include <algorithm>
#include <random>
#include <set>

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Seqs = std::vector<std::int64_t>;

/// Four statements in a small drawer, and two drawers in one of the next size.
constexpr DrawerSizes tiny{.first_bits = 2, .step_bits = 1, .marks_in_run = 5};
constexpr std::size_t all_cards = 1'000'000;

class Marks : public OnBothDatabases {
 protected:
  void in_turn(const std::function<void(Tx&)>& work) { db().write_in_order(statement_log, work); }

  /// Adds a statement that has these marks, and files so many cards.
  void add(const std::vector<Mark>& marks, std::size_t most_filed = all_cards) {
    ++last_;
    std::vector<MarkRow> rows;
    for (const auto mark : marks) {
      rows.push_back({mark, last_});
      all_.insert({mark, last_});
    }
    in_turn([&](Tx& tx) {
      MarkIndex index(tx, tiny);
      index.add(rows);
      index.file(last_, most_filed);
    });
  }
  bool file(std::size_t most_cards) {
    return db().write_in_order(statement_log,
                               [&](Tx& tx) { return MarkIndex(tx, tiny).file(last_, most_cards); });
  }

  Seqs walk(const std::vector<std::vector<Mark>>& filters, const SeqSpan& span, bool ascending,
            std::size_t at_once = 1000) {
    return db().read([&](Tx& tx) {
      MarkWalk walk(tx, filters, span, ascending, tiny);
      Seqs all;
      while (true) {
        const auto some = walk.next(at_once);
        all.insert(all.end(), some.begin(), some.end());
        if (some.size() < at_once) return all;
      }
    });
  }

  Seqs all_with(Mark mark) { return walk({{mark}}, {0, INT64_MAX}, true); }

  /// The same, by looking at everything.
  Seqs looked_for(const std::vector<std::vector<Mark>>& filters, const SeqSpan& span,
                  bool ascending) const {
    Seqs all;
    for (auto seq = std::max<std::int64_t>(span.begin, 0); seq < std::min(span.end, last_ + 1);
         ++seq) {
      const auto has = [&](Mark mark) { return all_.contains({mark, seq}); };
      if (std::ranges::all_of(
              filters, [&](const auto& filter) { return std::ranges::any_of(filter, has); })) {
        all.push_back(seq);
      }
    }
    if (!ascending) std::ranges::reverse(all);
    return all;
  }

  /// Whether some of a drawer is filed and some is not.
  bool is_half_filed() {
    return db().read([](Tx& tx) {
      const auto drawers = store::mark_drawers(tx, tiny);
      return drawers.filed(1).run > 0 && drawers.filed(1).next_mark > first_mark;
    });
  }

  std::int64_t number(const std::string& sql) {
    return db().read([&](Tx& tx) { return *tx.value<std::int64_t>(sql); });
  }

  /// Adds, puts and takes at random, filing up to so many cards with each statement, and compares
  /// what is found each time.
  void look_at_everything(std::size_t most_filed) {
    std::mt19937 random(20261129);
    const std::vector<Mark> marks{INT64_MIN, -7'000'000'000'000'000'000, -5,       -1, 0, 1,
                                  40,        3'000'000'000'000'000'000,  INT64_MAX};
    const auto any = [&](std::int64_t below) {
      return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(below));
    };
    const auto any_marks = [&](std::size_t most) {
      std::set<Mark> some;
      for (std::size_t i = 0; i <= random() % most; ++i) {
        some.insert(marks[std::min(random() % marks.size(), random() % marks.size())]);
      }
      return std::vector<Mark>(some.begin(), some.end());
    };
    for (int step = 0; step < 400; ++step) {
      const auto act = any(10);
      if (act < 6 || last_ == 0) {
        add(any_marks(4), 1 + random() % most_filed);
      } else if (act == 6) {
        ++last_;  // a place in the log that stays empty
      } else {
        std::vector<MarkRow> rows;
        for (int i = 0; i < 5; ++i) {
          for (const auto mark : any_marks(3)) rows.push_back({mark, 1 + any(last_)});
        }
        const bool put = act == 7;
        in_turn([&](Tx& tx) {
          MarkIndex index(tx, tiny);
          put ? index.put(rows) : void(index.take(rows));
        });
        for (const auto& row : rows) put ? void(all_.insert(row)) : void(all_.erase(row));
      }
      if (is_half_filed()) ++half_filed_;
      std::vector<std::vector<Mark>> filters;
      for (int i = 0; i <= any(3); ++i) filters.push_back(any_marks(2));
      const SeqSpan span{any(last_ + 2), any(2) == 0 ? INT64_MAX : any(last_ + 3)};
      const bool ascending = any(2) == 0;
      const auto at_once = static_cast<std::size_t>(1 + any(5));
      ASSERT_EQ(walk(filters, span, ascending, at_once), looked_for(filters, span, ascending))
          << "after step " << step;
    }
    EXPECT_GT(number("SELECT MAX(size) FROM statement_mark_cards"), 2) << "all sizes are in use";
  }

  std::set<MarkRow> all_;
  std::int64_t last_ = 0;
  int half_filed_ = 0;  ///< so many times a drawer was found half filed
};
KRING_ON_BOTH_DATABASES(Marks);

TEST_P(Marks, find_what_looking_at_everything_finds_whatever_was_put_and_taken_before) {
  look_at_everything(all_cards);
}

TEST_P(Marks, are_found_the_same_however_little_is_filed_at_once) {
  look_at_everything(12);
  EXPECT_GT(half_filed_, 50);
  while (!file(3)) {
  }
  EXPECT_LT(number("SELECT count(*) FROM statement_loose_marks"), 4) << "all that is due is filed";
}

TEST_P(Marks, lie_loose_until_a_drawer_of_statements_is_together) {
  const auto loose = [this] { return number("SELECT count(*) FROM statement_loose_marks"); };
  add({1});
  add({1});
  EXPECT_EQ(loose(), 2);
  add({1});  // the fourth place: the first is 0, where no statement is
  EXPECT_EQ(loose(), 0);
  EXPECT_EQ(number("SELECT count(*) FROM statement_mark_cards"), 1);
  add({1});
  EXPECT_EQ(loose(), 1);
  EXPECT_THAT(all_with(1), ElementsAre(1, 2, 3, 4));
}

TEST_P(Marks, of_many_statements_are_on_several_cards_which_may_grow_and_empty) {
  std::vector<MarkRow> rows;
  for (std::int64_t seq = 1; seq <= 2000; seq += 2) rows.push_back({5, seq});
  in_turn([&](Tx& tx) {
    MarkIndex index(tx);
    index.add(rows);
    index.file(2047, all_cards);
  });
  const auto with_five = [this] {
    return db().read([](Tx& tx) { return statements_with(tx, 5, 5000).size(); });
  };
  EXPECT_EQ(with_five(), 1000U);
  std::vector<MarkRow> others;
  for (std::int64_t seq = 0; seq < 2000; seq += 2) others.push_back({5, seq});
  in_turn([&](Tx& tx) { MarkIndex(tx).put(others); });
  EXPECT_EQ(with_five(), 2000U);
  in_turn([&](Tx& tx) {
    EXPECT_EQ(MarkIndex(tx).take(rows), rows);
    EXPECT_THAT(MarkIndex(tx).take(rows), IsEmpty());
  });
  EXPECT_EQ(with_five(), 1000U);
  in_turn([&](Tx& tx) { MarkIndex(tx).take(others); });
  EXPECT_EQ(with_five(), 0U);
  EXPECT_EQ(number("SELECT count(*) FROM statement_mark_cards"), 0);
}

TEST_P(Marks, are_filed_in_larger_drawers_though_many_lie_loose) {
  for (Mark first = 0; first < 240; first += 6) {
    add({first, first + 1, first + 2, first + 3, first + 4, first + 5}, 0);
  }
  const auto larger = [this] {
    return number("SELECT count(*) FROM statement_mark_cards WHERE size = 2");
  };
  for (int turn = 0; turn < 12 && larger() == 0; ++turn) file(12);
  EXPECT_GT(larger(), 0);
  EXPECT_GT(number("SELECT count(*) FROM statement_loose_marks"), 20);
}

TEST_P(Marks, are_swapped_where_they_are_and_nowhere_else) {
  in_turn([](Tx& tx) {
    MarkIndex index(tx);
    index.add({{1, 10}, {1, 11}, {2, 12}});
    index.swap({{{1, 10}, 3}, {{1, 12}, 3}});
  });
  const auto with = [this](Mark mark) {
    return db().read([&](Tx& tx) { return statements_with(tx, mark, 10); });
  };
  EXPECT_THAT(with(1), ElementsAre(11));
  EXPECT_THAT(with(2), ElementsAre(12));
  EXPECT_THAT(with(3), ElementsAre(10));
}

TEST_P(Marks, are_never_added_where_cards_are_written_already) {
  for (int i = 0; i < 4; ++i) add({1});
  EXPECT_THROW(in_turn([](Tx& tx) { MarkIndex(tx, tiny).add({{1, 3}}); }), std::logic_error);
}

TEST(MarkDrawers, of_a_size_are_filled_slice_by_slice_and_leave_no_mark_out) {
  const MarkDrawers drawers;
  for (int size = 1; size <= largest_size; ++size) {
    auto expected = INT64_MIN;
    for (std::int64_t number = 0; number < drawers.slices_of(size); ++number) {
      const auto slice = drawers.slice(size, number);
      EXPECT_EQ(slice.first, expected);
      EXPECT_GE(slice.last, slice.first);
      if (slice.last < INT64_MAX) expected = slice.last + 1;
    }
    EXPECT_EQ(drawers.slice(size, drawers.slices_of(size) - 1).last, INT64_MAX);
  }
}

TEST(MarkDrawers, have_a_mark_where_its_slice_has_gone) {
  MarkDrawers drawers(tiny);
  drawers.filed(1) = {.drawers = 4};
  drawers.filed(2) = {.drawers = 1, .next_mark = 0};
  EXPECT_EQ(drawers.drawer_of(-1, 3), (Drawer{2, 0}));
  EXPECT_EQ(drawers.drawer_of(-1, 9), (Drawer{2, 1}));
  EXPECT_EQ(drawers.drawer_of(1, 9), (Drawer{1, 2}));
  EXPECT_EQ(drawers.drawer_of(1, 16), Drawer{});
  EXPECT_EQ(drawers.first_loose(), 16);
}

TEST(MarkDrawers, of_the_next_size_are_due_a_slice_for_each_small_one) {
  MarkDrawers drawers(tiny);
  drawers.filed(1) = {.drawers = 1};
  EXPECT_EQ(drawers.due(2), std::nullopt);
  drawers.filed(1) = {.drawers = 2};
  EXPECT_EQ(drawers.due(2), -1);
  drawers.filed(2) = {.next_mark = -5};
  EXPECT_EQ(drawers.due(2), -1) << "a part of the slice is left";
  drawers.filed(2) = {.next_mark = 0};
  EXPECT_EQ(drawers.due(2), std::nullopt);
  drawers.filed(1) = {.drawers = 3};
  EXPECT_EQ(drawers.due(2), last_mark);
  drawers.filed(1) = {.drawers = 9};
  EXPECT_EQ(drawers.due(2), last_mark) << "all of it where it is behind";
}

TEST(MarkDrawers, are_half_filed_where_a_run_is) {
  MarkDrawers drawers(tiny);
  drawers.filed(1) = {.drawers = 2, .next_mark = 7, .places = 1, .run = 2};
  EXPECT_EQ(drawers.first_loose(), 9);
  EXPECT_EQ(drawers.drawer_of(0, 8), (Drawer{1, 2}));
  EXPECT_EQ(drawers.drawer_of(0, 9), Drawer{});
  EXPECT_TRUE(drawers.is_half_filed(6, 9));
  EXPECT_TRUE(drawers.is_half_filed(6, 10));
  EXPECT_FALSE(drawers.is_half_filed(7, 10));
  EXPECT_FALSE(drawers.is_half_filed(6, 8));
  EXPECT_FALSE(drawers.is_half_filed(6, 11));
}

TEST(SeqLists, come_back_as_they_went) {
  const Seqs seqs{512, 513, 640, 700'000, 9'000'000'000'000};
  EXPECT_EQ(unpacked_seqs(packed_seqs(seqs, 500), 500), seqs);
  EXPECT_EQ(unpacked_seqs(packed_seqs(seqs, 512), 512), seqs);
  EXPECT_EQ(packed_seqs(std::vector<std::int64_t>{7, 8, 9}, 7).size(), 3U);
  const Seqs marks{INT64_MIN, -1, 0, 1, INT64_MAX};
  EXPECT_EQ(unpacked_marks(packed_marks(marks)), marks);
}

TEST(SeqLists, that_break_off_are_no_lists) {
  EXPECT_THROW(unpacked_seqs("\x81", 0), db::WrongColumn);
  EXPECT_THROW(unpacked_seqs(std::string(12, '\x81'), 0), db::WrongColumn);
  EXPECT_THROW(unpacked_marks("1234567"), db::WrongColumn);
}

}  // namespace
}  // namespace kring::learning_records
