#pragma once

#include "platform/api/routes.h"
#include "platform/crypto/password_hasher.h"

#include <string>

namespace kring::identity {

/// The password with which the visitor's account was opened when they said theirs once more.
struct ComparedPassword {
  std::string hash;
};

/// Compares what the visitor says with their password. That is slow, so it happens before the
/// write, and the write asks `require_still_own_password`: `with_own_password` does both.
///
/// Refuses with 403 `password.wrong`, which counts as a wrong try to sign in as them, and with 429
/// `sign_in.too_many` after too many of those.
ComparedPassword compare_own_password(api::Call& call, crypto::PasswordHasher& hasher,
                                      const std::string& password);

/// Refuses with 409 `password.overtaken` where the password was changed since it was compared, and
/// with 429 `sign_in.too_many` where too many wrong tries were made meanwhile.
void require_still_own_password(Tx& tx, const api::Call& call, const Visitor& visitor,
                                const ComparedPassword& compared);

/// Does in a write what a browser that was left open must not be enough for: the visitor says their
/// password once more. Refuses like the two above.
template <class Act>
auto with_own_password(api::Call& call, crypto::PasswordHasher& hasher, const std::string& password,
                       const Act& act) {
  const auto compared = compare_own_password(call, hasher, password);
  return call.write([&](Tx& tx, const Visitor& visitor) {
    require_still_own_password(tx, call, visitor, compared);
    return act(tx, visitor);
  });
}

}  // namespace kring::identity
