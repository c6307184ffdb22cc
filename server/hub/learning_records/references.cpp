#include "hub/learning_records/references.h"

#include "base/refusal.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/statement_parts.h"

#include <map>
#include <set>
#include <unordered_map>

namespace kring::learning_records {
namespace {

[[noreturn]] void refuse_too_much() {
  throw Refusal(Status::too_large, "body.too_large", {},
                "What these statements refer to would have to be found by more than 20,000 marks, "
                "or is more than 32 MB: send fewer of those that refer to others at once.");
}

/// A statement that is referred to. Read and parsed once, however many refer to it.
struct Target {
  ClientId client;
  std::vector<Mark> marks;
  std::string target;  ///< sixteen octets of what it refers to itself, or ""
};

/// What references lead to, in steps, as far as chains go.
class Targets {
 public:
  Targets(Tx& tx, std::size_t most_octets) : tx_(tx), octets_left_(most_octets) {}

  /// Says whether there was room for all of them.
  bool read(const std::vector<store::Reference>& references) {
    std::set<std::string, std::less<>> wanted;
    for (const auto& reference : references) wanted.insert(reference.target.octets);
    for (int step = 0; step < longest_chain && !wanted.empty(); ++step) {
      std::vector<std::string_view> uuids;
      for (const auto& uuid : wanted) {
        if (!by_uuid_.contains(uuid)) uuids.emplace_back(uuid);
      }
      std::set<std::string, std::less<>> next;
      store::each_statement(tx_, uuids, [&](const store::Existing& row) {
        if (row.text.size() > octets_left_) {
          octets_left_ = 0;
          return;
        }
        octets_left_ -= row.text.size();
        const auto& target = by_uuid_.emplace(row.uuid, target_from(row)).first->second;
        if (!target.target.empty()) next.insert(target.target);
      });
      wanted = std::move(next);
    }
    return octets_left_ > 0;
  }

  /// The marks that a statement of this reader's gets from what it refers to.
  std::set<Mark> marks_for(std::string_view uuid, ClientId reader, bool reads_all) const {
    std::set<Mark> marks;
    for (int step = 0; step < longest_chain; ++step) {
      const auto found = by_uuid_.find(std::string(uuid));
      if (found == by_uuid_.end()) break;
      const auto& target = found->second;
      // What may not be read is not told by what it is found by either.
      if (!reads_all && target.client != reader) break;
      marks.insert(target.marks.begin(), target.marks.end());
      uuid = target.target;
    }
    return marks;
  }

 private:
  static Target target_from(const store::Existing& row) {
    const auto statement = json::Document::parse(row.text).value();
    const auto next = target_of(statement.root());
    return {row.client, marks_of(statement.root()),
            next.empty() ? std::string() : octets_of_uuid(next)};
  }

  Tx& tx_;
  std::size_t octets_left_;
  std::unordered_map<std::string, Target> by_uuid_;
};

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
                   const std::vector<store::Reference>& known, MarkIndex& index) {
  if (sent.empty() && known.empty()) return;
  Targets targets(tx, most_octets_referred_to);
  if (!targets.read(sent)) refuse_too_much();
  targets.read(known);
  Readers readers(tx, client);
  std::vector<MarkRow> rows;
  const auto add = [&](const store::Reference& reference) {
    const auto marks = targets.marks_for(reference.target.octets, reference.client,
                                         readers.reads_all(reference.client));
    if (rows.size() + marks.size() > most_handed_on) return false;
    for (const auto mark : marks) rows.push_back({handed_on(mark), reference.seq});
    return true;
  };
  for (const auto& reference : sent) {
    if (!add(reference)) refuse_too_much();
  }
  for (const auto& reference : known) {
    if (!add(reference)) break;
  }
  index.put(std::move(rows));
}

}  // namespace kring::learning_records
