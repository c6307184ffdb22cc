#include "hub/identity/throttle_store.h"

#include "platform/db/forgetting.h"

namespace kring::identity::store {

std::optional<Tries> tries(Tx& tx, const db::Bytes& key) {
  return tx.row<Tries>("SELECT window_start, count FROM throttles WHERE key_hash = $1", key);
}

void count_try(Tx& tx, const db::Bytes& key, Milliseconds window) {
  tx.run(
      "INSERT INTO throttles (key_hash, window_start, count) VALUES ($1, $2, 1)"
      " ON CONFLICT (key_hash) DO UPDATE SET"
      " count = CASE WHEN throttles.window_start BETWEEN $3 AND $4"
      " THEN throttles.count + 1 ELSE 1 END,"
      " window_start = CASE WHEN throttles.window_start BETWEEN $3 AND $4"
      " THEN throttles.window_start ELSE $2 END",
      key, tx.now(), tx.now() - window, tx.now() + window);
}

void delete_tries(Tx& tx, const db::Bytes& key) {
  tx.run("DELETE FROM throttles WHERE key_hash = $1", key);
}

std::int64_t delete_tries_before(Tx& tx, Time oldest) {
  return db::delete_some(tx, "throttles", "key_hash", "window_start < $1", oldest);
}

}  // namespace kring::identity::store
