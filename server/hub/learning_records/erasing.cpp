#include "hub/learning_records/erasing.h"

#include "hub/identity/identity.h"
#include "hub/learning_records/clients_events.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/echoes.h"
#include "hub/learning_records/echoes_store.h"
#include "hub/learning_records/erased_person.h"
#include "hub/learning_records/erasures_store.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/mark_walk.h"
#include "hub/learning_records/pseudonyms.h"
#include "hub/learning_records/rewriting.h"
#include "hub/learning_records/rewriting_store.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statements.h"
#include "hub/learning_records/statements_store.h"
#include "hub/learning_records/wiping.h"
#include "platform/journal/line.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

using TimePoint = std::chrono::steady_clock::time_point;

/// So many statements are read at once, and so often where nobody is found in them, before that is
/// written; and so many are written anew at once.
constexpr std::size_t statements_a_read = 1000;
constexpr int reads_a_write = 20;
constexpr std::size_t statements_a_write = 100;
constexpr std::size_t octets_a_write = 4 * 1024 * 1024;
/// So many that came meanwhile are looked at in the write that ends it.
constexpr std::size_t statements_at_the_end = 200;
/// So many statements that only refer to others get other marks at once.
constexpr std::size_t handed_on_a_write = 200;
constexpr std::size_t agents_a_read = 1000;

/// The next statements of the log, and those among them that come to say something else.
struct Looked {
  std::int64_t reached = 0;
  std::vector<Rewritten> found;
  bool at_end = true;
};

/// Those that only refer to others, and are found by what those say.
struct Referring {
  std::vector<std::int64_t> seqs;
  std::int64_t looked_to = 0;  ///< what stands behind that place was not looked at
  bool all = false;
};

/// One erasure, as it goes on.
class Erasing {
 public:
  Erasing(Database& database, const ErasureOptions& options, const store::ErasureRow& row)
      : database_(database),
        options_(options),
        id_(row.id),
        person_(options.secret,
                database.read([&](Tx& tx) { return store::digests_of(tx, row.id); }),
                options.public_origin),
        account_(stand_in_account(options.public_origin, row.stand_in)),
        identity_("account " + options.public_origin + " " + row.stand_in) {}

  /// Says whether it is done.
  bool go_on(TimePoint until) {
    while (!step()) {
      if (std::chrono::steady_clock::now() >= until) return false;
      if (options_.waits_for_room && options_.waits_for_room()) return false;
    }
    if (!database_.wipe_remains(patience_until(until))) return false;
    database_.write([&](Tx& tx) { finish(tx); }, db::Priority::background);
    return true;
  }

 private:
  struct Portion {
    std::int64_t from = 0;
    std::int64_t times_rewritten = 0;
    Looked looked;
    Referring referring;  ///< where nothing is left that says anything of them
  };

  /// One write. Says whether nothing of them is in the tables any more.
  bool step() {
    if (database_.read([&](Tx& tx) { return store::erasure(tx, id_).value().cleared_at; })) {
      return true;
    }
    const auto portion = next_portion();
    const auto kept_about = portion.looked.at_end
                                ? AgentsMeant{agents_with_documents(), agents_elsewhere()}
                                : AgentsMeant();
    return database_.write_in_order(
        statement_log, [&](Tx& tx) { return write(tx, portion, kept_about); },
        db::Priority::background);
  }

  Portion next_portion() {
    auto portion = database_.read([&](Tx& tx) {
      const auto row = store::erasure(tx, id_).value();
      return Portion{
          row.reached, times_rewritten(tx), look(tx, row.reached, statements_a_read), {}};
    });
    for (int reads = 1; reads < reads_a_write; ++reads) {
      auto& looked = portion.looked;
      if (looked.at_end || !looked.found.empty()) break;
      looked = database_.read([&](Tx& tx) { return look(tx, looked.reached, statements_a_read); });
    }
    if (portion.looked.at_end && portion.looked.found.empty()) {
      portion.referring = database_.read([&](Tx& tx) { return referring(tx); });
    }
    return portion;
  }

  /// Goes along all that lies loose, and so before the turn.
  Referring referring(Tx& tx) const {
    Referring referring;
    referring.looked_to = store::last_kept(tx);
    referring.seqs = found_by_others(tx, {0, referring.looked_to + 1});
    referring.all = referring.seqs.size() < handed_on_a_write;
    return referring;
  }

