#include "hub/identity/throttle_store.h"

namespace kring::identity::store {

std::optional<Tries> tries(Tx& tx, const db::Bytes& key) {
  return tx.row<Tries>("SELECT window_start, count FROM throttles WHERE key_hash = $1", key);
}

void count_try(Tx& tx, const db::Bytes& key, Time oldest) {
  tx.run(
      "INSERT INTO throttles (key_hash, window_start, count) VALUES ($1, $2, 1)"
      " ON CONFLICT (key_hash) DO UPDATE SET"
      " count = CASE WHEN throttles.window_start < $3 THEN 1 ELSE throttles.count + 1 END,"
      " window_start = CASE WHEN throttles.window_start < $3 THEN $2"
      " ELSE throttles.window_start END",
      key, tx.now(), oldest);
}

void delete_tries(Tx& tx, const db::Bytes& key) {
  tx.run("DELETE FROM throttles WHERE key_hash = $1", key);
}

std::int64_t delete_tries_before(Tx& tx, Time oldest) {
  return tx.run("DELETE FROM throttles WHERE window_start < $1", oldest);
}

}  // namespace kring::identity::store
