#include "platform/api/hub_secret.h"

#include "platform/api/hub_secret_store.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/secret_key.h"
#include "platform/db/failures.h"

namespace kring::api {
namespace {

std::string fingerprint_of(std::string_view secret) {
  return crypto::keyed_hash(secret, "the secret of this hub");
}

/// What to do about it: on PostgreSQL other nodes have the right one, beside SQLite a backup does.
[[noreturn]] void refuse(const Database& database, const std::string& what) {
  if (database.dialect() == db::Dialect::postgres) {
    throw db::CannotOpen(
        what +
        " Copy secret.key from the data folder of another node. If it is lost: stop all nodes, run"
        " `kring secret forget`, which says what is lost with it, and start this one first.");
  }
  throw db::CannotOpen(
      what +
      " Put the right one back: every backup holds it (`kring restore BACKUP --data ANOTHER_FOLDER`,"
      " and copy secret.key from there). If it is lost: run `kring secret forget`, which says what"
      " is lost with it, and start again.");
}

}  // namespace

std::string secret_of_hub(Database& database, const std::filesystem::path& file) {
  const auto kept = crypto::kept_secret_key(file);
  if (!kept && database.read(is_known)) {
    refuse(database, "There is no " + file.string() + ", and this hub had one.");
  }
  auto secret = kept ? *kept : crypto::secret_key(file);
  require_shared_secret(database, secret);
  return secret;
}

bool is_known(Tx& tx) {
  return store::fingerprint(tx).has_value();
}

bool may_be_secret_of_hub(Tx& tx, std::string_view secret) {
  const auto known = store::fingerprint(tx);
  return !known || is_fingerprint_of(secret, *known);
}

bool is_fingerprint_of(std::string_view secret, std::string_view fingerprint) {
  return crypto::same(fingerprint, fingerprint_of(secret));
}

void require_shared_secret(Database& database, std::string_view secret) {
  const auto known = database.write(
      [&](Tx& tx) { return store::fingerprint_or_first(tx, fingerprint_of(secret)); });
  if (is_fingerprint_of(secret, known)) return;
  refuse(database, "The secret.key here is not the one of this hub.");
}

void forget_shared_secret(Tx& tx) {
  store::forget_fingerprint(tx);
}

}  // namespace kring::api
