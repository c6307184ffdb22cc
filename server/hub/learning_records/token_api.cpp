// The token endpoint of OAuth 2.0, for its client credentials grant (RFC 6749 4.4). What it refuses
// it refuses in that standard's words (5.2), not as a problem.

#include "hub/learning_records/learning_records_api.h"
#include "hub/learning_records/multipart.h"
#include "hub/learning_records/tokens.h"
#include "platform/api/query.h"
#include "platform/crypto/random.h"
#include "platform/json/writer.h"

#include <algorithm>
#include <map>

#include <boost/system/result.hpp>

namespace kring::learning_records {
namespace {

using api::Call;

constexpr std::string_view form_type = "application/x-www-form-urlencoded";
/// A request for a token is a line.
constexpr std::uint64_t longest_request = 16 * 1024;

struct TokenAnswer {
  std::string access_token;
  std::string token_type;
  std::int64_t expires_in = 0;  ///< seconds
  std::string scope;
  BOOST_DESCRIBE_CLASS(TokenAnswer, (), (access_token, token_type, expires_in, scope), (), ())
};

struct TokenError {
  std::string error;
  std::string error_description;
  BOOST_DESCRIBE_CLASS(TokenError, (), (error, error_description), (), ())
};

/// What is asked for, once it is known who asks.
struct Wanted {
  std::vector<Scope> scopes;
  std::string words;  ///< as they were asked for
};
using Judged = boost::system::result<Wanted, TokenError>;

[[noreturn]] void throw_exception_from_error(const TokenError& error,
                                             const boost::source_location&) {
  throw std::logic_error(error.error);
}

class TokenRequest {
 public:
  explicit TokenRequest(const http::Request& request)
      : authorization_(request.headers.find("Authorization")) {
    const auto type = request.headers.find("Content-Type").value_or("");
    auto fields = is_of_type(type, form_type) ? api::form_fields(request.body) : std::nullopt;
    readable_ = fields.has_value();
    if (!readable_) return;
    for (auto& [name, value] : *fields) {
      readable_ = fields_.emplace(std::move(name), std::move(value)).second && readable_;
    }
  }

  /// A parameter without a value counts as left out (RFC 6749 3.2).
  std::optional<std::string_view> find(std::string_view name) const {
    const auto found = fields_.find(name);
    if (found == fields_.end() || found->second.empty()) return std::nullopt;
    return found->second;
  }

  /// In the head or in the form (RFC 6749 2.3.1).
  std::optional<Credentials> credentials() const {
    if (authorization_) return basic_credentials(*authorization_);
    const auto id = find("client_id");
    const auto secret = find("client_secret");
    if (!id || !secret) return std::nullopt;
    return Credentials{std::string(*id), std::string(*secret)};
  }

  bool says_who_twice() const { return authorization_ && find("client_secret"); }
  bool readable() const { return readable_; }

 private:
  std::optional<std::string_view> authorization_;
  std::map<std::string, std::string, std::less<>> fields_;
  bool readable_ = false;
};

/// By our name for it, or by xAPI's (1.0.3 Communication 4.2), as other tools know it.
std::optional<Scope> scope_called(std::string_view word) {
  if (word == "statements/write") return Scope::write;
  if (word == "statements/read/mine") return Scope::read_mine;
  if (word == "statements/read") return Scope::read;
  Scope scope{};
  if (!read_name(word, scope)) return std::nullopt;
  return scope;
}

/// Nothing where a word is no scope, or one that the client has not.
std::optional<std::vector<Scope>> scopes_asked(std::string_view words, const Client& client) {
  std::vector<Scope> scopes;
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    const auto scope = scope_called(words.substr(0, end));
    if (!scope || !client.may(*scope)) return std::nullopt;
    if (std::ranges::find(scopes, *scope) == scopes.end()) scopes.push_back(*scope);
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return scopes;
}

Judged judge(const TokenRequest& request, const Client& client) {
  if (!request.readable()) {
    return TokenError{"invalid_request", "Send a form in which every field stands once."};
  }
  if (request.says_who_twice()) {
    return TokenError{"invalid_request",
                      "Say who you are in the head or in the form, not in both."};
  }
  const auto grant = request.find("grant_type");
  if (!grant) return TokenError{"invalid_request", "grant_type is missing."};
  if (*grant != "client_credentials") {
    return TokenError{"unsupported_grant_type", "Only client_credentials is granted here."};
  }
  const auto words = request.find("scope");
  if (!words) return Wanted{client.scopes, words_of(client.scopes)};
  auto scopes = scopes_asked(*words, client);
  if (!scopes) {
    return TokenError{"invalid_scope", "There is a scope among these that the client has not."};
  }
  return Wanted{std::move(*scopes), std::string(*words)};
}

http::Response json_answer(int status, std::string body) {
  auto response = answer("application/json", std::move(body));
  response.status = status;
  response.headers.add("Cache-Control", "no-store");
  response.headers.add("Pragma", "no-cache");
  return response;
}

http::Response refused(const TokenError& error) {
  const bool unknown = error.error == "invalid_client";
  auto response = json_answer(unknown ? 401 : 400, json::write(error));
  if (unknown) response.headers.add("WWW-Authenticate", "Basic realm=\"learning records\"");
  return response;
}

http::Response give_token(Call& call) {
  const TokenError unknown{"invalid_client", "There is no client with this key."};
  const TokenRequest request(call.request());
  const auto given = request.credentials();
  // A guess never gets as far as to hold up those who write.
  const auto client =
      call.read([&](Tx& tx, const Visitor&) { return client_with(tx, call, given); });
  if (!client) return refused(unknown);
  const auto judged = judge(request, *client);
  if (!judged) return refused(judged.error());
  const auto& wanted = judged.value();
  const auto token = crypto::random_token();
  const bool kept = call.write([&](Tx& tx, const Visitor&) {
    // Its key may have been taken away meanwhile.
    if (!given || !client_with(tx, call, given)) return false;
    keep_token(tx, token, KeyId::parse(given->user).value(), wanted.scopes);
    return true;
  });
  if (!kept) return refused(unknown);
  const std::chrono::seconds length = token_length;
  return json_answer(200, json::write(TokenAnswer{token, "Bearer", length.count(), wanted.words}));
}

}  // namespace

void add_token_route(api::Routes& routes, const ClientLimits& limits) {
  routes.raw(http::Method::post, "/xapi/token", give_token)
      .named("xapi_token")
      .summary("A token for an hour, instead of a client's key (OAuth 2.0 client credentials)")
      .needs(api::Needs::client_key)
      .limit("xapi_token", limits.tokens, api::per_minute)
      .body_limit(longest_request)
      .takes(form_type)
      .answers({200, "application/json", "A token", &json::schema_of<TokenAnswer>})
      .answers({400, "application/json", "Refused (RFC 6749 5.2)", &json::schema_of<TokenError>})
      .answers({401, "application/json", "Refused: invalid_client", &json::schema_of<TokenError>});
}

}  // namespace kring::learning_records
