#include "hub/learning_records/tokens.h"

#include "hub/learning_records/clients_store.h"
#include "platform/crypto/hash.h"

namespace kring::learning_records {

void keep_token(Tx& tx, std::string_view token, KeyId key, const std::vector<Scope>& scopes) {
  store::insert_token(tx, db::Bytes{crypto::hash(token)}, key, words_of(scopes),
                      tx.now() + token_length);
}

std::optional<Client> client_by_token(Tx& tx, std::string_view token) {
  const auto living = store::living_token(tx, db::Bytes{crypto::hash(token)});
  if (!living) return std::nullopt;
  return Client{living->client, living->name,
                in_common(scopes_in(living->scopes), scopes_in(living->client_scopes))};
}

std::int64_t forget_ended_tokens(Tx& tx) {
  return store::delete_ended_tokens(tx);
}

}  // namespace kring::learning_records
