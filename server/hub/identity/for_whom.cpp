#include "hub/identity/for_whom.h"

#include "platform/api/rate_limits.h"

namespace kring::identity {

crypto::PasswordHasher::ForWhom for_whom(const api::Call& call, const text::EmailAddress& email) {
  return {email.key(), api::visitor_by_address(call.request().remote_address)};
}

crypto::PasswordHasher::ForWhom for_whom(const api::Call& call, const Account& account) {
  return for_whom(call, text::EmailAddress::from_text(account.email).value());
}

}  // namespace kring::identity
