#include "hub/learning_records/echoes.h"

#include "hub/learning_records/echoes_store.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/references.h"
#include "hub/learning_records/rewriting.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statements.h"

#include <algorithm>
#include <set>

namespace kring::learning_records {
namespace {

using TimePoint = std::chrono::steady_clock::time_point;
using Seqs = std::vector<std::int64_t>;

/// So many who refer to one are read at once.
constexpr std::size_t statements_a_read = 200;

std::string target_octets(const json::Value& statement) {
  const auto target = target_of(statement);
  return target.empty() ? std::string() : octets_of_uuid(target);
}

void add_all(std::set<Mark>& marks, const std::vector<Mark>& more) {
  marks.insert(more.begin(), more.end());
}

/// A statement, and what it refers to, step by step, as far as chains go.
template <class OnUuid, class OnStatement>
void each_in_chain(Tx& tx, std::string uuid, OnUuid on_uuid, OnStatement on_statement) {
  for (int step = 0; step < longest_chain && !uuid.empty(); ++step) {
    on_uuid(uuid);
    std::string next;
    store::each_statement(tx, {uuid}, [&](const store::Existing& row) {
      const auto statement = json::Document::parse(row.text).value();
      on_statement(statement.root());
      next = target_octets(statement.root());
    });
    uuid = std::move(next);
  }
}

/// What a statement is found by, by itself and by what it refers to; nothing where it is gone.
std::set<Mark> marks_now(Tx& tx, std::string_view uuid) {
  std::set<Mark> marks;
  each_in_chain(
      tx, std::string(uuid), [](const std::string&) {},
      [&](const json::Value& statement) { add_all(marks, marks_of(statement)); });
  return marks;
}

/// One echo, as it fades.
class Fading {
 public:
  Fading(Database& database, const store::Echo& echo) : database_(database), echo_(echo) {
    database_.read([&](Tx& tx) {
      times_rewritten_ = times_rewritten(tx);
      marks_ = store::echo_marks(tx, echo_.seq);
      kept_ = marks_now(tx, echo_.uuid.octets);
    });
  }

  /// Stops early where what was read may be no more.
  void go_on(TimePoint until) {
    while (std::chrono::steady_clock::now() < until) {
      const auto seqs = referring(echo_.uuid.octets, echo_.reached);
      if (seqs.empty()) {
        write([&](Tx& tx) { store::delete_echo(tx, echo_.seq); });
        return;
      }
      if (!visit(seqs, kept_, 1) || !flush()) return;
      echo_.reached = seqs.back();
      if (!write([&](Tx& tx) { store::set_echo_reached(tx, echo_.seq, echo_.reached); })) return;
    }
  }

 private:
  struct Met {
    store::Referring statement;
    bool referred_to = false;
  };

  Seqs referring(std::string_view uuid, std::int64_t after) {
    return database_.read(
        [&](Tx& tx) { return store::referring_after(tx, uuid, after, statements_a_read); });
  }

  std::vector<Met> met(const Seqs& seqs) {
    return database_.read([&](Tx& tx) {
      std::vector<Met> all;
      for (auto& statement : store::referring_statements(tx, seqs)) {
        const bool referred_to = store::is_referred_to(tx, statement.uuid.octets);
        all.push_back({std::move(statement), referred_to});
      }
      return all;
    });
  }

  /// These refer to the echo, by as many steps; `kept` is by what they stay found nevertheless.
  bool visit(const Seqs& seqs, const std::set<Mark>& kept, int steps) {
    for (const auto& each : met(seqs)) {
      const auto seq = each.statement.seq;
      const bool comes_round = seq == echo_.seq || std::ranges::find(path_, seq) != path_.end();
      if (comes_round) continue;
      auto own = kept;
      const auto statement = json::Document::parse(each.statement.text).value();
      add_all(own, marks_of(statement.root()));
      if (!change(seq, own)) return false;
      if (!each.referred_to || steps == longest_chain) continue;
      path_.push_back(seq);
      const bool gone_on = visit_those_behind(each.statement.uuid.octets, own, steps);
      path_.pop_back();
      if (!gone_on) return false;
    }
    return true;
  }

  bool visit_those_behind(std::string_view uuid, const std::set<Mark>& kept, int steps) {
    Seqs seqs;
    do {
      seqs = referring(uuid, seqs.empty() ? 0 : seqs.back());
      if (!visit(seqs, kept, steps + 1)) return false;
    } while (seqs.size() == statements_a_read);
    return true;
  }

