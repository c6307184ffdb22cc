#include "hub/learning_records/records_of_person_store.h"

#include "hub/learning_records/mark_list.h"
#include "hub/learning_records/mark_walk.h"
#include "hub/learning_records/statement_lengths_store.h"
#include "hub/learning_records/statements_store.h"

namespace kring::learning_records::store {

bool each_statement_of(Tx& tx, const std::vector<Mark>& marks, std::int64_t after, std::size_t most,
                       const std::function<void(const StatementOfPerson&)>& on_statement) {
  auto seqs = MarkWalk(tx, {marks}, {after + 1, INT64_MAX}, true).next(most);
  const bool is_all = seqs.size() < most;
  const auto those = " FROM statements WHERE seq " + db::in_list(tx, 1);
  PortionEnd end;
  tx.execute("SELECT seq, " + octets_of_statement(tx) + those + " ORDER BY seq",
             {list_of(tx, seqs)},
             [&](const db::Row& row) { end.offer(row.integer(0), row.integer(1)); });
  if (end.rows() == 0) return false;
  const auto rows =
      tx.rows<StatementOfPerson>("SELECT seq, voided, text" + those + " AND seq <= $2 ORDER BY seq",
                                 list_of(tx, seqs), end.last());
  for (const auto& row : rows) on_statement(row);
  return end.is_full() || !is_all;
}

std::vector<DocumentOfPerson> documents_of(Tx& tx, const std::vector<Mark>& agents,
                                           const PersonPlace& after, std::size_t limit) {
  return tx.rows<DocumentOfPerson>(
      "SELECT holder, registration, name, content_type, content, updated_at FROM record_documents"
      " WHERE (agent " +
          db::in_list(tx, 1) + " OR folded_agent " + db::in_list(tx, 1) +
          ") AND (holder, registration, name) > ($2, $3, $4)"
          " ORDER BY holder, registration, name LIMIT $5",
      list_of(tx, agents), after.holder, after.registration, after.name, limit);
}

void insert_person_export(Tx& tx, PersonId exporter, Mark mark, std::string_view reason) {
  tx.run(
      "INSERT INTO record_person_exports (id, exporter_person, mark, reason, made_at)"
      " VALUES ($1, $2, $3, $4, $5)",
      tx.mint<struct PersonExportTag>(), exporter, mark, reason, tx.now());
}

}  // namespace kring::learning_records::store
