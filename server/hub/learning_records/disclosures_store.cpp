#include "hub/learning_records/disclosures_store.h"

#include "hub/learning_records/mark_list.h"
#include "hub/learning_records/statement_lengths_store.h"
#include "hub/learning_records/statements_store.h"

namespace kring::learning_records::store {

std::vector<DisclosureRow> disclosures_before(Tx& tx, DisclosureId id, std::size_t limit) {
  // Ids grow with time, whichever table they are of: the newest of all are among the newest of
  // each.
  const std::string newest = " WHERE id < $1 ORDER BY id DESC LIMIT $2) AS ";
  return tx.rows<DisclosureRow>(
      "SELECT * FROM (SELECT id, 'revealing' AS kind, viewer_person, revealed_at AS disclosed_at,"
      " reason, seq, CAST(NULL AS BIGINT) AS mark, CAST(NULL AS TEXT) AS format,"
      " CAST(NULL AS TEXT) AS choice FROM record_revealings" +
          newest +
          "revealings UNION ALL"
          " SELECT * FROM (SELECT id, 'person_file', exporter_person, made_at, reason,"
          " CAST(NULL AS BIGINT), mark, CAST(NULL AS TEXT), CAST(NULL AS TEXT)"
          " FROM record_person_exports" +
          newest +
          "person_files UNION ALL"
          " SELECT * FROM (SELECT id, 'records_file', exporter_person, made_at, reason,"
          " CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), format, choice FROM record_exports" +
          newest + "records_files ORDER BY id DESC LIMIT $2",
      id, static_cast<std::int64_t>(limit));
}

void each_statement_at(Tx& tx, const std::vector<std::int64_t>& seqs, std::int64_t most_octets,
                       const std::function<void(std::int64_t, std::string_view)>& on_statement) {
  tx.execute("SELECT seq, text FROM statements WHERE seq " + db::in_list(tx, 1) + " AND " +
                 octets_of_statement(tx) + " <= $2",
             {list_of(tx, seqs), most_octets},
             [&](const db::Row& row) { on_statement(row.integer(0), row.text(1)); });
}

}  // namespace kring::learning_records::store
