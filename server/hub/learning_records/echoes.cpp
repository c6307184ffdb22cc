#include "hub/learning_records/echoes.h"

#include "hub/learning_records/echoes_store.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/references.h"
#include "hub/learning_records/rewriting.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statements.h"
#include "hub/learning_records/statements_by_id_store.h"
#include "platform/log/log.h"

#include <algorithm>
#include <set>

namespace kring::learning_records {
namespace {

using TimePoint = std::chrono::steady_clock::time_point;
using Seqs = std::vector<std::int64_t>;

/// So many who refer to one are read at once.
constexpr std::size_t statements_a_read = 200;
constexpr auto set_aside_for = std::chrono::hours(1);

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
      on_statement(row, statement.root());
      next = target_octets(statement.root());
    });
    uuid = std::move(next);
  }
}

/// One of the statements that another one leads to.
struct Step {
  ClientId client;
  std::vector<Mark> marks;
};
/// The nearest first; nothing behind one that is gone.
using Chain = std::vector<Step>;

Chain chain_from(Tx& tx, std::string_view uuid) {
  Chain chain;
  each_in_chain(
      tx, std::string(uuid), [](const std::string&) {},
      [&](const store::Existing& row, const json::Value& statement) {
        chain.push_back({row.client, marks_of(statement)});
      });
  return chain;
}

Chain with_before(Step step, const Chain& chain) {
  Chain longer{std::move(step)};
  longer.insert(longer.end(), chain.begin(), chain.end());
  if (longer.size() > longest_chain) longer.resize(longest_chain);
  return longer;
}

/// One echo, as it fades.
class Fading {
 public:
  Fading(Database& database, const store::Echo& echo) : database_(database), echo_(echo) {
    database_.read([&](Tx& tx) {
      times_rewritten_ = times_rewritten(tx);
      marks_ = store::echo_marks(tx, echo_.seq);
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
      // Read each time: what the echo itself refers to may come only now.
      const auto chain = database_.read([&](Tx& tx) { return chain_from(tx, echo_.uuid.octets); });
      if (!visit(seqs, chain, 1) || !flush()) return;
      echo_.reached = seqs.back();
      if (!write([&](Tx& tx) { store::set_echo_reached(tx, echo_.seq, echo_.reached); })) return;
    }
  }

 private:
  struct Met {
    store::Referring statement;
    bool reads_all = false;  ///< its client
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
        const bool reads_all = client_may(tx, statement.client, Scope::read);
        const bool referred_to = store::is_referred_to(tx, statement.uuid.octets);
        all.push_back({std::move(statement), reads_all, referred_to});
      }
      return all;
    });
  }

  /// These refer to the echo, by as many steps; `chain` is what they lead to.
  bool visit(const Seqs& seqs, const Chain& chain, int steps) {
    for (const auto& each : met(seqs)) {
      const auto seq = each.statement.seq;
      if (std::ranges::find(path_, seq) != path_.end()) continue;
      if (!change(seq, handed_on_to(each, chain))) return false;
      // The echo itself refers to some of those that refer to it: that is a ring.
      const bool is_echo = seq == echo_.seq;
      if (is_echo || !each.referred_to || steps == longest_chain) continue;
      const auto statement = json::Document::parse(each.statement.text).value();
      path_.push_back(seq);
      const bool gone_on = visit_those_behind(
          each.statement.uuid.octets,
          with_before({each.statement.client, marks_of(statement.root())}, chain), steps);
      path_.pop_back();
      if (!gone_on) return false;
    }
    return true;
  }

  /// The same as if it came now.
  static std::set<Mark> handed_on_to(const Met& met, const Chain& chain) {
    HandingOn marks(met.statement.client, met.reads_all);
    for (const auto& step : chain) {
      if (!marks.add(step.client, step.marks)) break;
    }
    return marks.handed_on();
  }

  bool visit_those_behind(std::string_view uuid, const Chain& chain, int steps) {
    Seqs seqs;
    do {
      seqs = referring(uuid, seqs.empty() ? 0 : seqs.back());
      if (!visit(seqs, chain, steps + 1)) return false;
    } while (seqs.size() == statements_a_read);
    return true;
  }

  bool change(std::int64_t seq, const std::set<Mark>& having) {
    for (const auto hand_on : {handed_on, handed_on_by_others}) {
      const auto change_one = [&](Mark mark) {
        (having.contains(hand_on(mark)) ? on_ : off_).push_back({hand_on(mark), seq});
      };
      for (const auto& [mark, instead] : marks_) {
        change_one(mark);
        if (instead) change_one(*instead);
      }
    }
    return off_.size() + on_.size() < marks_a_write || flush();
  }

  bool flush() {
    const bool written = (off_.empty() && on_.empty()) || write([&](Tx& tx) {
                           MarkIndex index(tx);
                           index.put(on_);
                           index.take(off_);
                         });
    on_.clear();
    off_.clear();
    return written;
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
  Seqs path_;
  std::vector<MarkRow> on_, off_;
};

