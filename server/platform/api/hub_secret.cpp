#include "platform/api/hub_secret.h"

#include "platform/api/hub_secret_store.h"
#include "platform/crypto/hash.h"
#include "platform/db/failures.h"

namespace kring::api {

void require_shared_secret(Database& database, std::string_view secret) {
  const auto ours = crypto::keyed_hash(secret, "the secret of this hub");
  const auto known = database.write([&](Tx& tx) { return store::fingerprint(tx, ours); });
  if (crypto::same(known, ours)) return;
  throw db::CannotOpen(
      "This node's secret.key is not the one that the other nodes of this hub have. Copy secret.key"
      " from the data folder of one of them. If it is lost: stop all nodes, run `kring secret"
      " forget`, which says what is lost with it, and start this one first.");
}

void forget_shared_secret(Tx& tx) {
  store::forget_fingerprint(tx);
}

}  // namespace kring::api
