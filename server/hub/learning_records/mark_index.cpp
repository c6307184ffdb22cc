#include "hub/learning_records/mark_index.h"

#include "hub/learning_records/mark_cards_store.h"
#include "hub/learning_records/mark_filing.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace kring::learning_records {

using store::Card;

MarkIndex::MarkIndex(Tx& tx, DrawerSizes sizes)
    : tx_(tx), drawers_(store::mark_drawers(tx, sizes)) {}

void MarkIndex::add(const std::vector<MarkRow>& rows) {
  if (!rows.empty() && rows.front().seq < drawers_.run().end) {
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

/// Returns what made a difference.
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
  if (!changed.empty()) store::set_loose(tx_, {seq, std::move(all)});
  std::vector<Mark> half_filed;
  std::ranges::copy_if(changed, std::back_inserter(half_filed),
                       [&](Mark mark) { return drawers_.is_half_filed(mark, seq); });
  if (!half_filed.empty()) edit_cards({1, drawers_.filed(1).drawers}, seq, half_filed, edit);
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
      store::add_cards(written, mark, card.from_seq, card.seqs);
    }
  }
  store::put_cards(tx_, drawer, written);
  store::delete_cards(tx_, drawer, emptied);
  return changed;
}

/// Says whether a number was put into a sorted list or taken from it.
bool MarkIndex::edit_list(std::vector<std::int64_t>& list, std::int64_t number, Edit edit) {
  const auto place = std::ranges::lower_bound(list, number);
  const bool there = place != list.end() && *place == number;
  if (there == (edit == Edit::put)) return false;
  edit == Edit::put ? void(list.insert(place, number)) : void(list.erase(place));
  return true;
}

bool MarkIndex::file(std::int64_t last_seq, std::size_t most_cards) {
  return MarkFiling(tx_, drawers_).file(last_seq, most_cards);
}

}  // namespace kring::learning_records
