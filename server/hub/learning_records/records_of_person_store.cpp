#include "hub/learning_records/records_of_person_store.h"

#include "hub/learning_records/mark_list.h"
#include "hub/learning_records/statements_store.h"

namespace kring::learning_records::store {

bool each_statement_of(Tx& tx, const std::vector<Mark>& marks, std::int64_t after, std::size_t most,
                       const std::function<void(const StatementOfPerson&)>& on_statement) {
  const auto list = list_of(tx, marks);
  const auto found = "(SELECT DISTINCT seq FROM statement_marks WHERE mark " + db::in_list(tx, 1) +
                     " AND seq > $2";
  PortionEnd end;
  tx.execute("SELECT s.seq, " + octets_of(tx, "s.text") + " FROM " + found +
                 " ORDER BY seq LIMIT $3) f JOIN statements s ON s.seq = f.seq ORDER BY s.seq",
             {db::Param(list), after, most},
             [&](const db::Row& row) { end.offer(row.integer(0), row.integer(1)); });
  if (end.rows() == 0) return false;
  const auto rows = tx.rows<StatementOfPerson>(
      "SELECT s.seq, s.voided, s.text FROM " + found +
          " AND seq <= $3) f JOIN statements s ON s.seq = f.seq ORDER BY s.seq",
      list, after, end.last());
  for (const auto& row : rows) on_statement(row);
  return end.is_full() || end.rows() == most;
}

std::vector<DocumentOfPerson> documents_of(Tx& tx, const std::vector<Mark>& agents,
                                           const PersonPlace& after, std::size_t limit) {
  return tx.rows<DocumentOfPerson>(
      "SELECT holder, registration, name, content_type, content, updated_at FROM record_documents"
      " WHERE agent " +
          db::in_list(tx, 1) +
          " AND (holder, registration, name) > ($2, $3, $4)"
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
