#pragma once

#include "hub/learning_records/clients.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kring::learning_records {

/// What a client shows instead of its key for an hour (OAuth 2.0, RFC 6749 4.4). It ends before
/// that where the key ends with which it was asked for, and at once where the client is revoked.
inline constexpr auto token_length = std::chrono::hours(1);

/// Lets whoever has `token` do this much for the client whose key this is. Only a hash of it is
/// kept. What the scopes may be is for the caller to see to.
void keep_token(Tx& tx, std::string_view token, KeyId key, const std::vector<Scope>& scopes);

/// Whose token it is, as a client that may do what the token says and the client may by now;
/// nobody's where it is unknown or over.
std::optional<Client> client_by_token(Tx& tx, std::string_view token);

/// Removes what is over. Returns how many there were.
std::int64_t forget_ended_tokens(Tx& tx);

/// What the Authorization field says of who sends a request.
struct Credentials {
  std::string user;
  std::string secret;
};
/// Of "Basic …" (RFC 7617); nothing where it is another scheme or not well formed.
std::optional<Credentials> basic_credentials(std::string_view authorization);
/// Of "Bearer …" (RFC 6750).
std::optional<std::string_view> bearer_token(std::string_view authorization);

/// The client with that key, or nobody. Counts the request: for the client, or else for the address
/// of whoever guesses.
std::optional<Client> client_with(Tx& tx, api::Call& call, const std::optional<Credentials>& given);

}  // namespace kring::learning_records
