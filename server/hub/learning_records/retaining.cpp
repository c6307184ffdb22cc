#include "hub/learning_records/retaining.h"

#include "hub/identity/identity.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/echoes.h"
#include "hub/learning_records/erased_person.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/removing.h"
#include "hub/learning_records/retention_events.h"
#include "hub/learning_records/retention_store.h"
#include "hub/learning_records/rewriting.h"
#include "hub/learning_records/same_person.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements.h"
#include "hub/learning_records/wiping.h"
#include "platform/crypto/hash.h"
#include "platform/journal/line.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

using TimePoint = std::chrono::steady_clock::time_point;

/// So many statements are read at once, and so often where none is meant, before that is written;
/// and so many are removed or written anew at once.
constexpr std::size_t statements_a_read = 1000;
constexpr int reads_a_write = 20;
constexpr std::size_t statements_a_write = 100;
constexpr std::size_t octets_a_write = 4 * 1024 * 1024;
/// So much is read at once of what statements refer to.
constexpr std::size_t octets_of_chains = 32 * 1024 * 1024;
constexpr std::size_t documents_a_write = 100;
constexpr std::size_t stand_ins_a_write = 2000;

/// A statement that stays and names nobody any more.
struct Anonymised {
  Rewritten rewritten;
  std::string uuid;               ///< sixteen octets
  std::vector<std::string> sha2;  ///< of attachments that it names no more
};

/// The next statements of the log, and what happens to those that are meant.
struct Portion {
  std::int64_t from = 0;
  std::int64_t times_rewritten = 0;
  std::int64_t reached = 0;
  bool at_end = true;
  std::vector<Removed> removed;
  std::vector<Anonymised> anonymised;
  store::StandInNames newcomers;
  std::map<std::string, std::vector<Mark>> chains;  ///< marks of what is referred to, by its id
  std::size_t octets_of_chains = 0;

  bool is_empty() const { return removed.empty() && anonymised.empty(); }
};

/// One run, as it goes on.
class Retaining {
 public:
  Retaining(Database& database, const RetainingOptions& options, const store::RunRow& row)
      : database_(database),
        options_(options),
        row_(row),
        key_(crypto::keyed_hash(options.secret, "who stands for whom in a run of retention")) {}

  /// Says whether it has ended.
  bool go_on(TimePoint until) {
    while (!step()) {
      if (std::chrono::steady_clock::now() >= until) return false;
      if (options_.waits_for_room && options_.waits_for_room()) return false;
    }
    if (has_ended()) return true;
    if (!database_.wipe_remains(patience_until(until))) return false;
    database_.write([&](Tx& tx) { finish(tx); }, db::Priority::background);
    return true;
  }

 private:
  bool has_ended() {
    return database_.read(
        [&](Tx& tx) { return store::run(tx, row_.id).value().finished_at.has_value(); });
  }

  /// One write. Says whether all that was to go is gone from the tables.
  bool step() {
    if (database_.read([&](Tx& tx) { return store::run(tx, row_.id).value().cleared_at; })) {
      return true;
    }
    const auto portion = next_portion();
    return database_.write_in_order(
        statement_log, [&](Tx& tx) { return write(tx, portion); }, db::Priority::background);
  }

  Portion next_portion() {
    auto portion = database_.read([&](Tx& tx) {
      Portion next;
      next.from = next.reached = store::run(tx, row_.id).value().reached;
      next.times_rewritten = times_rewritten(tx);
      look(tx, next);
      return next;
    });
    for (int reads = 1; reads < reads_a_write && !portion.at_end && portion.is_empty(); ++reads) {
      portion = database_.read([&](Tx& tx) {
        auto next = portion;
        look(tx, next);
        return next;
      });
    }
    return portion;
  }

