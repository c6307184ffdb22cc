#include "hub/learning_records/mark_cards_store.h"

#include "hub/learning_records/mark_list.h"
#include "hub/learning_records/seq_list.h"
#include "platform/db/bulk.h"

#include <algorithm>

namespace kring::learning_records::store {
namespace {

using db::Param;

struct CardRow {
  Mark mark = 0;
  std::int64_t from_seq = 0;
  db::Bytes seqs;
  BOOST_DESCRIBE_CLASS(CardRow, (), (mark, from_seq, seqs), (), ())

  Card unpacked() const { return {mark, from_seq, unpacked_seqs(seqs.octets, from_seq)}; }
};

std::vector<Card> unpacked(const std::vector<CardRow>& rows) {
  std::vector<Card> cards;
  cards.reserve(rows.size());
  for (const auto& row : rows) cards.push_back(row.unpacked());
  return cards;
}

std::optional<Card> unpacked(const std::optional<CardRow>& row) {
  return row ? std::optional(row->unpacked()) : std::nullopt;
}

/// Statements on one card, so that a card is found quickly, and is little to write anew.
constexpr std::size_t most_on_card = 512;

struct FiledRow {
  int size = 0;
  std::int64_t drawers = 0;
  Mark next_mark = 0;
  std::int64_t places = 0;
  std::int64_t run = 0;
  BOOST_DESCRIBE_CLASS(FiledRow, (), (size, drawers, next_mark, places, run), (), ())
};

}  // namespace

MarkDrawers mark_drawers(Tx& tx, const DrawerSizes& sizes) {
  MarkDrawers drawers(sizes);
  for (const auto& row : tx.rows<FiledRow>("SELECT size, drawers, next_mark, places, run"
                                           " FROM statement_mark_filing")) {
    drawers.filed(row.size) = {row.drawers, row.next_mark, row.places, row.run};
  }
  return drawers;
}

void set_filed(Tx& tx, int size, const Filed& filed) {
  tx.run(
      "INSERT INTO statement_mark_filing (size, drawers, next_mark, places, run)"
      " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (size) DO UPDATE SET drawers = excluded.drawers,"
      " next_mark = excluded.next_mark, places = excluded.places, run = excluded.run",
      size, filed.drawers, filed.next_mark, filed.places, filed.run);
}

void insert_loose(Tx& tx, const std::vector<LooseMarks>& statements) {
  std::vector<db::Bytes> packed;
  packed.reserve(statements.size());
  std::vector<Param> params;
  params.reserve(statements.size() * 2);
  for (const auto& each : statements) {
    packed.push_back({packed_marks(each.marks)});
    params.insert(params.end(), {each.seq, packed.back()});
  }
  db::insert_rows(tx, "INSERT INTO statement_loose_marks (seq, marks) VALUES", 2, params);
}

void set_loose(Tx& tx, const LooseMarks& statement) {
  tx.run(
      "INSERT INTO statement_loose_marks (seq, marks) VALUES ($1, $2)"
      " ON CONFLICT (seq) DO UPDATE SET marks = excluded.marks",
      statement.seq, db::Bytes{packed_marks(statement.marks)});
}

std::vector<Mark> loose_marks(Tx& tx, std::int64_t seq) {
  const auto packed =
      tx.value<db::Bytes>("SELECT marks FROM statement_loose_marks WHERE seq = $1", seq);
  return packed ? unpacked_marks(packed->octets) : std::vector<Mark>();
}

void each_loose(Tx& tx, const SeqSpan& span, bool ascending, std::size_t limit,
                const std::function<void(std::int64_t, std::string_view)>& on_statement) {
  const std::string_view sql = ascending
                                   ? "SELECT seq, marks FROM statement_loose_marks WHERE seq >= $1"
                                     " AND seq < $2 ORDER BY seq LIMIT $3"
                                   : "SELECT seq, marks FROM statement_loose_marks WHERE seq >= $1"
                                     " AND seq < $2 ORDER BY seq DESC LIMIT $3";
  tx.execute(sql, {span.begin, span.end, limit},
             [&](const db::Row& row) { on_statement(row.integer(0), row.bytes(1).octets); });
}

void delete_loose(Tx& tx, const SeqSpan& span) {
  tx.run("DELETE FROM statement_loose_marks WHERE seq >= $1 AND seq < $2", span.begin, span.end);
}

std::int64_t end_of_run(Tx& tx, const SeqSpan& span, std::size_t most_marks) {
  constexpr std::int64_t octets_of_a_mark = 8;
  auto end = span.end;
  std::int64_t left = static_cast<std::int64_t>(most_marks) * octets_of_a_mark;
  bool is_first = true;
  tx.execute(
      "SELECT seq, LENGTH(marks) FROM statement_loose_marks WHERE seq >= $1 AND seq < $2"
      " ORDER BY seq",
      {span.begin, span.end}, [&](const db::Row& row) {
        if (end < span.end) return;
        left -= row.integer(1);
        if (left < 0 && !is_first) end = row.integer(0);
        is_first = false;
      });
  return end;
}

void add_cards(std::vector<Card>& cards, Mark mark, std::int64_t from_seq,
               std::span<const std::int64_t> seqs) {
  while (!seqs.empty()) {
    const auto part = seqs.first(std::min(seqs.size(), most_on_card));
    cards.push_back({mark, from_seq, {part.begin(), part.end()}});
    seqs = seqs.subspan(part.size());
    if (!seqs.empty()) from_seq = seqs.front();
  }
}

std::optional<Mark> mark_after(Tx& tx, Drawer drawer, const MarkSpan& marks, std::size_t cards) {
  return tx.value<Mark>(
      "SELECT mark FROM statement_mark_cards WHERE size = $1 AND drawer = $2"
      " AND mark BETWEEN $3 AND $4 ORDER BY mark, from_seq LIMIT 1 OFFSET $5",
      drawer.size, drawer.number, marks.first, marks.last, cards);
}

std::vector<Card> cards_in(Tx& tx, Drawer drawer, const MarkSpan& marks) {
  return unpacked(tx.rows<CardRow>(
      "SELECT mark, from_seq, seqs FROM statement_mark_cards"
      " WHERE size = $1 AND drawer = $2 AND mark BETWEEN $3 AND $4 ORDER BY mark, from_seq",
      drawer.size, drawer.number, marks.first, marks.last));
}

std::vector<Card> cards_for(Tx& tx, Drawer drawer, const std::vector<Mark>& marks,
                            std::int64_t seq) {
  // Not left to the planner: while PostgreSQL has no statistics of a drawer it takes it for empty,
  // and goes through all of it once for each mark.
  if (tx.dialect() == db::Dialect::postgres) {
    return unpacked(tx.rows<CardRow>(
        "SELECT c.mark, c.from_seq, c.seqs FROM unnest($4::bigint[]) wanted (mark) CROSS JOIN LATERAL"
        " (SELECT mark, from_seq, seqs FROM statement_mark_cards WHERE size = $1 AND drawer = $2"
        " AND mark = wanted.mark AND from_seq <= $3 ORDER BY from_seq DESC LIMIT 1) c",
        drawer.size, drawer.number, seq, list_of(tx, marks)));
  }
  return unpacked(tx.rows<CardRow>(
      "SELECT c.mark, c.from_seq, c.seqs FROM"
      " (SELECT mark, MAX(from_seq) AS from_seq FROM statement_mark_cards"
      " WHERE size = $1 AND drawer = $2 AND from_seq <= $3 AND mark " +
          db::in_list(tx, 4) +
          " GROUP BY mark) f JOIN statement_mark_cards c ON c.size = $1 AND c.drawer = $2"
          " AND c.mark = f.mark AND c.from_seq = f.from_seq",
      drawer.size, drawer.number, seq, list_of(tx, marks)));
}

std::optional<Card> card_for(Tx& tx, Drawer drawer, Mark mark, std::int64_t seq) {
  return unpacked(tx.row<CardRow>(
      "SELECT mark, from_seq, seqs FROM statement_mark_cards WHERE size = $1 AND drawer = $2"
      " AND mark = $3 AND from_seq <= $4 ORDER BY from_seq DESC LIMIT 1",
      drawer.size, drawer.number, mark, seq));
}

std::optional<Card> card_after(Tx& tx, Drawer drawer, Mark mark, std::int64_t seq) {
  return unpacked(tx.row<CardRow>(
      "SELECT mark, from_seq, seqs FROM statement_mark_cards WHERE size = $1 AND drawer = $2"
      " AND mark = $3 AND from_seq > $4 ORDER BY from_seq LIMIT 1",
      drawer.size, drawer.number, mark, seq));
}

void put_cards(Tx& tx, Drawer drawer, const std::vector<Card>& cards) {
  std::vector<db::Bytes> packed;
  packed.reserve(cards.size());
  std::vector<Param> params;
  params.reserve(cards.size() * 5);
  for (const auto& card : cards) {
    packed.push_back({packed_seqs(card.seqs, card.from_seq)});
    params.insert(params.end(),
                  {drawer.size, drawer.number, card.mark, card.from_seq, packed.back()});
  }
  db::insert_rows(
      tx, "INSERT INTO statement_mark_cards (size, drawer, mark, from_seq, seqs) VALUES", 5, params,
      "ON CONFLICT (size, drawer, mark, from_seq) DO UPDATE SET seqs = excluded.seqs");
}

void delete_cards(Tx& tx, Drawer drawer, const std::vector<Card>& cards) {
  if (cards.empty()) return;
  // In two steps for all of them: what is empty is no card.
  auto emptied = cards;
  std::vector<Mark> marks;
  for (auto& card : emptied) {
    card.seqs.clear();
    marks.push_back(card.mark);
  }
  put_cards(tx, drawer, emptied);
  const auto these = [](std::string_view of_marks) {
    return " FROM statement_mark_cards WHERE size = $1 AND drawer = $2 AND LENGTH(seqs) = 0 AND mark " +
           std::string(of_marks);
  };
  // Not left to the planner, as in `cards_for`.
  const auto sql = tx.dialect() == db::Dialect::postgres
                       ? "DELETE FROM statement_mark_cards WHERE ctid = ANY(ARRAY("
                         "SELECT c.ctid FROM unnest($3::bigint[]) wanted (mark) CROSS JOIN LATERAL"
                         " (SELECT ctid" +
                             these("= wanted.mark OFFSET 0") + ") c))"
                       : "DELETE" + these(db::in_list(tx, 3));
  tx.run(sql, drawer.size, drawer.number, list_of(tx, marks));
}

void delete_cards_in(Tx& tx, Drawer drawer, const MarkSpan& marks) {
  tx.run(
      "DELETE FROM statement_mark_cards WHERE size = $1 AND drawer = $2"
      " AND mark BETWEEN $3 AND $4",
      drawer.size, drawer.number, marks.first, marks.last);
}

}  // namespace kring::learning_records::store
