#include "hub/identity/change_password.h"

#include "base/refusal.h"
#include "hub/identity/identity.h"
#include "hub/identity/identity_events.h"
#include "hub/identity/identity_store.h"
#include "hub/identity/sessions.h"
#include "hub/identity/throttle.h"
#include "platform/journal/line.h"
#include "platform/text/fold.h"

namespace kring::identity {
namespace {

Throttle throttle_of(const api::Call& call, const Account& account) {
  const auto email = text::EmailAddress::from_text(account.email).value();
  return {call.secret(), email.key(), call.request().remote_address};
}

void record_changed(Tx& tx, const Visitor& visitor) {
  auto fact = journal::fact(PasswordChanged{});
  fact.actor = fact.owner = visitor.persona;
  fact.subject_kind = "person";
  fact.subject = visitor.person.as<ThingTag>();
  tx.record(fact);
}

}  // namespace

void change_password(api::Call& call, crypto::PasswordHasher& hasher,
                     const PasswordChange& change) {
  const auto kept = call.read([&](Tx& tx, const Visitor& visitor) {
    auto account = require_account(tx, visitor.person);
    throttle_of(call, account).require_open(tx);
    return std::move(account.password_hash);
  });
  const bool right = hasher.verify(kept, text::compatible(change.old));
  if (right && text::compatible(change.old) == change.password.text())
    throw Refusal(Status::conflict, "password.unchanged");
  const auto fresh = right ? hasher.hash(change.password.text()) : std::string();
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
    if (account.password_hash != kept) return Outcome::overtaken;
    throttle.forget(tx);
    store::set_password(tx, visitor.person, fresh);
    end_other_sessions(tx, visitor);
    record_changed(tx, visitor);
    return Outcome::changed;
  });
  if (outcome == Outcome::wrong) throw Refusal(Status::forbidden, "password.wrong");
  if (outcome == Outcome::overtaken) throw Refusal(Status::conflict, "password.overtaken");
}

}  // namespace kring::identity
