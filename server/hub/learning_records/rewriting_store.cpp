#include "hub/learning_records/rewriting_store.h"

#include "hub/learning_records/mark_list.h"
#include "hub/learning_records/statement_lengths_store.h"

namespace kring::learning_records::store {

void add_time_rewritten(Tx& tx) {
  tx.run(
      "INSERT INTO statement_counting (id, reached, unmarked, rewritten) VALUES (1, 0, 0, 1)"
      " ON CONFLICT (id) DO UPDATE SET rewritten = statement_counting.rewritten + 1");
}

void set_text(Tx& tx, std::int64_t seq, std::string_view text) {
  forget_lengths(tx, {seq});
  tx.run("UPDATE statements SET text = $2 WHERE seq = $1", seq, text);
  keep_length(tx, seq, text.size());
}

std::set<std::int64_t> voided_among(Tx& tx, const std::vector<std::int64_t>& seqs) {
  const auto voided = tx.values<std::int64_t>(
      "SELECT seq FROM statements WHERE voided = 1 AND seq " + db::in_list(tx, 1),
      list_of(tx, seqs));
  return {voided.begin(), voided.end()};
}

std::int64_t delete_attachments(Tx& tx, const std::vector<std::string>& sha2) {
  std::int64_t deleted = 0;
  for (const auto& each : sha2) {
    tx.run("DELETE FROM statement_attachment_senders WHERE sha2 = $1", each);
    deleted += tx.run("DELETE FROM statement_attachments WHERE sha2 = $1", each);
  }
  return deleted;
}

void empty_revealing_reasons(Tx& tx, const std::vector<std::int64_t>& seqs) {
  tx.run("UPDATE record_revealings SET reason = '' WHERE seq " + db::in_list(tx, 1),
         list_of(tx, seqs));
}

}  // namespace kring::learning_records::store
