#pragma once

#include "hub/learning_records/clients.h"
#include "platform/db/tx.h"

namespace kring::learning_records::store {

struct ClientRow {
  ClientId id;
  std::string name;
  std::string scopes;
  Time made_at;
  std::optional<Time> revoked_at;
  BOOST_DESCRIBE_CLASS(ClientRow, (), (id, name, scopes, made_at, revoked_at), (), ())
};

struct KeyRow {
  KeyId id;
  ClientId client;
  db::Bytes secret_hash;
  Time made_at;
  std::optional<Time> ends_at;
  BOOST_DESCRIBE_CLASS(KeyRow, (), (id, client, secret_hash, made_at, ends_at), (), ())
};

void insert_client(Tx& tx, ClientId id, std::string_view name, std::string_view scopes,
                   PersonId maker);
void set_terms(Tx& tx, ClientId id, std::string_view name, std::string_view scopes);
void insert_key(Tx& tx, KeyId id, ClientId client, const db::Bytes& secret_hash);
/// Lets the keys of a client end at that time, if they do not end before.
void end_keys(Tx& tx, ClientId client, Time at);
bool set_revoked(Tx& tx, ClientId id);
std::vector<ClientRow> clients(Tx& tx);
std::optional<ClientRow> client(Tx& tx, ClientId id);
std::vector<KeyRow> keys_of(Tx& tx, ClientId client);
std::vector<KeyRow> all_keys(Tx& tx);
/// A key that has not ended, of a client that is not revoked.
struct LivingKey {
  db::Bytes secret_hash;
  ClientId client;
  std::string name;
  std::string scopes;
  BOOST_DESCRIBE_CLASS(LivingKey, (), (secret_hash, client, name, scopes), (), ())
};
std::optional<LivingKey> living_key(Tx& tx, KeyId id);

void insert_token(Tx& tx, const db::Bytes& token_hash, KeyId key, std::string_view scopes,
                  Time ends_at);
/// A token that has not ended, of a key that has not and a client that is not revoked.
struct LivingToken {
  ClientId client;
  std::string name;
  std::string scopes;         ///< what it was given for
  std::string client_scopes;  ///< what its client may by now
  BOOST_DESCRIBE_CLASS(LivingToken, (), (client, name, scopes, client_scopes), (), ())
};
std::optional<LivingToken> living_token(Tx& tx, const db::Bytes& token_hash);
std::int64_t delete_ended_tokens(Tx& tx);

}  // namespace kring::learning_records::store
