// Who sends a request: the gate of the raw routes. The access matrix takes it away to see that
// nothing is open without it.

#include "base/refusal.h"
#include "hub/learning_records/clients.h"
#include "hub/learning_records/tokens.h"
#include "platform/api/rate_limits.h"
#include "platform/api/weakening.h"
#include "platform/crypto/base64.h"
#include "platform/http/ascii.h"

namespace kring::learning_records {
namespace {

/// What follows the scheme "Basic " or "Bearer ", whose case does not matter.
std::optional<std::string_view> after_scheme(std::string_view authorization,
                                             std::string_view scheme) {
  if (!http::same_without_case(authorization.substr(0, scheme.size()), scheme)) {
    return std::nullopt;
  }
  return http::trimmed(authorization.substr(scheme.size()));
}

}  // namespace

std::optional<Client> client_by_authorization(Tx& tx, std::string_view authorization) {
  if (const auto token = bearer_token(authorization)) return client_by_token(tx, *token);
  const auto given = basic_credentials(authorization);
  return given ? client_by_key(tx, given->user, given->secret) : std::nullopt;
}

std::optional<Credentials> basic_credentials(std::string_view authorization) {
  const auto encoded = after_scheme(authorization, "Basic ");
  const auto given = encoded ? crypto::octets_of_base64(*encoded) : std::nullopt;
  const auto colon = given ? given->find(':') : std::string::npos;
  if (colon == std::string::npos) return std::nullopt;
  return Credentials{given->substr(0, colon), given->substr(colon + 1)};
}

std::optional<std::string_view> bearer_token(std::string_view authorization) {
  return after_scheme(authorization, "Bearer ");
}

void count_as_of(ClientId client, api::Call& call) {
  call.known_as("record client " + client.text());
}

Client recognise_client(Tx& tx, api::Call& call, std::optional<std::string_view> authorization) {
  auto client = client_by_authorization(tx, authorization.value_or(""));
  if (!client && api::weakened(api::Gate::needs)) client = Client{{}, "anybody", {Scope::all}};
  if (!client) throw Refusal(Status::unauthenticated, "client_key.required");
  count_as_of(client->id, call);
  return std::move(*client);
}

std::optional<Client> client_with(Tx& tx, api::Call& call,
                                  const std::optional<Credentials>& given) {
  auto client = given ? client_by_key(tx, given->user, given->secret) : std::nullopt;
  if (!client && api::weakened(api::Gate::needs)) client = Client{{}, "anybody", {Scope::all}};
  client ? count_as_of(client->id, call)
         : call.count_as(api::visitor_by_address(call.request().remote_address));
  return client;
}

}  // namespace kring::learning_records
