// Adding statements: what happens inside the transaction.

#include "base/refusal.h"
#include "hub/learning_records/counting.h"
#include "hub/learning_records/counts.h"
#include "hub/learning_records/definitions.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/mark_filing.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/references.h"
#include "hub/learning_records/rewriting.h"
#include "hub/learning_records/said_before.h"
#include "hub/learning_records/sayings.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statement_writer.h"
#include "hub/learning_records/statements_store.h"
#include "platform/crypto/hash.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <stdexcept>
#include <utility>

namespace kring::learning_records {
namespace {

/// What is known of activities is read that many at once; and so many octets of it are read again
/// and written anew by one batch: the rest is left as it was.
constexpr std::size_t definitions_at_once = 64;
constexpr std::size_t most_octets_defined = 16 * 1024 * 1024;

std::vector<std::string_view> uuids_of(const std::vector<const Prepared*>& statements) {
  std::vector<std::string_view> uuids;
  uuids.reserve(statements.size());
  for (const auto* statement : statements) uuids.push_back(statement->uuid);
  return uuids;
}

/// What was read before is of no use where something was removed or came to say something else.
const Targets* read_ahead_of(Tx& tx, const Batch& batch) {
  const auto& ahead = batch.referred_to;
  return ahead && ahead->times_rewritten == times_rewritten(tx) ? &ahead->targets : nullptr;
}

class Adding {
 public:
  Adding(Tx& tx, const Client& client, const Batch& batch)
      : tx_(tx),
        client_(client),
        batch_(batch),
        index_(tx),
        targets_(most_octets_in_turn, read_ahead_of(tx, batch)),
        counted_(tx) {
    const auto last = store::last_statement(tx);
    seq_ = last_ = last ? last->seq : 0;
    // A clock that was set back, or another node's that is behind, must not put the log out of
    // order.
    stored_at_ = last ? std::max(tx.now(), last->stored_at) : tx.now();
  }

  void run() {
    add_statements();
    add_marks();
    add_references();
    add_definitions();
    add_attachments();
    counts_.write(tx_);
    // Places that were meant for what was there already are given to others.
    if (!added_.empty()) index_.file(seqs_.at(added_.back()->uuid), most_filed_with(marks_));
  }

 private:
  void add_statements() {
    const auto stored = rfc3339(stored_at_);
    std::vector<store::NewRow> rows;
    rows.reserve(batch_.statements.size());
    const auto removed = store::removed_among(tx_, uuids_of_batch());
    for (const auto& statement : batch_.statements) {
      if (removed.contains(statement.uuid)) continue;
      not_removed_.push_back(&statement);
      seqs_.emplace(statement.uuid, ++seq_);
      rows.push_back({seq_,
                      {statement.uuid},
                      statement.voids,
                      complete_text(statement.kept, statement.timestamped, stored)});
      added_.push_back(&statement);
    }
    const auto added = store::insert_statements(tx_, rows, client_.id, stored_at_);
    if (added < static_cast<std::int64_t>(rows.size())) leave_out_known();
  }

  std::vector<std::string_view> uuids_of_batch() const {
    std::vector<std::string_view> uuids;
    uuids.reserve(batch_.statements.size());
    for (const auto& statement : batch_.statements) uuids.push_back(statement.uuid);
    return uuids;
  }

  /// Some were there already: those are left alone, if they say the same or said it before somebody
  /// in them was erased or made anonymous.
  void leave_out_known() {
    const auto known = said_before_in_turn(tx_, batch_, added_, last_);
    std::erase_if(added_, [&](const auto* each) { return known.contains(each->uuid); });
  }

  void add_marks() {
    std::vector<MarkRow> rows;
    for (const auto* statement : added_) {
      for (const auto mark : statement->marks) rows.push_back({mark, seqs_.at(statement->uuid)});
    }
    marks_ = rows.size();
    index_.add(rows);
  }

  /// What was said of these before they came is asked before what this batch says is added.
  void add_references() {
    const auto uuids = uuids_of(added_);
    const auto known = references_up_to(tx_, uuids);
    const auto voidings = store::voidings_of(tx_, uuids);
    std::vector<store::Reference> sent;
    for (const auto* statement : added_) {
      if (statement->target.empty()) continue;
      sent.push_back({{statement->target},
                      seqs_.at(statement->uuid),
                      client_.id,
                      statement->voids ? voids() : store::Voids::nothing});
    }
    store::insert_references(tx_, sent);
    hand_on_marks(tx_, client_, sent, known, targets_, index_);
    // After that, which refuses a batch that refers to more than is read of it here.
    for (const auto& voiding : voidings) {
      const bool may = voiding.voids == store::Voids::anybodys || voiding.client == client_.id;
      if (may) take_back(voiding.target.octets, client_.id);
    }
    for (const auto& reference : sent) {
      if (reference.voids != store::Voids::nothing) take_back(reference.target.octets, voids_of());
    }
  }

