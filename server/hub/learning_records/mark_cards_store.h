#pragma once

#include "hub/learning_records/mark_drawers.h"
#include "platform/db/tx.h"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace kring::learning_records::store {

/// How far everything is filed.
MarkDrawers mark_drawers(Tx& tx, const DrawerSizes& sizes);
void set_filed(Tx& tx, int size, const Filed& filed);

struct LooseMarks {
  std::int64_t seq = 0;
  std::vector<Mark> marks;
};
void insert_loose(Tx& tx, const std::vector<LooseMarks>& statements);
/// Also where there are none of that statement.
void set_loose(Tx& tx, const LooseMarks& statement);
std::vector<Mark> loose_marks(Tx& tx, std::int64_t seq);
/// Calls `on_statement` with the packed marks of the first that lie loose in a span, or of the last
/// of them, from there on.
void each_loose(Tx& tx, const SeqSpan& span, bool ascending, std::size_t limit,
                const std::function<void(std::int64_t seq, std::string_view marks)>& on_statement);
void delete_loose(Tx& tx, const SeqSpan& span);
/// Where the first of a span end that have so many marks together, or one of them more.
std::int64_t end_of_run(Tx& tx, const SeqSpan& span, std::size_t most_marks);

/// Statements that have a mark, in growing order; see the table.
struct Card {
  Mark mark = 0;
  std::int64_t from_seq = 0;
  std::vector<std::int64_t> seqs;
};
/// Puts behind them what is written of one mark: as many cards as that takes, the first with this
/// `from_seq`.
void add_cards(std::vector<Card>& cards, Mark mark, std::int64_t from_seq,
               std::span<const std::int64_t> seqs);
/// The mark of the card that comes after so many of these; nothing where there are not more.
std::optional<Mark> mark_after(Tx& tx, Drawer drawer, const MarkSpan& marks, std::size_t cards);
/// By mark and `from_seq`.
std::vector<Card> cards_in(Tx& tx, Drawer drawer, const MarkSpan& marks);
/// Of each mark the card on which this statement would be written, where there is one.
std::vector<Card> cards_for(Tx& tx, Drawer drawer, const std::vector<Mark>& marks,
                            std::int64_t seq);
/// The same of one mark.
std::optional<Card> card_for(Tx& tx, Drawer drawer, Mark mark, std::int64_t seq);
/// The one after that.
std::optional<Card> card_after(Tx& tx, Drawer drawer, Mark mark, std::int64_t seq);
/// Instead of those with the same mark and `from_seq`, where they are there.
void put_cards(Tx& tx, Drawer drawer, const std::vector<Card>& cards);
/// Cards of different marks.
void delete_cards(Tx& tx, Drawer drawer, const std::vector<Card>& cards);
void delete_cards_in(Tx& tx, Drawer drawer, const MarkSpan& marks);

}  // namespace kring::learning_records::store
