#include "platform/api/idempotency_store.h"

#include "platform/db/failures.h"
#include "platform/db/forgetting.h"

namespace kring::api::store {

std::optional<MadeBefore> made_before(Tx& tx, const std::string& key_hash) {
  return tx.row<MadeBefore>("SELECT request_hash, result FROM idempotency WHERE key_hash = $1",
                            db::Bytes{key_hash});
}

void remember(Tx& tx, const std::string& key_hash, const std::string& request_hash,
              std::int64_t result) {
  const auto kept = tx.run(
      "INSERT INTO idempotency (key_hash, request_hash, result, created_at)"
      " VALUES ($1, $2, $3, $4) ON CONFLICT (key_hash) DO NOTHING",
      db::Bytes{key_hash}, db::Bytes{request_hash}, result, tx.now());
  // The same attempt came twice at once and the other one won: run again, and find what it made.
  if (kept == 0) throw db::TransactionBroken("an attempt was made twice at once");
}

std::int64_t forget_before(Tx& tx, Time moment) {
  return db::delete_some(tx, "idempotency", "key_hash", "created_at < $1", moment);
}

}  // namespace kring::api::store
