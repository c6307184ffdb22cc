#include "hub/learning_records/removing_store.h"

#include "hub/learning_records/mark_list.h"
#include "hub/learning_records/statement_lengths_store.h"
#include "platform/db/bulk.h"

namespace kring::learning_records::store {

void insert_removed(Tx& tx, const std::vector<std::string_view>& uuids) {
  std::vector<db::Bytes> all;
  all.reserve(uuids.size());
  for (const auto uuid : uuids) all.push_back(octets(uuid));
  const std::vector<db::Param> params(all.begin(), all.end());
  db::insert_rows(tx, "INSERT INTO removed_statements (uuid) VALUES", 1, params,
                  "ON CONFLICT DO NOTHING");
}

void delete_statements(Tx& tx, const std::vector<std::int64_t>& seqs) {
  forget_lengths(tx, seqs);
  tx.run("DELETE FROM statements WHERE seq " + db::in_list(tx, 1), list_of(tx, seqs));
}

void set_log_end(Tx& tx, const Place& place) {
  tx.run(
      "INSERT INTO statement_log_end (id, seq, stored_at) VALUES (1, $1, $2)"
      " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, stored_at = excluded.stored_at",
      place.seq, place.stored_at);
}

void delete_reference(Tx& tx, std::string_view target, std::int64_t seq) {
  tx.run("DELETE FROM statement_references WHERE target = $1 AND seq = $2", octets(target), seq);
}

void keep_voiding_alone(Tx& tx, std::string_view target, std::int64_t seq) {
  tx.run("UPDATE statement_references SET seq = -seq WHERE target = $1 AND seq = $2",
         octets(target), seq);
}

std::vector<std::string> attachments_used(Tx& tx, const std::vector<std::int64_t>& seqs) {
  return tx.values<std::string>(
      "SELECT DISTINCT sha2 FROM statement_attachment_uses WHERE seq " + db::in_list(tx, 1),
      list_of(tx, seqs));
}

void delete_attachment_uses(Tx& tx, std::string_view sha2, const std::vector<std::int64_t>& seqs) {
  tx.run("DELETE FROM statement_attachment_uses WHERE sha2 = $1 AND seq " + db::in_list(tx, 2),
         sha2, list_of(tx, seqs));
}

bool is_attachment_used(Tx& tx, std::string_view sha2) {
  return tx
      .value<std::int64_t>("SELECT seq FROM statement_attachment_uses WHERE sha2 = $1 LIMIT 1",
                           sha2)
      .has_value();
}

}  // namespace kring::learning_records::store
