#include "platform/api/hub_secret_store.h"

namespace kring::api::store {

std::optional<std::string> fingerprint(Tx& tx) {
  const auto kept = tx.value<db::Bytes>("SELECT fingerprint FROM hub_secret");
  return kept ? std::optional(kept->octets) : std::nullopt;
}

std::string fingerprint_or_first(Tx& tx, const std::string& first) {
  tx.run(
      "INSERT INTO hub_secret (only_row, fingerprint) VALUES (1, $1)"
      " ON CONFLICT (only_row) DO NOTHING",
      db::Bytes{first});
  return fingerprint(tx).value();
}

void forget_fingerprint(Tx& tx) {
  tx.run("DELETE FROM hub_secret");
}

}  // namespace kring::api::store
