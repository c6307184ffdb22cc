#include "platform/api/hub_secret_store.h"

namespace kring::api::store {

std::string fingerprint(Tx& tx, const std::string& first) {
  tx.run(
      "INSERT INTO hub_secret (only_row, fingerprint) VALUES (1, $1)"
      " ON CONFLICT (only_row) DO NOTHING",
      db::Bytes{first});
  return tx.value<db::Bytes>("SELECT fingerprint FROM hub_secret").value().octets;
}

void forget_fingerprint(Tx& tx) {
  tx.run("DELETE FROM hub_secret");
}

}  // namespace kring::api::store
