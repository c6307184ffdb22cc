#include "hub/identity/sign_in.h"

#include "base/refusal.h"
#include "hub/identity/for_whom.h"
#include "hub/identity/second_step.h"
#include "hub/identity/sessions.h"
#include "hub/identity/throttle.h"
#include "platform/text/fold.h"

namespace kring::identity {

Me me(Tx& tx, PersonId person) {
  const auto who = people::require(tx, person);
  const auto account = require_account(tx, person);
  return Me{open_persona(person), who.name, account.email,         account.administrator,
            who.language,         who.look, account.address_proved};
}

Device device_of(const api::Call& call) {
  return device_of(call.request().headers.find("User-Agent").value_or(""));
}

void open_session(api::Call& call, const std::string& token) {
  call.set_cookie(session_cookie, token, session_length);
}

Me sign_in(api::Call& call, crypto::PasswordHasher& hasher, bool demo_may_sign_in,
           const Credentials& given) {
  const Throttle throttle(call.secret(), given.email.key(), call.request().remote_address);
  const auto whom = for_whom(call, given.email);
  // Whoever tried too often, or finds too many before them, is turned away without a write.
  call.read([&](Tx& tx, const Visitor&) { throttle.require_may_try(tx); });
  hasher.require_room(whom);
  const auto kept = call.write([&](Tx& tx, const Visitor&) {
    throttle.require_may_try(tx);
    throttle.note_try(tx);
    const auto account = account_by_email(tx, given.email);
    return account ? std::optional(account->password_hash) : std::nullopt;
  });
  // The hasher takes as long over nobody's password as over somebody's, and the write below happens
  // either way: time tells nothing.
  const bool right = hasher.verify(kept, text::compatible(given.password), whom);
  enum class Outcome { wrong, code_missing, code_wrong, in };
  struct Tried {
    Outcome outcome = Outcome::wrong;
    PersonId person = {};
    std::string session = {};
  };
  // Hashing is slow: meanwhile others may have tried, or the account may have been shut or changed.
  const auto tried = call.write([&](Tx& tx, const Visitor&) -> Tried {
    throttle.require_open(tx);
    const auto account = account_by_email(tx, given.email);
    const bool welcome = right && account && account->password_hash == kept &&
                         !account->suspended && (!account->demo || demo_may_sign_in);
    if (!welcome) {
      throttle.note_wrong_try(tx);
      return {};
    }
    const auto code = judge_code(tx, call.secret(), account->person, given.code);
    if (code == CodeOutcome::missing) return {Outcome::code_missing};
    if (code == CodeOutcome::wrong) return {Outcome::code_wrong};
    throttle.forget(tx);
    return {Outcome::in, account->person, begin_session(tx, account->person, device_of(call))};
  });
  const auto refuse = [](std::string_view why) {
    throw Refusal(Status::unauthenticated, std::string(why));
  };
  if (tried.outcome == Outcome::wrong) refuse("sign_in.wrong");
  if (tried.outcome == Outcome::code_missing) refuse("sign_in.code_required");
  if (tried.outcome == Outcome::code_wrong) refuse("sign_in.code_wrong");
  open_session(call, tried.session);
  return call.read([&](Tx& tx, const Visitor&) { return me(tx, tried.person); });
}

}  // namespace kring::identity
