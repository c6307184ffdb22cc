#pragma once

#include "base/page.h"
#include "platform/api/visitor.h"
#include "platform/json/limits.h"
#include "platform/text/line.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include <boost/describe/class.hpp>

/// With what a program of somebody's own acts in their name, as far as they allow it, until a day
/// that they choose.
namespace kring::identity {

/// What every token begins with: by it one is known where somebody left it lying about, and a token
/// of a client of the learning records is told from one.
inline constexpr std::string_view api_token_prefix = "kring_";

inline constexpr std::int64_t most_api_token_days = 366;

/// So long one that has ended stays in its owner's sight.
inline constexpr auto ended_api_tokens_shown = std::chrono::hours(24 * 30);

struct NewApiToken {
  static constexpr std::array limits{json::Limit{"days", 1, most_api_token_days}};
  text::Line<2, 80> name;
  api::TokenScope scope{};
  std::int64_t days = 0;  ///< it works from now
  BOOST_DESCRIBE_CLASS(NewApiToken, (), (name, scope, days), (), ())
};

/// One of somebody's own, to themselves.
struct ApiToken {
  ApiTokenId id;
  std::string name;
  api::TokenScope scope{};
  Time made_at;
  Time expires_at;
  std::optional<Time> seen_at;  ///< last used, to the hour
  BOOST_DESCRIBE_CLASS(ApiToken, (), (id, name, scope, made_at, expires_at, seen_at), (), ())
};

struct MadeApiToken {
  ApiTokenId id;
  std::string secret;  ///< known here and never again
};

/// Makes a token of the visitor's. Records `api_token.made`. Refuses with 403 `not_allowed` the
/// scope `administration` to who is no administrator.
MadeApiToken make_api_token(Tx& tx, const Visitor& visitor, const NewApiToken& token);

/// The visitor's own, newest first, those that ended lately too.
Page<ApiToken> my_api_tokens(Tx& tx, const Visitor& visitor,
                             const std::optional<std::string>& after);
ApiToken require_my_api_token(Tx& tx, const Visitor& visitor, ApiTokenId token);

/// Ends one of the visitor's own at once. Records `api_token.revoked`. Refuses with `not_found`
/// where it is none of theirs.
void revoke_api_token(Tx& tx, const Visitor& visitor, ApiTokenId token);

/// Ends all of a person's, as they asked for.
void revoke_api_tokens_of(Tx& tx, PersonId person);

/// Whether it still lets a program in as this person.
bool api_token_lives(Tx& tx, ApiTokenId token, PersonId person);

/// Removes those that ended a month ago. Returns how many there were.
std::int64_t forget_ended_api_tokens(Tx& tx);

}  // namespace kring::identity
