#include "hub/learning_records/record_exports_store.h"

namespace kring::learning_records::store {

void insert_export(Tx& tx, const ExportRow& row, std::string_view reason) {
  tx.run(
      "INSERT INTO record_exports"
      " (id, exporter_person, format, language, choice, last_seq, made_at, reason)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      row.id, row.exporter_person, row.format, row.language, row.choice, row.last_seq, row.made_at,
      reason);
}

std::optional<ExportRow> made_export(Tx& tx, RecordExportId id) {
  return tx.row<ExportRow>(
      "SELECT id, exporter_person, format, language, choice, last_seq, made_at FROM record_exports"
      " WHERE id = $1 AND exporter_person IS NOT NULL",
      id);
}

}  // namespace kring::learning_records::store
