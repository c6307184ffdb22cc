#include "hub/learning_records/references.h"

#include "base/refusal.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/rewriting.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_writer.h"
#include "hub/learning_records/statements_by_id_store.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace kring::learning_records {
namespace {

/// So many are asked for at once; where one finds no room, no more are.
constexpr std::size_t targets_a_read = 64;

Target target_from(const json::Value& statement, ClientId client) {
  const auto next = target_of(statement);
  return {client, marks_of(statement), next.empty() ? std::string() : octets_of_uuid(next),
          counted_as(statement)};
}

/// Which clients read everybody's statements, asked once for each.
class Readers {
 public:
  Readers(Tx& tx, const Client& client) : tx_(tx) {
    reads_all_[client.id] = client.may(Scope::read);
  }

  bool reads_all(ClientId client) {
    const auto [found, is_new] = reads_all_.emplace(client, false);
    if (is_new) found->second = client_may(tx_, client, Scope::read);
    return found->second;
  }

 private:
  Tx& tx_;
  std::map<ClientId, bool> reads_all_;
};

}  // namespace

void refuse_to_refer_to_so_much() {
  throw Refusal(Status::too_large, "body.too_large", {},
                "What these statements refer to would have to be found by more than 20,000 marks, "
                "or is more than 9 MB: send fewer of those that refer to others at once.");
}

bool HandingOn::add(ClientId client, const std::vector<Mark>& marks) {
  all_own_ = all_own_ && client == reader_;
  if (!all_own_ && !reads_all_) return false;
  (all_own_ ? own_ : others_).insert(marks.begin(), marks.end());
  return true;
}

std::set<Mark> HandingOn::handed_on() const {
  std::set<Mark> all;
  for (const auto mark : own_) all.insert(learning_records::handed_on(mark));
  for (const auto mark : others_) {
    if (!own_.contains(mark)) all.insert(handed_on_by_others(mark));
  }
  return all;
}

void Targets::add(std::string_view uuid, Target target) {
  by_uuid_.emplace(uuid, std::move(target));
}

bool Targets::read(Tx& tx, const std::vector<store::Reference>& references) {
  std::set<std::string, std::less<>> wanted;
  for (const auto& reference : references) wanted.insert(reference.target.octets);
  for (int step = 0; step < longest_chain && !wanted.empty(); ++step) {
    std::vector<std::string_view> unknown;
    for (const auto& uuid : wanted) {
      if (!find(uuid)) unknown.emplace_back(uuid);
    }
    if (!read_portions(tx, unknown)) return false;
    std::set<std::string, std::less<>> next;
    for (const auto& uuid : wanted) {
      const auto* target = find(uuid);
      if (target && !target->target.empty()) next.insert(target->target);
    }
    wanted = std::move(next);
  }
  return true;
}

bool Targets::read_portions(Tx& tx, std::span<const std::string_view> uuids) {
  bool room = true;
  while (room && !uuids.empty()) {
    const auto portion = uuids.first(std::min(uuids.size(), targets_a_read));
    uuids = uuids.subspan(portion.size());
    const auto statements = store::standing_among(tx, {portion.begin(), portion.end()});
    const auto end = std::ranges::find_if(statements, [&](const auto& each) {
      room = each.octets <= octets_left_;
      if (room) octets_left_ -= each.octets;
      return !room;
    });
    store::each_text(tx, {statements.begin(), end}, [&](const store::Existing& row) {
      const auto statement = json::Document::parse(row.text).value();
      add(row.uuid, target_from(statement.root(), row.client));
    });
  }
  return room;
}

const Target* Targets::find(std::string_view uuid) const {
  if (const auto found = by_uuid_.find(uuid); found != by_uuid_.end()) return &found->second;
  return known_ ? known_->find(uuid) : nullptr;
}

std::set<Mark> Targets::marks_for(std::string_view uuid, ClientId reader, bool reads_all) const {
  HandingOn marks(reader, reads_all);
  for (int step = 0; step < longest_chain; ++step) {
    const auto* target = find(uuid);
    if (!target || !marks.add(target->client, target->marks)) break;
    uuid = target->target;
  }
  return marks.handed_on();
}

std::optional<ReferredTo> read_ahead(Tx& tx, const Client& client, const Batch& batch,
                                     std::size_t most_octets) {
  ReferredTo ahead{Targets(most_octets, nullptr), times_rewritten(tx)};
  std::vector<store::Reference> sent;
  std::vector<std::string_view> uuids;
  for (const auto& statement : batch.statements) {
    uuids.push_back(statement.uuid);
    if (!statement.target.empty()) sent.push_back({{statement.target}, 0, client.id});
  }
  if (!ahead.targets.read(tx, sent)) return std::nullopt;
  const auto known = references_up_to(tx, uuids);
  std::set<std::string_view> wanted;
  for (const auto& reference : sent) wanted.insert(reference.target.octets);
  for (const auto& reference : known) wanted.insert(reference.target.octets);
  const auto removed = store::removed_among(tx, uuids);
  // What comes with this batch, as it will be kept.
  for (const auto& statement : batch.statements) {
    if (!wanted.contains(statement.uuid) || removed.contains(statement.uuid)) continue;
    if (ahead.targets.find(statement.uuid)) continue;
    const auto text = complete_text(statement.kept, true, "");
    const auto document = json::Document::parse(text).value();
    ahead.targets.add(statement.uuid, target_from(document.root(), client.id));
  }
  ahead.targets.read(tx, known);
  return ahead;
}

std::vector<store::Reference> references_up_to(Tx& tx,
                                               const std::vector<std::string_view>& targets) {
  std::vector<store::Reference> all;
  std::set<std::int64_t> met;
  auto step = store::references_to(tx, targets, most_handed_on);
  for (int steps = 0; steps < longest_chain && !step.empty(); ++steps) {
    std::vector<std::int64_t> referring;
    for (auto& reference : step) {
      if (all.size() == most_handed_on) return all;
      if (!met.insert(reference.seq).second) continue;
      referring.push_back(reference.seq);
      all.push_back(std::move(reference));
    }
    const auto uuids = store::uuids_at(tx, referring);
    step = store::references_to(tx, {uuids.begin(), uuids.end()}, most_handed_on);
  }
  return all;
}

void hand_on_marks(Tx& tx, const Client& client, const std::vector<store::Reference>& sent,
                   const std::vector<store::Reference>& known, Targets& targets, MarkIndex& index) {
  if (sent.empty() && known.empty()) return;
  if (!targets.read(tx, sent)) {
    throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(1));
  }
  targets.read(tx, known);
  Readers readers(tx, client);
  std::vector<MarkRow> rows;
  const auto add = [&](const store::Reference& reference) {
    const auto marks = targets.marks_for(reference.target.octets, reference.client,
                                         readers.reads_all(reference.client));
    if (rows.size() + marks.size() > most_handed_on) return false;
    for (const auto mark : marks) rows.push_back({mark, reference.seq});
    return true;
  };
  for (const auto& reference : sent) {
    if (!add(reference)) refuse_to_refer_to_so_much();
  }
  for (const auto& reference : known) {
    if (!add(reference)) break;
  }
  index.put(std::move(rows));
}

}  // namespace kring::learning_records
