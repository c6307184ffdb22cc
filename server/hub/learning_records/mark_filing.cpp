#include "hub/learning_records/mark_filing.h"

#include "base/refusal.h"
#include "hub/learning_records/mark_cards_store.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/seq_list.h"
#include "hub/learning_records/statements_store.h"

#include <algorithm>
#include <map>

namespace kring::learning_records {
namespace {

using store::Card;

using SeqsOfMarks = std::map<Mark, std::vector<std::int64_t>>;

/// So many cards of one size at once, and fewer where several sizes are due and share what one
/// write files, so that no size waits for another.
constexpr std::size_t most_in_part = 4096;

/// What of a run is filed next, about so many marks of it, and up to which mark that goes.
SeqsOfMarks next_of_run(Tx& tx, const SeqSpan& run, MarkSpan& marks, std::size_t most) {
  std::vector<MarkRow> rows;
  store::each_loose(tx, run, true, static_cast<std::size_t>(run.end - run.begin),
                    [&](std::int64_t seq, std::string_view packed) {
                      for (const auto mark : unpacked_marks(packed)) {
                        if (mark >= marks.first) rows.push_back({mark, seq});
                      }
                    });
  if (rows.size() > most) {
    const auto last = rows.begin() + static_cast<std::ptrdiff_t>(most - 1);
    std::ranges::nth_element(rows, last, {}, &MarkRow::mark);
    marks.last = last->mark;
    std::erase_if(rows, [&](const auto& row) { return row.mark > marks.last; });
  }
  std::ranges::sort(rows);
  SeqsOfMarks seqs;
  for (const auto& row : rows) seqs[row.mark].push_back(row.seq);
  return seqs;
}

/// All that is written of some statements, as cards.
std::vector<Card> cards_of(const SeqsOfMarks& seqs) {
  std::vector<Card> cards;
  cards.reserve(seqs.size());
  for (const auto& [mark, having] : seqs) store::add_cards(cards, mark, having.front(), having);
  return cards;
}

/// The same behind what is in the drawer already, where all statements come before these.
std::vector<Card> cards_behind(Tx& tx, Drawer drawer, const SeqsOfMarks& seqs) {
  std::vector<Mark> marks;
  marks.reserve(seqs.size());
  for (const auto& each : seqs) marks.push_back(each.first);
  std::map<Mark, Card> last;
  for (auto& card : store::cards_for(tx, drawer, marks, INT64_MAX)) {
    last[card.mark] = std::move(card);
  }
  std::vector<Card> cards;
  for (const auto& [mark, having] : seqs) {
    auto& card = last.try_emplace(mark, Card{mark, having.front(), {}}).first->second;
    card.seqs.insert(card.seqs.end(), having.begin(), having.end());
    store::add_cards(cards, mark, card.from_seq, card.seqs);
  }
  return cards;
}

/// Files what is due in one write. Says whether that was all.
bool file_a_turn(Database& database, db::Priority priority) {
  return database.write_in_order(
      statement_log,
      [](Tx& tx) {
        const auto last = store::last_statement(tx);
        return !last || MarkIndex(tx).file(last->seq, most_filed_a_turn);
      },
      priority);
}

/// How many cards so many marks bring about: each is filed once for each size of drawers, and once
/// more, so that whatever was left over comes to an end.
constexpr std::size_t cards_about(std::size_t marks) {
  return marks * (largest_size + 1);
}

}  // namespace

std::size_t most_filed_with(std::size_t marks) {
  return std::clamp(cards_about(marks), most_filed_a_turn, most_filed_with_a_batch);
}

std::int64_t number_loose(Tx& tx) {
  const auto last = store::last_statement(tx);
  if (!last) return 0;
  const auto first = std::max<std::int64_t>(store::mark_drawers(tx, {}).first_loose(), 1);
  return last->seq + 1 - first;
}

void file_rest(Database& database, std::size_t marks) {
  auto owed = cards_about(marks);
  owed -= std::min(owed, most_filed_with(marks));
  try {
    while (owed > 0 && database.read(number_loose) > most_loose) {
      if (file_a_turn(database, db::Priority::people)) return;
      owed -= std::min(owed, most_filed_a_turn);
    }
  } catch (const Refusal&) {
    // There is no room now: the job goes on.
  }
}

int MarkFiling::sizes_due(std::int64_t last_seq) const {
  int sizes = drawers_.loose_is_due(last_seq) ? 1 : 0;
  for (int size = 2; size <= largest_size; ++size) sizes += drawers_.due(size) ? 1 : 0;
  return sizes;
}

bool MarkFiling::file(std::int64_t last_seq, std::size_t most_cards) {
  const auto sharers = static_cast<std::size_t>(std::max(sizes_due(last_seq), 1));
  const auto part = std::clamp<std::size_t>(most_cards / sharers, 1, most_in_part);
  while (most_cards > 0) {
    std::size_t filed = 0;
    if (drawers_.loose_is_due(last_seq)) filed += file_loose(std::min(most_cards, part));
    for (int size = 2; size <= largest_size; ++size) {
      if (filed >= most_cards || !drawers_.due(size)) continue;
      filed += file_larger(size, std::min(most_cards - filed, part));
    }
    if (filed == 0) return true;
    most_cards -= std::min(filed, most_cards);
  }
  return drawers_.is_filed(last_seq);
}

std::size_t MarkFiling::file_loose(std::size_t most_cards) {
  auto& filed = drawers_.filed(1);
  const Drawer drawer{1, filed.drawers};
  const auto end = drawers_.span_of(drawer).end;
  if (filed.run == 0) {
    const auto begin = drawers_.first_loose();
    filed.run = store::end_of_run(tx_, {begin, end}, drawers_.marks_in_run()) - begin;
  }
  const auto run = drawers_.run();
  MarkSpan marks{filed.next_mark, last_mark};
  const auto seqs = next_of_run(tx_, run, marks, most_cards);
  const auto cards = filed.places == 0 ? cards_of(seqs) : cards_behind(tx_, drawer, seqs);
  store::put_cards(tx_, drawer, cards);
  if (marks.last < last_mark) {
    filed.next_mark = marks.last + 1;
  } else {
    store::delete_loose(tx_, run);
    filed = run.end == end ? Filed{filed.drawers + 1, first_mark, 0, 0}
                           : Filed{filed.drawers, first_mark, filed.places + filed.run, 0};
  }
  store::set_filed(tx_, 1, filed);
  return std::max<std::size_t>(cards.size(), 1);
}

std::size_t MarkFiling::file_larger(int size, std::size_t most_cards) {
  auto& filed = drawers_.filed(size);
  const auto in_one = drawers_.drawers_in_one();
  const auto first = filed.drawers * in_one;
  const auto of_each = std::max<std::size_t>(most_cards / static_cast<std::size_t>(in_one), 1);
  MarkSpan marks{filed.next_mark, *drawers_.due(size)};
  for (auto number = first; number < first + in_one; ++number) {
    marks.last = store::mark_after(tx_, {size - 1, number}, marks, of_each).value_or(marks.last);
  }
  std::size_t read = 0;
  SeqsOfMarks seqs;
  for (auto number = first; number < first + in_one; ++number) {
    const Drawer smaller{size - 1, number};
    for (const auto& card : store::cards_in(tx_, smaller, marks)) {
      ++read;
      auto& having = seqs[card.mark];
      having.insert(having.end(), card.seqs.begin(), card.seqs.end());
    }
    store::delete_cards_in(tx_, smaller, marks);
  }
  store::put_cards(tx_, {size, filed.drawers}, cards_of(seqs));
  filed = marks.last == last_mark ? Filed{.drawers = filed.drawers + 1}
                                  : Filed{.drawers = filed.drawers, .next_mark = marks.last + 1};
  store::set_filed(tx_, size, filed);
  return std::max<std::size_t>(read, 1);
}

bool file_on(Database& database, std::chrono::milliseconds length, db::Priority priority) {
  const auto is_filed = [](Tx& tx) {
    const auto last = store::last_statement(tx);
    return !last || store::mark_drawers(tx, {}).is_filed(last->seq);
  };
  const auto end = std::chrono::steady_clock::now() + length;
  bool all = database.read(is_filed);
  while (!all && std::chrono::steady_clock::now() < end) {
    all = file_a_turn(database, priority);
  }
  return all;
}

}  // namespace kring::learning_records