  /// The first of a span that have one of the marks that are to go, handed on.
  std::vector<std::int64_t> found_by_others(Tx& tx, const SeqSpan& span) const {
    std::vector<Mark> any_of;
    for (const auto& change : marks_handed_on(tx)) any_of.push_back(change.first);
    if (any_of.empty()) return {};
    return MarkWalk(tx, {any_of}, span, true).next(handed_on_a_write);
  }

  std::vector<MarkSwap> marks_handed_on(Tx& tx) const {
    std::vector<MarkSwap> swaps;
    for (const auto& [mark, instead] : store::marks_of(tx, id_)) {
      for (const auto hand_on : {handed_on, handed_on_by_others}) {
        swaps.emplace_back(hand_on(mark), hand_on(instead));
      }
    }
    return swaps;
  }

  Looked look(Tx& tx, std::int64_t after, std::size_t most) {
    Looked looked;
    looked.reached = after;
    std::size_t octets = 0;
    const auto take = [&](const store::LoggedStatement& row) {
      const bool full = looked.found.size() == statements_a_write || octets >= octets_a_write;
      if (full) {
        looked.at_end = false;
        return;
      }
      looked.reached = row.seq;
      const auto statement = json::Document::parse(row.text).value();
      const auto stand_ins = who_is_erased(statement.root());
      if (stand_ins.empty()) return;
      octets += row.text.size();
      looked.found.push_back(rewritten(statement.root(), row, stand_ins));
    };
    const bool more = store::each_after(tx, after, INT64_MAX, most, take);
    if (more) looked.at_end = false;
    return looked;
  }

  StandIns who_is_erased(const json::Value& statement) {
    StandIns stand_ins;
    each_actor(statement, [&](const json::Value& actor, Place) {
      const auto identity = identity_of(actor);
      if (!identity.empty() && person_.is(identity)) stand_ins.emplace(identity, account_);
    });
    return stand_ins;
  }

  Rewritten rewritten(const json::Value& statement, const store::LoggedStatement& row,
                      const StandIns& stand_ins) const {
    auto made = anonymous(statement, stand_ins);
    const auto after = json::Document::parse(made.text).value();
    Rewritten rewritten;
    rewritten.seq = row.seq;
    rewritten.client = row.client;
    rewritten.stored_at = row.stored_at;
    rewritten.before = counted_as(statement);
    rewritten.after = counted_as(after.root());
    rewritten.text = std::move(made.text);
    rewritten.sha2 = std::move(made.sha2);
    for (const auto& [identity, account] : stand_ins) {
      for (const auto kind : {MarkKind::agent, MarkKind::related_agent}) {
        rewritten.marks.emplace_back(mark_of(kind, identity), mark_of(kind, identity_));
      }
    }
    return rewritten;
  }

  /// Those of whom documents are kept, however they are spelled there, also where no statement
  /// speaks of them.
  std::vector<Mark> agents_with_documents() {
    std::vector<Mark> theirs;
    Mark after = INT64_MIN;
    while (true) {
      const auto agents = database_.read(
          [&](Tx& tx) { return store::agents_of_documents(tx, after, agents_a_read); });
      for (const auto& [agent, folded] : agents) {
        if (person_.is(agent) || (folded && person_.is(*folded))) theirs.push_back(agent);
      }
      if (agents.size() < agents_a_read) return theirs;
      after = agents.back().agent;
    }
  }

  /// Those whom others keep, also where the spelling they were met in stands nowhere any more.
  std::vector<db::Bytes> agents_elsewhere() {
    std::vector<db::Bytes> theirs;
    db::Bytes after;
    while (true) {
      const auto all = database_.read(
          [&](Tx& tx) { return options_.others.everybody(tx, after, agents_a_read); });
      for (const auto& each : all) {
        if (person_.is(each)) theirs.push_back(each);
      }
      if (all.size() < agents_a_read) return theirs;
      after = all.back();
    }
  }

