#include "hub/learning_records/counting.h"

#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/statements_store.h"

#include <algorithm>
#include <set>

namespace kring::learning_records {
namespace {

/// So many are read at once, and so often before what was read is written.
constexpr std::size_t statements_a_read = 1000;
constexpr int reads_a_write = 5;

struct Read {
  std::int64_t seq = 0;
  ClientId client;
  Time stored_at;
  CountedAs as;
};

/// The next statements, read and judged outside any write.
class Portion {
 public:
  explicit Portion(Database& database) {
    place_ = database.read(store::counting_place);
    reached_ = place_.reached;
    for (int reads = 0; reads < reads_a_write && read_some(database); ++reads) continue;
  }

  bool empty() const { return reached_ == place_.reached; }

  /// Says whether it was counted: not where somebody else was first, nor where what was read may
  /// have been written anew meanwhile.
  bool write(Tx& tx) const {
    if (store::counting_place(tx) != place_) return false;
    Counts counts;
    const auto voided = store::voided_between(tx, place_.reached, reached_);
    const std::set<std::int64_t> left_out(voided.begin(), voided.end());
    const auto oldest_hour = hour_of(tx.now() - hours_kept);
    std::vector<MarkRow> marks;
    for (const auto& each : read_) {
      if (each.stored_at >= oldest_hour) counts.arrived(each.client, each.stored_at);
      if (each.as.success && each.seq <= place_.unmarked) {
        marks.push_back({success_mark(*each.as.success), each.seq});
      }
      if (!left_out.contains(each.seq)) counts.add(each.as, each.client, each.stored_at);
    }
    counts.write(tx);
    if (!marks.empty()) MarkIndex(tx).put(std::move(marks));
    store::set_counted_up_to(tx, reached_);
    return true;
  }

 private:
  bool read_some(Database& database) {
    auto [some, more] = database.read([&](Tx& tx) {
      std::vector<Read> read;
      const auto take = [&](const store::LoggedStatement& row) {
        const auto document = json::Document::parse(row.text).value();
        read.push_back({row.seq, row.client, row.stored_at, counted_as(document.root())});
      };
      const bool rest = store::each_after(tx, reached_, INT64_MAX, statements_a_read, take);
      return std::pair(std::move(read), rest);
    });
    if (some.empty()) return false;
    reached_ = some.back().seq;
    read_.insert(read_.end(), std::make_move_iterator(some.begin()),
                 std::make_move_iterator(some.end()));
    return more;
  }

  store::CountingPlace place_;
  std::int64_t reached_ = 0;
  std::vector<Read> read_;
};

}  // namespace

bool count_on(Database& database, std::chrono::milliseconds length, db::Priority priority) {
  const auto end = std::chrono::steady_clock::now() + length;
  while (true) {
    const Portion portion(database);
    if (portion.empty()) return true;
    database.write_in_order(
        statement_log, [&](Tx& tx) { portion.write(tx); }, priority);
    if (std::chrono::steady_clock::now() >= end) return database.read(uncounted) == 0;
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
