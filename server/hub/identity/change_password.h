#pragma once

#include "platform/api/routes.h"
#include "platform/crypto/password_hasher.h"
#include "platform/text/password.h"

#include <array>
#include <string>

#include <boost/describe/class.hpp>

namespace kring::identity {

struct PasswordChange {
  static constexpr std::array limits{json::Limit{"old", {}, text::Password::longest_typed}};
  std::string old;
  text::Password password;
  BOOST_DESCRIBE_CLASS(PasswordChange, (), (old, password), (), ())
};

/// Gives the visitor another password and ends their other sessions, so that whoever knew the old
/// one is out.
///
/// Refuses with 403 `password.wrong` where `old` is not the present one, which counts as a wrong
/// try to sign in as them, and with 429 `sign_in.too_many` after too many of those: a browser that
/// was left open is no place to guess from. Refuses with 409 `password.unchanged` where `password`
/// is the present one, and `password.overtaken` where it was changed while `old` was looked at.
void change_password(api::Call& call, crypto::PasswordHasher& hasher, const PasswordChange& change);

}  // namespace kring::identity
