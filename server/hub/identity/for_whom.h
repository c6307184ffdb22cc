#pragma once

#include "hub/identity/identity.h"
#include "platform/api/routes.h"
#include "platform/crypto/password_hasher.h"

namespace kring::identity {

/// For whom a password is hashed in this call: whose address was typed, and from where. Whether
/// there is such an account makes no difference to it.
crypto::PasswordHasher::ForWhom for_whom(const api::Call& call, const text::EmailAddress& email);
crypto::PasswordHasher::ForWhom for_whom(const api::Call& call, const Account& account);

}  // namespace kring::identity
