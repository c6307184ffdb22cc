#pragma once

#include "hub/learning_records/record_exports.h"

namespace kring::learning_records::store {

struct ExportRow {
  RecordExportId id;
  PersonId exporter_person;
  ExportFormat format = ExportFormat::csv;
  i18n::Language language = i18n::Language::en;
  std::string choice;         ///< JSON of a RecordChoice
  std::int64_t last_seq = 0;  ///< what was stored later is not in it
  Time made_at;
  BOOST_DESCRIBE_CLASS(ExportRow, (),
                       (id, exporter_person, format, language, choice, last_seq, made_at), (), ())
};
void insert_export(Tx& tx, const ExportRow& row, std::string_view reason);
/// Nothing where its exporter was erased.
std::optional<ExportRow> made_export(Tx& tx, RecordExportId id);

}  // namespace kring::learning_records::store