  void add_attachments() {
    std::vector<store::AttachmentUse> uses;
    for (const auto* statement : added_) {
      for (const auto& sha2 : statement->sha2) uses.push_back({sha2, seqs_.at(statement->uuid)});
    }
    store::insert_attachment_uses(tx_, uses);
    std::set<std::string_view> named;
    for (const auto* statement : not_removed_) {
      named.insert(statement->sha2.begin(), statement->sha2.end());
    }
    auto attachments = batch_.attachments;
    std::erase_if(attachments, [&](const auto& each) { return !named.contains(each.sha2); });
    store::insert_attachments(tx_, attachments, client_.id);
  }

  void take_back(std::string_view uuid, std::optional<ClientId> sent_by) {
    const auto taken = store::set_voided(tx_, uuid, sent_by);
    if (!taken || !counted_.holds(taken->seq)) return;
    // It is referred to, so it was read for that.
    const auto* target = targets_.find(uuid);
    if (!target) throw std::logic_error("what is voided was not read");
    counts_.take_away(target->counted, taken->client, taken->stored_at);
  }

  /// Whose statements this client may take back.
  store::Voids voids() const {
    return client_.may(Scope::all) ? store::Voids::anybodys : store::Voids::own;
  }
  /// The same for what is here already: nothing for everybody's.
  std::optional<ClientId> voids_of() const {
    return voids() == store::Voids::anybodys ? std::nullopt : std::optional(client_.id);
  }

  /// What the batch says of activities, but for statements that were removed: made ready before,
  /// unless there are such.
  std::vector<Definition> definitions() const {
    if (not_removed_.size() == batch_.statements.size()) return batch_.definitions;
    Sayings sayings;
    for (const auto* statement : not_removed_) {
      if (statement->defines.empty()) continue;
      const auto text = complete_text(statement->kept, true, "");
      const auto document = json::Document::parse(text).value();
      sayings.add(document.root());
    }
    return sayings.definitions();
  }

  void add_definitions() {
    const auto all = definitions();
    std::size_t octets = 0;
    std::span<const Definition> left = all;
    while (!left.empty() && octets <= most_octets_defined) {
      const auto portion = left.first(std::min(left.size(), definitions_at_once));
      octets += add_definitions(portion);
      left = left.subspan(portion.size());
    }
  }

  /// Returns how many octets were read again and written.
  std::size_t add_definitions(std::span<const Definition> definitions) {
    std::vector<Mark> marks;
    for (const auto& definition : definitions) marks.push_back(definition.mark);
    std::map<Mark, store::ActivityRow> known;
    for (auto& row : store::activities(tx_, marks)) known.emplace(row.mark, std::move(row));
    std::size_t octets = 0;
    for (const auto& definition : definitions) {
      const auto seen = crypto::hash(definition.text);
      auto& row = known[definition.mark];
      if (row.seen.octets == seen) continue;
      if (!row.iri.empty() && row.iri != definition.iri) continue;  // two IRIs of one mark
      octets += row.definition.size();
      GrowingDefinition whole(row.definition);
      const auto news = json::Document::parse(definition.text).value();
      if (!whole.add(news.root())) continue;
      row = {definition.mark, definition.iri, whole.text(), db::Bytes{seen}};
      store::put_activity(tx_, row);
      octets += row.definition.size();
    }
    return octets;
  }

  Tx& tx_;
  const Client& client_;
  const Batch& batch_;
  std::int64_t last_ = 0;  ///< of those that were there before
  std::int64_t seq_ = 0;
  Time stored_at_;
  std::map<std::string_view, std::int64_t> seqs_;
  std::vector<const Prepared*> added_;
  std::vector<const Prepared*> not_removed_;  ///< those of the batch, there already or not
  std::size_t marks_ = 0;                     ///< so many are added
  MarkIndex index_;
  Targets targets_;
  Counts counts_;
  CountedSoFar counted_;
};

}  // namespace

void keep(Tx& tx, const Client& client, const Batch& batch) {
  Adding(tx, client, batch).run();
}

}  // namespace kring::learning_records
