#include "hub/learning_records/client_log_store.h"

#include "platform/db/forgetting.h"

namespace kring::learning_records::store {

void set_heard(Tx& tx, ClientId client, Time at) {
  tx.run(
      "INSERT INTO record_client_hearings (client, heard_at) VALUES ($1, $2)"
      " ON CONFLICT (client) DO UPDATE SET heard_at = excluded.heard_at"
      " WHERE record_client_hearings.heard_at < excluded.heard_at",
      client, at);
}

std::vector<Hearing> hearings(Tx& tx) {
  return tx.rows<Hearing>("SELECT client, heard_at FROM record_client_hearings");
}

void add_refusals(Tx& tx, const RefusalRow& row) {
  tx.run(
      "INSERT INTO record_refusals (id, client, hour, code, rule, path, number, last_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
      " ON CONFLICT (client, hour, code, rule, path) DO UPDATE"
      " SET number = record_refusals.number + excluded.number, last_at ="
      " CASE WHEN record_refusals.last_at > excluded.last_at THEN record_refusals.last_at"
      " ELSE excluded.last_at END",
      tx.mint<struct RecordRefusalTag>(), row.client, row.hour, row.code, row.rule, row.path,
      row.number, row.last_at);
}

void keep_last_refusals(Tx& tx, ClientId client, std::size_t most) {
  tx.run(
      "DELETE FROM record_refusals WHERE client = $1 AND last_at <"
      " (SELECT last_at FROM record_refusals WHERE client = $1"
      " ORDER BY last_at DESC LIMIT 1 OFFSET $2)",
      client, most - 1);
}

std::int64_t remove_refusals_before(Tx& tx, Time time) {
  return db::delete_some(tx, "record_refusals", "id", "last_at < $1", time);
}

std::vector<RefusalRow> refusals(Tx& tx, std::optional<ClientId> client, Time after_last_at,
                                 std::int64_t after_id, std::size_t most) {
  const std::string columns = "SELECT id, client, hour, code, rule, path, number, last_at";
  const std::string place =
      " (last_at < $1 OR (last_at = $1 AND id < $2)) ORDER BY last_at DESC, id DESC LIMIT $3";
  if (!client) {
    return tx.rows<RefusalRow>(columns + " FROM record_refusals WHERE" + place, after_last_at,
                               after_id, most);
  }
  return tx.rows<RefusalRow>(columns + " FROM record_refusals WHERE client = $4 AND" + place,
                             after_last_at, after_id, most, *client);
}

}  // namespace kring::learning_records::store