  bool change(std::int64_t seq, const std::set<Mark>& kept) {
    for (const auto& [mark, instead] : marks_) {
      if (instead) beside_.emplace_back(MarkRow{mark, seq}, *instead);
      if (!kept.contains(mark)) off_.push_back({mark, seq});
    }
    return off_.size() + beside_.size() < marks_a_write || flush();
  }

  bool flush() {
    const bool written = (off_.empty() && beside_.empty()) || write([&](Tx& tx) {
                           MarkIndex index(tx);
                           add_beside(index);
                           take_off(tx, index);
                         });
    beside_.clear();
    off_.clear();
    return written;
  }

  /// Where a mark is, the one that stands instead.
  void add_beside(MarkIndex& index) const {
    std::vector<MarkRow> marks, instead;
    for (const auto& [row, other] : beside_) marks.push_back(row);
    const auto there = index.those_there(std::move(marks));
    const std::set<MarkRow> found(there.begin(), there.end());
    for (const auto& [row, other] : beside_) {
      if (found.contains(row)) instead.push_back({other, row.seq});
    }
    index.put(std::move(instead));
  }

  /// But for those that what the echo itself refers to has brought since, if it came only now.
  void take_off(Tx& tx, MarkIndex& index) const {
    const auto kept = marks_now(tx, echo_.uuid.octets);
    auto off = off_;
    std::erase_if(off, [&](const MarkRow& row) { return kept.contains(row.mark); });
    index.take(std::move(off));
  }

  /// Says whether it was still to be written.
  template <class Act>
  bool write(Act act) {
    return database_.write_in_order(
        statement_log,
        [&](Tx& tx) {
          if (times_rewritten(tx) != times_rewritten_) return false;
          act(tx);
          return true;
        },
        db::Priority::background);
  }

  Database& database_;
  store::Echo echo_;
  std::int64_t times_rewritten_ = 0;
  std::vector<store::EchoMark> marks_;
  std::set<Mark> kept_;
  Seqs path_;
  std::vector<std::pair<MarkRow, Mark>> beside_;
  std::vector<MarkRow> off_;
};

}  // namespace

std::set<Mark> chain_marks(Tx& tx, std::string_view target) {
  std::set<Mark> marks;
  each_in_chain(
      tx, std::string(target),
      [&](const std::string& uuid) {
        const auto echo = store::echo_of(tx, uuid);
        if (!echo) return;
        for (const auto& each : store::echo_marks(tx, echo->seq)) marks.insert(each.mark);
      },
      [&](const json::Value& statement) { add_all(marks, all_marks_of(statement)); });
  return marks;
}

void leave_echo(Tx& tx, const Removed& statement) {
  if (!store::is_referred_to(tx, statement.uuid)) return store::delete_echo(tx, statement.seq);
  auto marks = chain_marks(tx, statement.target);
  add_all(marks, statement.marks);
  std::vector<store::EchoMark> all;
  for (const auto mark : marks) all.push_back({mark, std::nullopt});
  store::put_echo(tx, {statement.seq, {statement.uuid}});
  store::forget_what_stands_instead(tx, statement.seq);
  store::put_echo_marks(tx, statement.seq, all);
}

void leave_echo(Tx& tx, const Rewritten& statement, std::string_view uuid,
                std::string_view target) {
  if (!target.empty()) {
    MarkIndex index(tx);
    hand_on_marks(tx, {}, {}, {{{std::string(target)}, statement.seq, statement.client}}, index);
  }
  if (statement.marks.empty() || !store::is_referred_to(tx, uuid)) return;
  std::vector<store::EchoMark> all;
  for (const auto& [mark, instead] : statement.marks) all.push_back({mark, instead});
  store::put_echo(tx, {statement.seq, {std::string(uuid)}});
  store::put_echo_marks(tx, statement.seq, all);
}

bool fade_echoes(Database& database, std::chrono::milliseconds length) {
  const auto until = std::chrono::steady_clock::now() + length;
  while (const auto echo = database.read(store::next_echo)) {
    Fading(database, *echo).go_on(until);
    if (std::chrono::steady_clock::now() >= until) return !database.read(store::next_echo);
  }
  return true;
}

}  // namespace kring::learning_records
