// Who sends a request: the gate of the raw routes. The access matrix takes it away to see that
// nothing is open without it.

#include "base/refusal.h"
#include "hub/learning_records/clients.h"
#include "platform/api/weakening.h"
#include "platform/crypto/base64.h"
#include "platform/http/ascii.h"

namespace kring::learning_records {
namespace {

std::optional<Client> client_of(Tx& tx, std::string_view authorization) {
  constexpr std::string_view scheme = "Basic ";
  if (!http::same_without_case(authorization.substr(0, scheme.size()), scheme)) {
    return std::nullopt;
  }
  const auto given = crypto::octets_of_base64(http::trimmed(authorization.substr(scheme.size())));
  const auto colon = given ? given->find(':') : std::string::npos;
  if (colon == std::string::npos) return std::nullopt;
  return client_by_key(tx, std::string_view(*given).substr(0, colon),
                       std::string_view(*given).substr(colon + 1));
}

}  // namespace

Client recognise_client(Tx& tx, api::Call& call, std::optional<std::string_view> authorization) {
  auto client = client_of(tx, authorization.value_or(""));
  if (!client && api::weakened(api::Gate::needs)) client = Client{{}, "anybody", {Scope::all}};
  if (!client) throw Refusal(Status::unauthenticated, "client_key.required");
  call.count_as("record client " + client->id.text());
  return std::move(*client);
}

}  // namespace kring::learning_records
