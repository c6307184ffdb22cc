#pragma once

#include "base/id.h"
#include "platform/db/tx.h"
#include "platform/http/request.h"

#include <optional>

#include <boost/describe/enum.hpp>

namespace kring::api {

/// How much a program may do that comes with a token instead of a session: read what its owner may
/// read; do what they may do; do what an administrator may. Each holds the ones before it.
enum class TokenScope { read, write, administration };
BOOST_DESCRIBE_ENUM(TokenScope, read, write, administration)

using ApiTokenId = Id<struct ApiTokenTag>;

/// Who is asking, as recognised in the request's own transaction. Default: nobody we know.
struct Visitor {
  PersonId person;
  PersonaId persona;  ///< the one this visitor speaks as
  SessionId session;
  bool administrator = false;
  std::optional<Time> session_ends = std::nullopt;  ///< when it does so by itself

  /// Where it is a program of theirs that asks: by which token, and how much that lets it do. There
  /// is no session then.
  ApiTokenId token = {};
  std::optional<TokenScope> token_scope = std::nullopt;

  bool signed_in() const { return static_cast<bool>(person); }
  bool is_program() const { return token_scope.has_value(); }
};

/// Who may call a route at all. What a visitor may do with one thing is decided by `access`.
/// `client_key`: a program with a key of its own, which a raw route's reader recognises itself.
enum class Needs { anyone, session, administrator, client_key };

/// Tells who is asking. Called in each request's transaction, so that a revoked session or a
/// suspended person is out at once.
class Doorkeeper {
 public:
  virtual ~Doorkeeper() = default;
  virtual Visitor recognise(Tx& tx, const http::Head& request) const = 0;
};

}  // namespace kring::api

namespace kring {
using api::ApiTokenId;
using api::ApiTokenTag;
using api::Visitor;
}  // namespace kring