  void look(Tx& tx, Portion& portion) {
    portion.at_end = true;
    std::size_t octets = 0, marks = 0;
    const auto meet = [&](const store::LoggedStatement& row) {
      if (!portion.at_end) return;
      const auto number = portion.removed.size() + portion.anonymised.size();
      if (number == statements_a_write || octets >= octets_a_write || marks >= marks_a_write ||
          portion.octets_of_chains >= octets_of_chains) {
        portion.at_end = false;
        return;
      }
      portion.reached = row.seq;
      if (row_.client != ClientId() && row.client != row_.client) return;
      const auto statement = json::Document::parse(row.text).value();
      if (is_meant(statement.root())) marks += take(tx, statement.root(), row, portion);
      octets += row.text.size();
    };
    const bool more =
        store::each_after(tx, portion.reached, row_.last_seq, statements_a_read, meet);
    if (more && portion.reached < row_.last_seq) portion.at_end = false;
  }

  bool is_meant(const json::Value& statement) const {
    return row_.verb.empty() || text_of(*member_of(statement, "verb"), "id") == row_.verb;
  }

  /// Returns how many marks go or change.
  std::size_t take(Tx& tx, const json::Value& statement, const store::LoggedStatement& row,
                   Portion& portion) {
    if (row_.act == RetentionAct::remove) {
      auto& gone =
          portion.removed.emplace_back(removed(statement, row.seq, row.client, row.stored_at));
      gone.marks_of_chain = marks_of_chain(tx, gone.target, portion);
      return gone.marks.size() + gone.marks_of_chain.size();
    }
    const auto people = stand_ins_of(tx, statement, portion);
    if (people.empty()) return 0;
    portion.anonymised.push_back(anonymised(statement, row, people));
    return portion.anonymised.back().rewritten.marks.size();
  }

  /// Read once, however many refer to it.
  static std::vector<Mark> marks_of_chain(Tx& tx, const std::string& target, Portion& portion) {
    if (target.empty()) return {};
    const auto [found, is_new] = portion.chains.try_emplace(target);
    if (is_new) found->second = chain_marks(tx, target, portion.octets_of_chains);
    return found->second;
  }

  /// By whom they are recognised, and by which stand-in from now on.
  using People = std::map<std::string, std::string>;

  People stand_ins_of(Tx& tx, const json::Value& statement, Portion& portion) const {
    const auto* authority = member_of(statement, "authority");
    const auto program = authority ? identity_of(*authority) : std::string();
    People names;
    each_actor(statement, [&](const json::Value& actor, Place) {
      const auto identity = identity_of(actor);
      const bool is_person =
          !identity.empty() && identity != program && !is_stand_in(actor, options_.public_origin);
      if (is_person && !names.contains(identity)) {
        names.emplace(identity, stand_in_for(tx, digest_of(identity), portion));
      }
    });
    return names;
  }

  std::string stand_in_for(Tx& tx, const std::string& digest, Portion& portion) const {
    if (const auto found = portion.newcomers.find(digest); found != portion.newcomers.end()) {
      return found->second;
    }
    const auto known = store::stand_ins(tx, row_.id, {digest});
    if (!known.empty()) return known.begin()->second;
    return portion.newcomers.emplace(digest, new_stand_in()).first->second;
  }

  /// An address and its sum are one person's, whatever their case.
  std::string digest_of(const std::string& identity) const {
    return crypto::keyed_hash(key_, folded_identity(identity, options_.public_origin));
  }

  Anonymised anonymised(const json::Value& statement, const store::LoggedStatement& row,
                        const People& people) const {
    StandIns stand_ins;
    for (const auto& [identity, name] : people) {
      stand_ins.emplace(identity, stand_in_account(options_.public_origin, name));
    }
    auto made = anonymous(statement, stand_ins);
    const auto after = json::Document::parse(made.text).value();
    Anonymised anonymised;
    auto& rewritten = anonymised.rewritten;
    rewritten.seq = row.seq;
    rewritten.client = row.client;
    rewritten.stored_at = row.stored_at;
    rewritten.before = counted_as(statement);
    rewritten.after = counted_as(after.root());
    rewritten.text = std::move(made.text);
    for (const auto& [identity, name] : people) {
      const auto instead = "account " + options_.public_origin + " " + name;
      for (const auto kind : {MarkKind::agent, MarkKind::related_agent}) {
        rewritten.marks.emplace_back(mark_of(kind, identity), mark_of(kind, instead));
      }
    }
    anonymised.sha2 = std::move(made.sha2);
    anonymised.uuid = octets_of_uuid(text_of(statement, "id"));
    return anonymised;
  }

