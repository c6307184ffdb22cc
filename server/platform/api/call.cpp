#include "platform/api/call.h"

#include "base/refusal.h"
#include "platform/api/weakening.h"

namespace kring::api {
namespace {

void require(Needs needs, const Visitor& visitor) {
  if (needs == Needs::anyone || needs == Needs::client_key || weakened(Gate::needs)) return;
  if (!visitor.signed_in()) throw Refusal(Status::unauthenticated, "session.required");
  if (needs == Needs::administrator && !visitor.administrator) {
    throw Refusal(Status::forbidden, "not_allowed");
  }
}

/// A token of whoever it is does no more than its scope says.
void require_scope(const Route& route, const Visitor& visitor) {
  if (!visitor.token_scope || route.needs == Needs::client_key || weakened(Gate::needs)) return;
  const auto wanted = route.token_scope();
  if (!wanted) throw Refusal(Status::forbidden, "token.never");
  if (*visitor.token_scope < *wanted) throw Refusal(Status::forbidden, "token.scope");
}

}  // namespace

Visitor Call::enter(Tx& tx) {
  entering(route_.title());
  auto visitor = backing_.doorkeeper.recognise(tx, request_);
  require_scope(route_, visitor);
  require(route_.needs.value(), visitor);
  if (route_.needs != Needs::client_key) {
    const auto by = visitor.is_program() ? Regulars::By::authorization : Regulars::By::session;
    visitor.signed_in() ? known_as(by, "persona " + visitor.persona.text())
                        : count_as(visitor_by_address(request_.remote_address));
  }
  return visitor;
}

void Call::known_as(const std::string& who) {
  known_as(Regulars::By::authorization, who);
}

void Call::known_as(Regulars::By by, const std::string& who) {
  backing_.regulars.met(request_, by, who);
  count_as(who);
}

/// Once a request, however often its transactions run: what was refused stays refused.
void Call::count_as(const std::string& who) {
  if (!route_.limit) return;
  if (!std::exchange(counted_, true)) wait_ = backing_.limits.take(*route_.limit, who);
  if (wait_) throw Refusal(Status::too_many, "too_many", *wait_);
}

void Call::set_cookie(std::string_view name, std::string_view value, std::chrono::seconds length) {
  auto& cookie = cookies_.emplace_back(name);
  cookie.append("=").append(value);
  cookie.append("; Path=/; Max-Age=").append(std::to_string(length.count()));
  cookie.append("; HttpOnly; SameSite=Lax");
  if (request_.secure) cookie.append("; Secure");
}

void Call::clear_cookie(std::string_view name) {
  set_cookie(name, "", std::chrono::seconds(0));
}

}  // namespace kring::api
