#include "hub/identity/reset_password.h"

#include "base/refusal.h"
#include "hub/identity/for_whom.h"
#include "hub/identity/new_password.h"
#include "hub/identity/reset_links.h"
#include "hub/identity/sessions.h"

namespace kring::identity {

void reset_password(api::Call& call, crypto::PasswordHasher& hasher, const PasswordReset& reset) {
  // Before the slow hash, so that a dead link costs nothing; the write below looks again.
  const auto before = call.read([&](Tx& tx, const Visitor&) {
    return require_account(tx, require_open_reset_link(tx, reset.token));
  });
  const auto whom = for_whom(call, before);
  if (hasher.verify(before.password_hash, reset.password.text(), whom))
    throw Refusal(Status::conflict, "password.unchanged");
  const auto fresh = hasher.hash(reset.password.text(), whom);
  call.write([&](Tx& tx, const Visitor&) {
    const auto person = use_reset_link(tx, reset.token);
    throttle_of(call, require_account(tx, person)).forget(tx);
    end_sessions_of(tx, person);
    keep_new_password(tx, person, fresh);
  });
}

}  // namespace kring::identity
