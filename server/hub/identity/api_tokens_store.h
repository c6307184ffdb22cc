#pragma once

#include "hub/identity/api_tokens.h"
#include "platform/db/tx.h"
#include "platform/db/value.h"

#include <optional>
#include <string>
#include <vector>

namespace kring::identity::store {

struct ApiTokenRow {
  ApiTokenId id;
  PersonId person;
  api::TokenScope scope{};
  bool administrator = false;
  std::optional<Time> seen_at;
  BOOST_DESCRIBE_CLASS(ApiTokenRow, (), (id, person, scope, administrator, seen_at), (), ())
};

void insert_api_token(Tx& tx, ApiTokenId id, const db::Bytes& token_hash, PersonId person,
                      const NewApiToken& token, Time expires_at);
/// Nothing where it has ended, or its owner is shut out.
std::optional<ApiTokenRow> living_api_token(Tx& tx, const db::Bytes& token_hash);
bool api_token_lives(Tx& tx, ApiTokenId id, PersonId person);
std::optional<ApiToken> api_token(Tx& tx, ApiTokenId id, PersonId person);
/// Newest first, those made before (made_at, id).
std::vector<ApiToken> api_tokens_before(Tx& tx, PersonId person, Time made_at, ApiTokenId id,
                                        std::size_t limit);
std::vector<ApiTokenId> api_tokens_of(Tx& tx, PersonId person);
/// Never back in time.
void set_api_token_seen(Tx& tx, ApiTokenId id, Time at);
bool delete_api_token(Tx& tx, ApiTokenId id);
std::int64_t delete_api_tokens_before(Tx& tx, Time expired);

}  // namespace kring::identity::store
