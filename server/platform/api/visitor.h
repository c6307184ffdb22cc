#pragma once

#include "base/id.h"
#include "platform/db/tx.h"
#include "platform/http/request.h"

#include <optional>

namespace kring::api {

/// Who is asking, as recognised in the request's own transaction. Default: nobody we know.
struct Visitor {
  PersonId person;
  PersonaId persona;  ///< the one this visitor speaks as
  SessionId session;
  bool administrator = false;
  std::optional<Time> session_ends = std::nullopt;  ///< when it does so by itself

  bool signed_in() const { return static_cast<bool>(person); }
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
using api::Visitor;
}
