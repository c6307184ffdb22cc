#include "hub/learning_records/removing.h"

#include "hub/learning_records/counting.h"
#include "hub/learning_records/echoes.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/removing_store.h"
#include "hub/learning_records/rewriting_store.h"
#include "hub/learning_records/statement_parts.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements_by_id_store.h"

#include <algorithm>

namespace kring::learning_records {
namespace {

using Seqs = std::vector<std::int64_t>;

Seqs places_of(const std::vector<Removed>& statements) {
  Seqs seqs;
  seqs.reserve(statements.size());
  for (const auto& statement : statements) seqs.push_back(statement.seq);
  return seqs;
}

void count_no_more(Tx& tx, const std::vector<Removed>& statements, const Seqs& seqs) {
  Counts counts;
  CountedSoFar counted(tx);
  const auto voided = store::voided_among(tx, seqs);
  // Hours before that may be forgotten already, each for itself.
  const auto oldest_hour = hour_of(tx.now() - hours_kept);
  for (const auto& each : statements) {
    if (!counted.holds(each.seq)) continue;
    if (each.stored_at >= oldest_hour) counts.never_arrived(each.client, each.stored_at);
    if (!voided.contains(each.seq)) counts.take_away(each.counted, each.client, each.stored_at);
  }
  counts.write(tx);
}

void take_off_marks(Tx& tx, const std::vector<Removed>& statements) {
  std::vector<MarkRow> having;
  for (const auto& each : statements) {
    for (const auto mark : each.marks) having.push_back({mark, each.seq});
    for (const auto mark : each.marks_of_chain) {
      having.push_back({handed_on(mark), each.seq});
      having.push_back({handed_on_by_others(mark), each.seq});
    }
    having.push_back({mark_of(MarkKind::client, each.client.text()), each.seq});
    if (const auto success = each.counted.success) {
      having.push_back({success_mark(*success), each.seq});
    }
  }
  MarkIndex(tx).take(std::move(having));
}

/// What takes back something that has not come yet goes on doing so.
void forget_references(Tx& tx, const std::vector<Removed>& statements) {
  std::vector<std::string_view> targets;
  for (const auto& each : statements) {
    if (each.voids) targets.push_back(each.target);
  }
  auto known = store::removed_among(tx, targets);
  for (auto& each : store::standing_among(tx, targets)) known.insert(std::move(each.uuid));
  for (const auto& each : statements) {
    if (each.target.empty()) continue;
    if (each.voids && !known.contains(each.target)) {
      store::keep_voiding_alone(tx, each.target, each.seq);
    } else {
      store::delete_reference(tx, each.target, each.seq);
    }
  }
}

}  // namespace

std::vector<Mark> all_marks_of(const json::Value& statement) {
  auto marks = marks_of(statement);
  each_actor(statement, [&](const json::Value& actor, Place) {
    const auto identity = identity_of(actor);
    if (identity.empty()) return;
    marks.push_back(mark_of(MarkKind::agent, identity));
    marks.push_back(mark_of(MarkKind::related_agent, identity));
  });
  each_activity(statement, [&](const json::Value& activity, Place) {
    marks.push_back(mark_of(MarkKind::related_activity, text_of(activity, "id")));
  });
  std::ranges::sort(marks);
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  return marks;
}

Removed removed(const json::Value& statement, std::int64_t seq, ClientId client, Time stored_at) {
  Removed removed;
  removed.seq = seq;
  removed.client = client;
  removed.stored_at = stored_at;
  removed.uuid = octets_of_uuid(text_of(statement, "id"));
  removed.counted = counted_as(statement);
  removed.marks = all_marks_of(statement);
  if (const auto target = target_of(statement); !target.empty()) {
    removed.target = octets_of_uuid(target);
    removed.voids = is_voiding(statement);
  }
  return removed;
}

std::int64_t remove(Tx& tx, const std::vector<Removed>& statements) {
  if (statements.empty()) return 0;
  const auto seqs = places_of(statements);
  count_no_more(tx, statements, seqs);
  take_off_marks(tx, statements);
  forget_references(tx, statements);
  for (const auto& each : statements) leave_echo(tx, each);
  store::empty_revealing_reasons(tx, seqs);
  const auto attachments = forget_attachments(tx, seqs, store::attachments_used(tx, seqs));
  std::vector<std::string_view> uuids;
  for (const auto& each : statements) uuids.push_back(each.uuid);
  store::insert_removed(tx, uuids);
  const auto end = store::last_statement(tx);
  if (end && end->seq == seqs.back()) store::set_log_end(tx, *end);
  store::delete_statements(tx, seqs);
  store::add_time_rewritten(tx);
  return attachments;
}

std::int64_t forget_attachments(Tx& tx, const std::vector<std::int64_t>& seqs,
                                const std::vector<std::string>& sha2) {
  std::int64_t gone = 0;
  for (const auto& each : sha2) {
    store::delete_attachment_uses(tx, each, seqs);
    if (!store::is_attachment_used(tx, each)) gone += store::delete_attachments(tx, {each});
  }
  return gone;
}

}  // namespace kring::learning_records
