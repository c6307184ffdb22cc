#include "hub/identity/own_password.h"

#include "base/refusal.h"
#include "hub/identity/new_password.h"
#include "platform/text/fold.h"

namespace kring::identity {

ComparedPassword compare_own_password(api::Call& call, crypto::PasswordHasher& hasher,
                                      const std::string& password) {
  ComparedPassword kept{call.read([&](Tx& tx, const Visitor& visitor) {
    auto account = require_account(tx, visitor.person);
    throttle_of(call, account).require_open(tx);
    return std::move(account.password_hash);
  })};
  if (hasher.verify(kept.hash, text::compatible(password))) return kept;
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
