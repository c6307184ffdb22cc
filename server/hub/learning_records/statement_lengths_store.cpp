#include "hub/learning_records/statement_lengths_store.h"

#include "hub/learning_records/mark_list.h"

namespace kring::learning_records::store {

std::string octets_of_statement(Tx& tx) {
  if (tx.dialect() == db::Dialect::postgres) return "octet_length(statements.text)";
  return "coalesce((SELECT octets FROM long_statements WHERE long_statements.seq = statements.seq),"
         " length(CAST(statements.text AS BLOB)))";
}

void keep_length(Tx& tx, std::int64_t seq, std::size_t octets) {
  if (octets <= longest_measured || tx.dialect() == db::Dialect::postgres) return;
  tx.run("INSERT INTO long_statements (seq, octets) SELECT seq, $2 FROM statements WHERE seq = $1",
         seq, octets);
}

void forget_lengths(Tx& tx, const std::vector<std::int64_t>& seqs) {
  tx.run("DELETE FROM long_statements WHERE seq " + db::in_list(tx, 1), list_of(tx, seqs));
}

}  // namespace kring::learning_records::store
