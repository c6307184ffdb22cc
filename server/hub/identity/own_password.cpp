#include "hub/identity/own_password.h"

#include "base/refusal.h"
#include "hub/identity/new_password.h"
#include "platform/text/fold.h"

namespace kring::identity {

void require_own_password(api::Call& call, crypto::PasswordHasher& hasher,
                          const std::string& password) {
  const auto kept = call.read([&](Tx& tx, const Visitor& visitor) {
    auto account = require_account(tx, visitor.person);
    throttle_of(call, account).require_open(tx);
    return std::move(account.password_hash);
  });
  if (hasher.verify(kept, text::compatible(password))) return;
  call.write([&](Tx& tx, const Visitor& visitor) {
    const auto throttle = throttle_of(call, require_account(tx, visitor.person));
    throttle.require_open(tx);
    throttle.note_wrong_try(tx);
  });
  throw Refusal(Status::forbidden, "password.wrong");
}

}  // namespace kring::identity
