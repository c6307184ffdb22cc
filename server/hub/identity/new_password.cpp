#include "hub/identity/new_password.h"

#include "hub/identity/identity_events.h"
#include "hub/identity/identity_store.h"
#include "hub/identity/reset_links.h"
#include "platform/journal/line.h"

namespace kring::identity {

Throttle throttle_of(const api::Call& call, const Account& account) {
  const auto email = text::EmailAddress::from_text(account.email).value();
  return {call.secret(), email.key(), call.request().remote_address};
}

void keep_new_password(Tx& tx, PersonId person, std::string_view hash) {
  store::set_password(tx, person, hash);
  end_reset_link_for(tx, person);
  auto fact = journal::fact(PasswordChanged{});
  fact.actor = fact.owner = open_persona(person);
  fact.subject_kind = "person";
  fact.subject = person.as<ThingTag>();
  tx.record(fact);
}

}  // namespace kring::identity
