#include "hub/learning_records/counting.h"

#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/statements_store.h"

#include <algorithm>
#include <span>

namespace kring::learning_records {
namespace {

/// So many are read at once, where they are short.
constexpr std::size_t statements_a_read = 5000;

struct Read {
  std::int64_t seq = 0;
  ClientId client;
  Time stored_at;
  CountedAs as;
};

/// What is written at once.
struct Turn {
  std::span<const Read> statements;
  Counts counts;  ///< as if none of them were voided
  std::vector<MarkRow> marks;
};

/// The next statements, read and judged outside any write, and written turn by turn.
class Portion {
 public:
  explicit Portion(Database& database) {
    database.read([&](Tx& tx) { read(tx); });
  }

  bool is_written() const { return left_.empty(); }

  /// Says whether it was counted: not where somebody else was first, nor where what was read may
  /// have been written anew meanwhile. Then the rest of the portion is of no use either.
  bool write_turn(Database& database, db::Priority priority) {
    const auto turn = next_turn();
    const bool counted = database.write_in_order(
        statement_log, [&](Tx& tx) { return write(tx, turn); }, priority);
    if (!counted) return false;
    place_.reached = turn.statements.back().seq;
    left_ = left_.subspan(turn.statements.size());
    return true;
  }

 private:
  void read(Tx& tx) {
    place_ = store::counting_place(tx);
    oldest_hour_ = hour_of(tx.now() - hours_kept);
    read_.clear();
    const auto take = [&](const store::LoggedStatement& row) {
      const auto document = json::Document::parse(row.text).value();
      read_.push_back({row.seq, row.client, row.stored_at, counted_as(document.root())});
    };
    store::each_after(tx, place_.reached, INT64_MAX, statements_a_read, take);
    left_ = read_;
  }

  Turn next_turn() const {
    Turn turn;
    std::size_t statements = 0;
    for (const auto& each : left_) {
      if (statements > 0 && turn.counts.size() + most_changed_by(each.as) > most_counts_a_turn) {
        break;
      }
      ++statements;
      if (each.stored_at >= oldest_hour_) turn.counts.arrived(each.client, each.stored_at);
      turn.counts.add(each.as, each.client, each.stored_at);
      if (each.as.success && each.seq <= place_.unmarked) {
        turn.marks.push_back({success_mark(*each.as.success), each.seq});
      }
    }
    turn.statements = left_.first(statements);
    return turn;
  }

  bool write(Tx& tx, const Turn& turn) const {
    if (store::counting_place(tx) != place_) return false;
    const auto reached = turn.statements.back().seq;
    auto counts = turn.counts;
    for (const auto seq : store::voided_between(tx, place_.reached, reached)) {
      const auto& voided = *std::ranges::lower_bound(turn.statements, seq, {}, &Read::seq);
      counts.take_away(voided.as, voided.client, voided.stored_at);
    }
    counts.write(tx);
    if (!turn.marks.empty()) MarkIndex(tx).put(turn.marks);
    store::set_counted_up_to(tx, reached);
    return true;
  }

  store::CountingPlace place_;
  Time oldest_hour_;
  std::vector<Read> read_;
  std::span<const Read> left_;
};

}  // namespace

bool count_on(Database& database, std::chrono::milliseconds length, db::Priority priority) {
  const auto end = std::chrono::steady_clock::now() + length;
  while (true) {
    Portion portion(database);
    if (portion.is_written()) return true;
    bool counted = true;
    while (counted && !portion.is_written()) {
      counted = portion.write_turn(database, priority);
      if (std::chrono::steady_clock::now() >= end) return database.read(uncounted) == 0;
    }
  }
}

std::int64_t uncounted(Tx& tx) {
  // What was counted last may be removed.
  return std::max<std::int64_t>(0, store::last_kept(tx) - store::counting_place(tx).reached);
}

void count_anew(Database& database) {
  database.write_in_order(statement_log, [](Tx& tx) {
    store::remove_all_counts(tx);
    store::set_counted_up_to(tx, 0);
  });
}

bool CountedSoFar::holds(std::int64_t seq) {
  if (!reached_) reached_ = store::counting_place(tx_).reached;
  return seq <= *reached_;
}

}  // namespace kring::learning_records
