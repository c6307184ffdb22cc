#include "hub/identity/change_password.h"

#include "base/refusal.h"
#include "hub/identity/for_whom.h"
#include "hub/identity/new_password.h"
#include "hub/identity/sessions.h"
#include "platform/text/fold.h"

namespace kring::identity {

void change_password(api::Call& call, crypto::PasswordHasher& hasher,
                     const PasswordChange& change) {
  const auto before = call.read([&](Tx& tx, const Visitor& visitor) {
    auto account = require_account(tx, visitor.person);
    throttle_of(call, account).require_open(tx);
    return account;
  });
  const auto whom = for_whom(call, before);
  const bool right = hasher.verify(before.password_hash, text::compatible(change.old), whom);
  if (right && text::compatible(change.old) == change.password.text())
    throw Refusal(Status::conflict, "password.unchanged");
  const auto fresh = right ? hasher.hash(change.password.text(), whom) : std::string();
  // Hashing is slow: meanwhile others may have tried, or it may have been changed elsewhere.
  enum class Outcome { changed, wrong, overtaken };
  const auto outcome = call.write([&](Tx& tx, const Visitor& visitor) {
    const auto account = require_account(tx, visitor.person);
    const auto throttle = throttle_of(call, account);
    throttle.require_open(tx);
    if (!right) {
      throttle.note_wrong_try(tx);
      return Outcome::wrong;
    }
    if (account.password_hash != before.password_hash) return Outcome::overtaken;
    throttle.forget(tx);
    end_other_sessions(tx, visitor);
    keep_new_password(tx, visitor.person, fresh);
    return Outcome::changed;
  });
  if (outcome == Outcome::wrong) throw Refusal(Status::forbidden, "password.wrong");
  if (outcome == Outcome::overtaken) throw Refusal(Status::conflict, "password.overtaken");
}

}  // namespace kring::identity
