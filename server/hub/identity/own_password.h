#pragma once

#include "platform/api/routes.h"
#include "platform/crypto/password_hasher.h"

#include <string>

namespace kring::identity {

/// For what a browser that was left open must not be enough for: the visitor says their password
/// once more.
///
/// Refuses with 403 `password.wrong`, which counts as a wrong try to sign in as them, and with 429
/// `sign_in.too_many` after too many of those.
void require_own_password(api::Call& call, crypto::PasswordHasher& hasher,
                          const std::string& password);

}  // namespace kring::identity