  bool write(Tx& tx, const Portion& portion) const {
    auto row = store::run(tx, row_.id).value();
    if (row.finished_at || row.cleared_at) return true;
    // Somebody else was first, or what was read may be no more.
    if (row.reached != portion.from || times_rewritten(tx) != portion.times_rewritten) return false;
    row.reached = portion.reached;
    row.statements += static_cast<std::int64_t>(portion.removed.size() + portion.anonymised.size());
    row.attachments += remove(tx, portion.removed) + anonymise(tx, portion);
    const bool ends = portion.at_end && forget_documents(tx, row) && forget_stand_ins(tx);
    if (ends) row.cleared_at = tx.now();
    store::set_run(tx, row);
    const bool removed_nothing = row.statements + row.documents + row.attachments == 0;
    if (ends && removed_nothing) finish(tx);
    return ends;
  }

  std::int64_t anonymise(Tx& tx, const Portion& portion) const {
    std::vector<Rewritten> all;
    for (const auto& each : portion.anonymised) all.push_back(each.rewritten);
    rewrite(tx, all);
    std::int64_t gone = 0;
    for (const auto& each : portion.anonymised) {
      leave_echo(tx, each.rewritten, each.uuid);
      gone += forget_attachments(tx, {each.rewritten.seq}, each.sha2);
    }
    store::insert_stand_ins(tx, row_.id, portion.newcomers);
    return gone;
  }

  /// Those that belong to people. Says whether none is left.
  bool forget_documents(Tx& tx, store::RunRow& row) const {
    if (!row.verb.empty()) return true;
    const auto gone =
        store::delete_old_documents(tx, row.client, row.stored_before, documents_a_write);
    row.documents += gone;
    return gone < static_cast<std::int64_t>(documents_a_write);
  }

  bool forget_stand_ins(Tx& tx) const {
    return store::delete_stand_ins(tx, row_.id, stand_ins_a_write) <
           static_cast<std::int64_t>(stand_ins_a_write);
  }

  void finish(Tx& tx) const {
    auto row = store::run(tx, row_.id).value();
    if (row.finished_at) return;
    row.finished_at = tx.now();
    store::set_run(tx, row);
    if (row.rule) store::set_rule_reached(tx, *row.rule, row.last_seq);
    if (!row.starter_person) return;
    auto fact = journal::fact(RetentionRunFinished{row.statements, row.documents, row.attachments});
    fact.actor = fact.owner = identity::open_persona(*row.starter_person);
    fact.subject_kind = "retention_run";
    fact.subject = row.id.as<ThingTag>();
    tx.record(fact);
  }

  Database& database_;
  const RetainingOptions& options_;
  const store::RunRow row_;
  const std::string key_;
};

std::chrono::milliseconds what_is_left_of(TimePoint until) {
  return std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
}

/// Who stood for whom in runs that were stopped. Says whether none is left.
bool forget_left_stand_ins(Database& database, TimePoint until) {
  while (const auto ended = database.read(store::ended_run_with_stand_ins)) {
    database.write([&](Tx& tx) { store::delete_stand_ins(tx, *ended, stand_ins_a_write); },
                   db::Priority::background);
    if (std::chrono::steady_clock::now() >= until) return false;
  }
  return true;
}

}  // namespace

bool retain_on(Database& database, const RetainingOptions& options,
               std::chrono::milliseconds length) {
  const auto until = std::chrono::steady_clock::now() + length;
  if (!forget_left_stand_ins(database, until)) return false;
  while (const auto row = database.read(store::run_going_on)) {
    if (!Retaining(database, options, *row).go_on(until)) return false;
  }
  return fade_echoes(database, what_is_left_of(until));
}

}  // namespace kring::learning_records