  bool write(Tx& tx, const Portion& portion, const AgentsMeant& kept_about) {
    auto row = store::erasure(tx, id_).value();
    if (row.cleared_at) return true;
    // Somebody else was first, or what was read may be no more.
    if (row.reached != portion.from || times_rewritten(tx) != portion.times_rewritten) return false;
    apply(tx, portion.looked, row);
    const bool ends = portion.looked.at_end && apply_rest(tx, row) &&
                      portion.looked.found.empty() && swap_handed_on(tx, portion.referring);
    if (ends) clear(tx, kept_about, row);
    store::set_progress(tx, row);
    return ends;
  }

  void apply(Tx& tx, const Looked& looked, store::ErasureRow& row) const {
    row.reached = looked.reached;
    row.statements += static_cast<std::int64_t>(looked.found.size());
    row.attachments += rewrite(tx, looked.found);
    std::set<MarkSwap> swaps;
    for (const auto& each : looked.found) swaps.insert(each.marks.begin(), each.marks.end());
    for (const auto& [mark, instead] : swaps) store::put_mark(tx, id_, {mark, instead});
  }

  /// What came while the rest was done. Says whether that is all, and says nothing of them: what
  /// does may have handed on marks to whatever stands before it.
  bool apply_rest(Tx& tx, store::ErasureRow& row) {
    const auto rest = look(tx, row.reached, statements_at_the_end);
    apply(tx, rest, row);
    return rest.at_end && rest.found.empty();
  }

  /// Says whether no mark is left. Of what came since they were looked for there is little.
  bool swap_handed_on(Tx& tx, const Referring& referring) const {
    auto seqs = referring.seqs;
    const auto since = found_by_others(tx, {referring.looked_to + 1, INT64_MAX});
    seqs.insert(seqs.end(), since.begin(), since.end());
    std::vector<MarkChange> changes;
    for (const auto& [mark, instead] : marks_handed_on(tx)) {
      for (const auto seq : seqs) changes.push_back({{mark, seq}, instead});
    }
    MarkIndex(tx).swap(changes);
    return referring.all && since.size() < handed_on_a_write;
  }

  void clear(Tx& tx, const AgentsMeant& kept_about, store::ErasureRow& row) const {
    const auto stand_in = mark_of(MarkKind::agent, identity_);
    std::set<Mark> agents(kept_about.marks.begin(), kept_about.marks.end());
    for (const auto& [mark, instead] : store::marks_of(tx, id_)) {
      store::change_mark_of_echoes(tx, mark, instead);
      if (instead == stand_in) agents.insert(mark);
    }
    const Pseudonyms codes(tx);
    for (const auto agent : agents) {
      row.documents += store::delete_documents(tx, agent);
      store::change_code_of_exports(tx, codes.of(agent), codes.of(stand_in));
      store::change_person_of_exports(tx, agent, stand_in);
    }
    store::empty_reasons_of_exports_of_all(tx);
    options_.others.forget(tx, {{agents.begin(), agents.end()}, kept_about.identities});
    store::delete_marks(tx, id_);
    row.cleared_at = tx.now();
  }

  void finish(Tx& tx) const {
    auto row = store::erasure(tx, id_).value();
    if (row.finished_at) return;
    row.finished_at = tx.now();
    store::set_progress(tx, row);
    record_finished(tx, row);
  }

  static void record_finished(Tx& tx, const store::ErasureRow& row) {
    auto fact =
        journal::fact(RecordErasureFinished{row.statements, row.documents, row.attachments});
    if (row.eraser_person) fact.actor = fact.owner = identity::open_persona(*row.eraser_person);
    fact.subject_kind = "record_erasure";
    fact.subject = row.id.as<ThingTag>();
    tx.record(fact);
  }

  Database& database_;
  const ErasureOptions& options_;
  const RecordErasureId id_;
  ErasedPerson person_;
  const std::string account_;
  const std::string identity_;  ///< of the stand-in
};

}  // namespace

bool erase_on(Database& database, const ErasureOptions& options, std::chrono::milliseconds length) {
  const auto until = std::chrono::steady_clock::now() + length;
  // Marks that are on their way off are found by nobody who looks what stands where.
  if (!fade_echoes(database, length)) return false;
  while (const auto row = database.read(store::erasure_going_on)) {
    if (!Erasing(database, options, *row).go_on(until)) return false;
  }
  return true;
}

}  // namespace kring::learning_records
