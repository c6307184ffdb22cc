#pragma once

#include "base/refusal.h"
#include "platform/api/visitor.h"
#include "platform/http/request.h"
#include "platform/http/response.h"
#include "platform/json/schema.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kring::api {

class Call;

/// How often one visitor may do something: `count` at once, and as many again in each `per`.
struct RateLimit {
  std::string name;
  int count = 0;
  std::chrono::milliseconds per{};
};

inline constexpr auto per_minute = std::chrono::minutes(1);
inline constexpr auto per_hour = std::chrono::hours(1);

/// Enough for the longest text we take (40,000 code points) with every one of them escaped.
inline constexpr std::uint64_t usual_body_limit = 512 * 1024;

/// For whoever does not say who they are: they sign in, or come with a link.
inline constexpr std::uint64_t body_limit_for_strangers = 16 * 1024;

/// Where everything here stands on the server.
inline constexpr std::string_view api_base = "/api/v1";

/// One of the answers of a raw route, a refusal in the words of its standard too.
struct RawAnswer {
  int status = 200;
  std::string media_type;            ///< empty where there is no body, "*/*" where it may be of any
  std::string about;                 ///< a line for the documents
  json::SchemaRef schema = nullptr;  ///< of its JSON, where that is ours to say

  bool is_of(std::string_view content_type) const;
};

/// A code with the status that it comes with.
struct RouteRefusal {
  Status status = Status::malformed;
  std::string code;
};

/// One row of the table: what a route is called, who may call it, and what goes in and out.
struct Route {
  http::Method method = http::Method::get;
  std::string pattern;                  ///< "/questions/{question}", below `api_base`
  std::vector<std::string> parameters;  ///< the names in the pattern, in its order
  std::string module;                   ///< whose it is, for the documents
  std::string name;                     ///< "edit_question": OpenAPI's operationId
  std::string summary;
  std::optional<Needs> needs;
  bool never_by_token = false;  ///< for who is signed in themselves, and no program of theirs
  std::optional<RateLimit> limit;
  std::vector<std::string> refuses;    ///< codes, beside those that any route may answer with
  std::vector<RouteRefusal> refusals;  ///< those of which the row says with what status they come
  std::uint64_t body_limit = 0;
  std::optional<std::uint64_t> memory_limit;  ///< beyond this a body goes to a file; else never
  int status = 200;                           ///< when all went well
  bool etagged = false;
  bool creates = false;  ///< takes an Idempotency-Key
  std::string location;  ///< of what was made: "/answers/{}"

  std::vector<json::SchemaRef> parameter_schemas;
  json::SchemaRef query = nullptr;
  json::SchemaRef body = nullptr;
  json::SchemaRef answer = nullptr;  ///< absent: nothing goes back but the status

  /// A raw route reads and answers by a standard that is not ours: status, media types and headers
  /// are the handler's, as the row says, and little is said of the shape of what goes in and out.
  bool raw = false;
  std::vector<std::string> takes;  ///< media types of a raw route's bodies, "*/*" for any
  std::vector<RawAnswer> answers;  ///< all that it answers, but for problems
  bool takes_tokens = false;       ///< clients may come with a token instead of their key
  /// Adds what every answer of this route carries, refusals too. Only what is refused before a
  /// route is found (404, 405) or by the network's floor (408, 413) goes without.
  std::function<void(const http::Head&, http::Response&)> finish;

  std::function<http::Response(Call&)> invoke;

  /// "PUT /questions/{question}"
  std::string title() const;
  /// How much a token must let a program do to call it; nothing where none does.
  std::optional<TokenScope> token_scope() const;
  /// What a raw route says of such an answer; null where it says nothing of it.
  const RawAnswer* raw_answer(int status, std::string_view content_type) const;
};

std::string_view method_name(http::Method method);

}  // namespace kring::api
