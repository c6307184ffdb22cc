#include "hub/identity/api_tokens_store.h"

#include "platform/db/forgetting.h"

namespace kring::identity::store {
namespace {

std::string select_tokens(std::string_view where) {
  return std::string("SELECT id, name, scope, made_at, expires_at, seen_at FROM api_tokens WHERE ")
      .append(where);
}

}  // namespace

void insert_api_token(Tx& tx, ApiTokenId id, const db::Bytes& token_hash, PersonId person,
                      const NewApiToken& token, Time expires_at) {
  tx.run(
      "INSERT INTO api_tokens (id, token_hash, person, name, scope, made_at, expires_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      id, token_hash, person, token.name.text(), token.scope, tx.now(), expires_at);
}

std::optional<ApiTokenRow> living_api_token(Tx& tx, const db::Bytes& token_hash) {
  return tx.row<ApiTokenRow>(
      "SELECT t.id, t.person, t.scope, a.administrator, t.seen_at FROM api_tokens t"
      " JOIN accounts a ON a.person = t.person"
      " WHERE t.token_hash = $1 AND t.expires_at > $2 AND a.suspended_at IS NULL",
      token_hash, tx.now());
}

bool api_token_lives(Tx& tx, ApiTokenId id, PersonId person) {
  return tx
      .value<std::int64_t>(
          "SELECT 1 FROM api_tokens WHERE id = $1 AND person = $2 AND expires_at > $3", id, person,
          tx.now())
      .has_value();
}

std::optional<ApiToken> api_token(Tx& tx, ApiTokenId id, PersonId person) {
  return tx.row<ApiToken>(select_tokens("id = $1 AND person = $2"), id, person);
}

std::vector<ApiToken> api_tokens_before(Tx& tx, PersonId person, Time made_at, ApiTokenId id,
                                        std::size_t limit) {
  return tx.rows<ApiToken>(select_tokens("person = $1 AND (made_at, id) < ($2, $3)"
                                         " ORDER BY made_at DESC, id DESC LIMIT $4"),
                           person, made_at, id, limit);
}

std::vector<ApiTokenId> api_tokens_of(Tx& tx, PersonId person) {
  return tx.values<ApiTokenId>("SELECT id FROM api_tokens WHERE person = $1 ORDER BY id", person);
}

void set_api_token_seen(Tx& tx, ApiTokenId id, Time at) {
  tx.run("UPDATE api_tokens SET seen_at = $2 WHERE id = $1 AND (seen_at IS NULL OR seen_at < $2)",
         id, at);
}

bool delete_api_token(Tx& tx, ApiTokenId id) {
  return tx.run("DELETE FROM api_tokens WHERE id = $1", id) == 1;
}

std::int64_t delete_api_tokens_before(Tx& tx, Time expired) {
  return db::delete_some(tx, "api_tokens", "id", "expires_at <= $1", expired);
}

}  // namespace kring::identity::store