/// Whatever is wrong with one is in nobody else's way: neither another echo's nor an erasure's.
void set_aside(Database& database, std::int64_t seq, const std::exception& failure) {
  log::warning("records.echo_set_aside",
               {{"seq", std::to_string(seq)}, {"error", std::string(failure.what())}});
  database.write(
      [&](Tx& tx) { store::set_echo_aside(tx, seq, failure.what(), tx.now() + set_aside_for); },
      db::Priority::background);
}

}  // namespace

std::vector<EchoSetAside> echoes_set_aside(Tx& tx) {
  return store::echoes_set_aside(tx);
}

std::int64_t number_of_echoes_set_aside(Tx& tx) {
  return store::number_of_echoes_set_aside(tx);
}

void try_echoes_again(Tx& tx) {
  store::try_echoes_again(tx);
}

std::vector<Mark> chain_marks(Tx& tx, std::string_view target, std::size_t& octets_read) {
  std::set<Mark> marks;
  each_in_chain(
      tx, std::string(target),
      [&](const std::string& uuid) {
        const auto echo = store::echo_of(tx, uuid);
        if (!echo) return;
        for (const auto& each : store::echo_marks(tx, echo->seq)) marks.insert(each.mark);
      },
      [&](const store::Existing& row, const json::Value& statement) {
        octets_read += row.text.size();
        add_all(marks, all_marks_of(statement));
      });
  return {marks.begin(), marks.end()};
}

void leave_echo(Tx& tx, const Removed& statement) {
  if (!store::is_referred_to(tx, statement.uuid)) return store::delete_echo(tx, statement.seq);
  std::set<Mark> marks(statement.marks.begin(), statement.marks.end());
  add_all(marks, statement.marks_of_chain);
  std::vector<store::EchoMark> all;
  for (const auto mark : marks) all.push_back({mark, std::nullopt});
  store::put_echo(tx, {statement.seq, {statement.uuid}});
  store::forget_what_stands_instead(tx, statement.seq);
  store::put_echo_marks(tx, statement.seq, all);
}

void leave_echo(Tx& tx, const Rewritten& statement, std::string_view uuid) {
  if (statement.marks.empty() || !store::is_referred_to(tx, uuid)) return;
  std::vector<store::EchoMark> all;
  for (const auto& [mark, instead] : statement.marks) all.push_back({mark, instead});
  store::put_echo(tx, {statement.seq, {std::string(uuid)}});
  store::put_echo_marks(tx, statement.seq, all);
}

bool fade_echoes(Database& database, std::chrono::milliseconds length) {
  const auto until = std::chrono::steady_clock::now() + length;
  while (const auto echo = database.read(store::next_echo)) {
    try {
      Fading(database, *echo).go_on(until);
    } catch (const std::exception& failure) {
      set_aside(database, echo->seq, failure);
    }
    if (std::chrono::steady_clock::now() >= until) return !database.read(store::next_echo);
  }
  return true;
}

}  // namespace kring::learning_records
