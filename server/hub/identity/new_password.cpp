#include "hub/identity/new_password.h"

#include "hub/identity/api_tokens.h"
#include "hub/identity/identity_events.h"
#include "hub/identity/identity_store.h"
#include "hub/identity/record_about.h"
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
  revoke_api_tokens_of(tx, person);
  record_about<PasswordChanged>(tx, person, open_persona(person));
}

}  // namespace kring::identity
