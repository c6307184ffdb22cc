#include "hub/learning_records/mark_index.h"

#include "hub/learning_records/mark_cards_store.h"
#include "hub/learning_records/seq_list.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <stdexcept>

namespace kring::learning_records {
namespace {

using store::Card;

/// Statements on one card, so that a card is found quickly, and is little to write anew.
constexpr std::size_t most_on_card = 512;

void add_cards(std::vector<Card>& cards, Mark mark, std::int64_t from_seq,
               std::span<const std::int64_t> seqs) {
  while (!seqs.empty()) {
    const auto part = seqs.first(std::min(seqs.size(), most_on_card));
    cards.push_back({mark, from_seq, {part.begin(), part.end()}});
    seqs = seqs.subspan(part.size());
    if (!seqs.empty()) from_seq = seqs.front();
  }
}

/// All that is written of some statements, as cards.
std::vector<Card> cards_of(const std::map<Mark, std::vector<std::int64_t>>& seqs) {
  std::vector<Card> cards;
  cards.reserve(seqs.size());
  for (const auto& [mark, having] : seqs) add_cards(cards, mark, having.front(), having);
  return cards;
}

}  // namespace

MarkIndex::MarkIndex(Tx& tx, DrawerSizes sizes)
    : tx_(tx), drawers_(store::mark_drawers(tx, sizes)) {}

void MarkIndex::add(const std::vector<MarkRow>& rows) {
  if (!rows.empty() && rows.front().seq < drawers_.first_loose()) {
    throw std::logic_error("marks are added where cards are written already");
  }
  std::vector<store::LooseMarks> statements;
  for (const auto& row : rows) {
    if (statements.empty() || statements.back().seq != row.seq) statements.push_back({row.seq, {}});
    statements.back().marks.push_back(row.mark);
  }
  store::insert_loose(tx_, statements);
}

void MarkIndex::put(std::vector<MarkRow> rows) {
  edit(std::move(rows), Edit::put);
}

std::vector<MarkRow> MarkIndex::take(std::vector<MarkRow> rows) {
  return edit(std::move(rows), Edit::take);
}

std::vector<MarkRow> MarkIndex::those_there(std::vector<MarkRow> rows) {
  return edit(std::move(rows), Edit::none);
}

void MarkIndex::swap(const std::vector<MarkChange>& changes) {
  std::vector<MarkRow> rows;
  rows.reserve(changes.size());
  for (const auto& change : changes) rows.push_back(change.row);
  const auto taken = take(rows);
  const std::set<MarkRow> there(taken.begin(), taken.end());
  rows.clear();
  for (const auto& change : changes) {
    if (there.contains(change.row)) rows.push_back({change.instead, change.row.seq});
  }
  put(std::move(rows));
}

/// Returns what made a difference; without an edit what is there.
std::vector<MarkRow> MarkIndex::edit(std::vector<MarkRow> rows, Edit edit) {
  std::map<std::int64_t, std::map<std::pair<int, std::int64_t>, std::vector<Mark>>> statements;
  std::ranges::sort(rows);
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  for (const auto& row : rows) {
    const auto drawer = drawers_.drawer_of(row.mark, row.seq);
    statements[row.seq][{drawer.size, drawer.number}].push_back(row.mark);
  }
  std::vector<MarkRow> changed;
  for (const auto& [seq, drawers] : statements) {
    for (const auto& [drawer, marks] : drawers) {
      const auto those = drawer.first == 0
                             ? edit_loose(seq, marks, edit)
                             : edit_cards({drawer.first, drawer.second}, seq, marks, edit);
      for (const auto mark : those) changed.push_back({mark, seq});
    }
  }
  return changed;
}

std::vector<Mark> MarkIndex::edit_loose(std::int64_t seq, const std::vector<Mark>& marks,
                                        Edit edit) {
  auto all = store::loose_marks(tx_, seq);
  std::ranges::sort(all);
  std::vector<Mark> changed;
  std::ranges::copy_if(marks, std::back_inserter(changed),
                       [&](Mark mark) { return edit_list(all, mark, edit); });
  if (edit != Edit::none && !changed.empty()) store::set_loose(tx_, {seq, std::move(all)});
  return changed;
}

std::vector<Mark> MarkIndex::edit_cards(Drawer drawer, std::int64_t seq,
                                        const std::vector<Mark>& marks, Edit edit) {
  std::map<Mark, Card> known;
  for (auto& card : store::cards_for(tx_, drawer, marks, seq)) known[card.mark] = std::move(card);
  std::vector<Mark> changed;
  std::vector<Card> written, emptied;
  for (const auto mark : marks) {
    auto& card = known.try_emplace(mark, Card{mark, seq, {}}).first->second;
    if (!edit_list(card.seqs, seq, edit)) continue;
    changed.push_back(mark);
    if (card.seqs.empty()) {
      emptied.push_back(std::move(card));
    } else {
      add_cards(written, mark, card.from_seq, card.seqs);
    }
  }
  if (edit != Edit::none) {
    store::put_cards(tx_, drawer, written);
    store::delete_cards(tx_, drawer, emptied);
  }
  return changed;
}

/// Says whether a number was put into a sorted list or taken from it; without an edit whether it is
/// there.
bool MarkIndex::edit_list(std::vector<std::int64_t>& list, std::int64_t number, Edit edit) {
  const auto place = std::ranges::lower_bound(list, number);
  const bool there = place != list.end() && *place == number;
  if (there == (edit == Edit::put)) return false;
  if (edit == Edit::put) list.insert(place, number);
  if (edit == Edit::take) list.erase(place);
  return true;
}

void MarkIndex::file(std::int64_t last_seq) {
  while (drawers_.span_of({1, drawers_.filed(1).drawers}).end <= last_seq + 1) {
    file_loose();
    for (int size = 2; size <= largest_size; ++size) {
      if (is_due(size)) file_slice(size);
    }
  }
}

void MarkIndex::file_loose() {
  auto& filed = drawers_.filed(1);
  const Drawer drawer{1, filed.drawers};
  const auto span = drawers_.span_of(drawer);
  std::map<Mark, std::vector<std::int64_t>> seqs;
  store::each_loose(tx_, span, true, static_cast<std::size_t>(span.end - span.begin),
                    [&](std::int64_t seq, std::string_view marks) {
                      for (const auto mark : unpacked_marks(marks)) seqs[mark].push_back(seq);
                    });
  store::put_cards(tx_, drawer, cards_of(seqs));
  store::delete_loose(tx_, span);
  ++filed.drawers;
  store::set_filed(tx_, 1, filed);
}

bool MarkIndex::is_due(int size) const {
  return drawers_.filed(size - 1).drawers >=
         (drawers_.filed(size).drawers + 1) * drawers_.drawers_in_one();
}

void MarkIndex::file_slice(int size) {
  auto& filed = drawers_.filed(size);
  const auto marks = drawers_.slice(size, filed.slices);
  const auto first = filed.drawers * drawers_.drawers_in_one();
  std::map<Mark, std::vector<std::int64_t>> seqs;
  for (auto number = first; number < first + drawers_.drawers_in_one(); ++number) {
    const Drawer smaller{size - 1, number};
    for (const auto& card : store::cards_in(tx_, smaller, marks)) {
      auto& having = seqs[card.mark];
      having.insert(having.end(), card.seqs.begin(), card.seqs.end());
    }
    store::delete_cards_in(tx_, smaller, marks);
  }
  store::put_cards(tx_, {size, filed.drawers}, cards_of(seqs));
  if (++filed.slices == drawers_.slices_of(size)) filed = {filed.drawers + 1, 0};
  store::set_filed(tx_, size, filed);
}

}  // namespace kring::learning_records
