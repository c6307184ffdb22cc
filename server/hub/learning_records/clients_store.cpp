#include "hub/learning_records/clients_store.h"

#include "platform/db/forgetting.h"

namespace kring::learning_records::store {

void insert_client(Tx& tx, ClientId id, std::string_view name, std::string_view scopes,
                   PersonId maker) {
  tx.run(
      "INSERT INTO record_clients (id, name, scopes, maker_person, made_at)"
      " VALUES ($1, $2, $3, $4, $5)",
      id, name, scopes, maker, tx.now());
}

void set_terms(Tx& tx, ClientId id, std::string_view name, std::string_view scopes) {
  tx.run("UPDATE record_clients SET name = $2, scopes = $3 WHERE id = $1", id, name, scopes);
}

void insert_key(Tx& tx, KeyId id, ClientId client, const db::Bytes& secret_hash) {
  tx.run(
      "INSERT INTO record_client_keys (id, client, secret_hash, made_at) VALUES ($1, $2, $3, $4)",
      id, client, secret_hash, tx.now());
}

void end_keys(Tx& tx, ClientId client, Time at) {
  tx.run(
      "UPDATE record_client_keys SET ends_at = $2"
      " WHERE client = $1 AND (ends_at IS NULL OR ends_at > $2)",
      client, at);
}

bool set_revoked(Tx& tx, ClientId id) {
  return tx.run("UPDATE record_clients SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL",
                id, tx.now()) == 1;
}

std::vector<ClientRow> clients(Tx& tx) {
  return tx.rows<ClientRow>(
      "SELECT id, name, scopes, made_at, revoked_at FROM record_clients"
      " ORDER BY made_at DESC, id DESC");
}

std::optional<ClientRow> client(Tx& tx, ClientId id) {
  return tx.row<ClientRow>(
      "SELECT id, name, scopes, made_at, revoked_at FROM record_clients WHERE id = $1", id);
}

std::vector<KeyRow> keys_of(Tx& tx, ClientId client) {
  return tx.rows<KeyRow>(
      "SELECT id, client, secret_hash, made_at, ends_at FROM record_client_keys"
      " WHERE client = $1 ORDER BY made_at, id",
      client);
}

std::vector<KeyRow> all_keys(Tx& tx) {
  return tx.rows<KeyRow>(
      "SELECT id, client, secret_hash, made_at, ends_at FROM record_client_keys"
      " ORDER BY made_at, id");
}

std::optional<LivingKey> living_key(Tx& tx, KeyId id) {
  return tx.row<LivingKey>(
      "SELECT k.secret_hash, k.client, c.name, c.scopes"
      " FROM record_client_keys k JOIN record_clients c ON c.id = k.client"
      " WHERE k.id = $1 AND (k.ends_at IS NULL OR k.ends_at > $2) AND c.revoked_at IS NULL",
      id, tx.now());
}

void insert_token(Tx& tx, const db::Bytes& token_hash, KeyId key, std::string_view scopes,
                  Time ends_at) {
  tx.run(
      "INSERT INTO record_client_tokens (token_hash, key, scopes, made_at, ends_at)"
      " VALUES ($1, $2, $3, $4, $5)",
      token_hash, key, scopes, tx.now(), ends_at);
}

std::optional<LivingToken> living_token(Tx& tx, const db::Bytes& token_hash) {
  return tx.row<LivingToken>(
      "SELECT k.client, c.name, t.scopes, c.scopes AS client_scopes FROM record_client_tokens t"
      " JOIN record_client_keys k ON k.id = t.key JOIN record_clients c ON c.id = k.client"
      " WHERE t.token_hash = $1 AND t.ends_at > $2 AND (k.ends_at IS NULL OR k.ends_at > $2)"
      " AND c.revoked_at IS NULL",
      token_hash, tx.now());
}

std::int64_t delete_ended_tokens(Tx& tx) {
  return db::delete_some(tx, "record_client_tokens", "token_hash", "ends_at <= $1", tx.now());
}

}  // namespace kring::learning_records::store
