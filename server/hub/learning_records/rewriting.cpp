#include "hub/learning_records/rewriting.h"

#include "hub/learning_records/counting.h"
#include "hub/learning_records/counts_store.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/rewriting_store.h"

namespace kring::learning_records {
namespace {

std::vector<std::int64_t> places_of(const std::vector<Rewritten>& statements) {
  std::vector<std::int64_t> seqs;
  seqs.reserve(statements.size());
  for (const auto& statement : statements) seqs.push_back(statement.seq);
  return seqs;
}

void swap_marks(Tx& tx, const std::vector<Rewritten>& statements) {
  std::vector<MarkChange> changes;
  for (const auto& statement : statements) {
    for (const auto& [mark, instead] : statement.marks) {
      changes.push_back({{mark, statement.seq}, instead});
    }
  }
  MarkIndex(tx).swap(changes);
}

void count_again(Tx& tx, const std::vector<Rewritten>& statements,
                 const std::vector<std::int64_t>& seqs) {
  Counts counts;
  CountedSoFar counted(tx);
  const auto voided = store::voided_among(tx, seqs);
  for (const auto& each : statements) {
    if (!counted.holds(each.seq) || voided.contains(each.seq)) continue;
    counts.take_away(each.before, each.client, each.stored_at);
    counts.add(each.after, each.client, each.stored_at);
  }
  counts.write(tx);
}

}  // namespace

std::int64_t times_rewritten(Tx& tx) {
  return store::counting_place(tx).rewritten;
}

std::int64_t rewrite(Tx& tx, const std::vector<Rewritten>& statements) {
  if (statements.empty()) return 0;
  const auto seqs = places_of(statements);
  for (const auto& statement : statements) store::set_text(tx, statement.seq, statement.text);
  swap_marks(tx, statements);
  count_again(tx, statements, seqs);
  store::empty_revealing_reasons(tx, seqs);
  std::int64_t attachments = 0;
  for (const auto& each : statements) attachments += store::delete_attachments(tx, each.sha2);
  store::add_time_rewritten(tx);
  return attachments;
}

}  // namespace kring::learning_records
