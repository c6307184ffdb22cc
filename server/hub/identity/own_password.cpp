#include "hub/identity/own_password.h"

#include "base/refusal.h"
#include "hub/identity/for_whom.h"
#include "hub/identity/new_password.h"
#include "platform/text/fold.h"

namespace kring::identity {

ComparedPassword compare_own_password(api::Call& call, crypto::PasswordHasher& hasher,
                                      const std::string& password) {
  const auto account = call.read([&](Tx& tx, const Visitor& visitor) {
    auto own = require_account(tx, visitor.person);
    throttle_of(call, own).require_open(tx);
    return own;
  });
  if (hasher.verify(account.password_hash, text::compatible(password), for_whom(call, account)))
    return {account.password_hash};
  call.write([&](Tx& tx, const Visitor& visitor) {
    const auto throttle = throttle_of(call, require_account(tx, visitor.person));
    throttle.require_open(tx);
    throttle.note_wrong_try(tx);
  });
  throw Refusal(Status::forbidden, "password.wrong");
}

void require_still_own_password(Tx& tx, const api::Call& call, const Visitor& visitor,
                                const ComparedPassword& compared) {
  const auto account = require_account(tx, visitor.person);
  throttle_of(call, account).require_open(tx);
  if (account.password_hash != compared.hash) throw Refusal(Status::conflict, "password.overtaken");
}

}  // namespace kring::identity
