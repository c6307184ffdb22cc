// Adding statements: what happens inside the transaction.

#include "base/refusal.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/sameness.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_writer.h"
#include "hub/learning_records/statements_store.h"
#include "platform/crypto/hash.h"

#include <algorithm>
#include <map>
#include <set>

namespace kring::learning_records {
namespace {

/// How far marks are handed on from a statement to those that refer to it, and on to those that
/// refer to these. Longer chains are nobody's, and rings end here too.
constexpr int longest_chain = 16;

std::vector<std::string_view> uuids_of(const std::vector<const Prepared*>& statements) {
  std::vector<std::string_view> uuids;
  uuids.reserve(statements.size());
  for (const auto* statement : statements) uuids.push_back(statement->uuid);
  return uuids;
}

bool is_the_same(const Prepared& sent, const std::string& kept) {
  const auto complete = complete_text(sent.kept, true, "");
  const auto ours = json::Document::parse(complete).value();
  const auto theirs = json::Document::parse(kept).value();
  return say_the_same(ours.root(), theirs.root());
}

class Adding {
 public:
  Adding(Tx& tx, const Client& client, const Batch& batch)
      : tx_(tx), client_(client), batch_(batch) {
    const auto last = store::last_statement(tx);
    seq_ = last ? last->seq : 0;
    // A clock that was set back, or another node's that is behind, must not put the log out of
    // order.
    stored_at_ = last ? std::max(tx.now(), last->stored_at) : tx.now();
  }

  void run() {
    add_statements();
    add_marks();
    add_references();
    heed_references();
    add_definitions();
    store::insert_attachments(tx_, batch_.attachments);
  }

 private:
  void add_statements() {
    const auto stored = rfc3339(stored_at_);
    std::vector<store::NewRow> rows;
    rows.reserve(batch_.statements.size());
    for (const auto& statement : batch_.statements) {
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

  /// Some were there already: those are left alone, if they say the same.
  void leave_out_known() {
    for (const auto& known : store::statements_by_uuid(tx_, uuids_of(added_))) {
      if (seqs_.at(known.uuid) == known.seq) continue;  // it is the one that was just added
      const auto sent =
          std::ranges::find_if(added_, [&](const auto* each) { return each->uuid == known.uuid; });
      if (!is_the_same(**sent, known.text)) {
        throw Refusal(Status::conflict, "statement.conflict", {},
                      "The statement " + uuid_of_octets(known.uuid) +
                          " is there already, and says something else.");
      }
      added_.erase(sent);
    }
  }

  void add_marks() {
    std::vector<store::MarkRow> rows;
    for (const auto* statement : added_) {
      for (const auto mark : statement->marks) rows.push_back({mark, seqs_.at(statement->uuid)});
    }
    store::insert_marks(tx_, rows);
  }

  void add_references() {
    std::vector<store::Reference> rows;
    for (const auto* statement : added_) {
      if (statement->target.empty()) continue;
      rows.push_back(
          {{statement->target}, seqs_.at(statement->uuid), client_.id, statement->voids});
      if (statement->voids) store::set_voided(tx_, statement->target, voids_of());
    }
    store::insert_references(tx_, rows);
    for (const auto& row : rows) {
      const auto marks = marks_of_target(row.target.octets);
      hand_on({marks.begin(), marks.end()}, row.seq);
    }
  }

  /// Whose statements this client may take back: nothing for everybody's.
  std::optional<ClientId> voids_of() const {
    return client_.may(Scope::all) ? std::nullopt : std::optional(client_.id);
  }

  /// What has come now may have been voided, or referred to, long ago.
  void heed_references() {
    std::map<std::string_view, const Prepared*> by_uuid;
    for (const auto* statement : added_) by_uuid.emplace(statement->uuid, statement);
    for (const auto& reference : store::references_to(tx_, uuids_of(added_))) {
      if (reference.voids && (reference.client == client_.id)) {
        store::set_voided(tx_, reference.target.octets, client_.id);
      }
      const auto& marks = by_uuid.at(reference.target.octets)->marks;
      hand_on(without_senders(marks), reference.seq);
      hand_on_from(reference.seq, without_senders(marks), longest_chain);
    }
  }

  /// Who sent a statement says nothing of those that refer to it.
  std::vector<Mark> without_senders(std::vector<Mark> marks) const {
    std::erase(marks, mark_of(MarkKind::client, client_.id.text()));
    return marks;
  }

  void hand_on(const std::vector<Mark>& marks, std::int64_t seq) {
    std::vector<store::MarkRow> rows;
    rows.reserve(marks.size());
    for (const auto mark : marks) rows.push_back({mark, seq});
    store::insert_marks(tx_, rows);
  }

  /// Up: to who refers to who refers to it.
  void hand_on_from(std::int64_t seq, const std::vector<Mark>& marks, int steps) {
    const auto statement = steps > 0 ? store::statement_at(tx_, seq) : std::nullopt;
    if (!statement) return;
    for (const auto& reference : store::references_to(tx_, {statement->uuid.octets})) {
      if (reference.seq == seq) continue;
      hand_on(marks, reference.seq);
      hand_on_from(reference.seq, marks, steps - 1);
    }
  }

  /// Down: of the target, of its target, and so on.
  std::set<Mark> marks_of_target(std::string target) {
    std::set<Mark> marks;
    for (int step = 0; step < longest_chain && !target.empty(); ++step) {
      const auto found = store::statements_by_uuid(tx_, {target});
      if (found.empty()) break;
      const auto statement = json::Document::parse(found.front().text).value();
      const auto its = marks_of(statement.root());
      marks.insert(its.begin(), its.end());
      const auto next = target_of(statement.root());
      target = next.empty() ? std::string() : octets_of_uuid(next);
    }
    return marks;
  }

  void add_definitions() {
    std::vector<Mark> marks;
    for (const auto& definition : batch_.definitions) marks.push_back(definition.mark);
    std::map<Mark, store::ActivityRow> known;
    for (auto& row : store::activities(tx_, marks)) known.emplace(row.mark, std::move(row));
    for (const auto& definition : batch_.definitions) {
      const auto seen = crypto::hash(definition.text);
      auto& row = known[definition.mark];
      if (row.seen.octets == seen) continue;
      if (!row.iri.empty() && row.iri != definition.iri) continue;  // two IRIs of one mark
      const auto news = json::Document::parse(definition.text).value();
      row = {definition.mark, definition.iri, merged_definition(row.definition, news.root()),
             db::Bytes{seen}};
      store::put_activity(tx_, row);
    }
  }

  Tx& tx_;
  const Client& client_;
  const Batch& batch_;
  std::int64_t seq_ = 0;
  Time stored_at_;
  std::map<std::string_view, std::int64_t> seqs_;
  std::vector<const Prepared*> added_;
};

}  // namespace

void keep(Tx& tx, const Client& client, const Batch& batch) {
  Adding(tx, client, batch).run();
}

}  // namespace kring::learning_records
