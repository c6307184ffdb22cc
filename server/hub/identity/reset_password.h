#pragma once

#include "platform/api/routes.h"
#include "platform/crypto/password_hasher.h"
#include "platform/crypto/random.h"
#include "platform/text/password.h"

#include <array>
#include <string>

#include <boost/describe/class.hpp>

namespace kring::identity {

struct PasswordReset {
  static constexpr std::array limits{json::Limit{"token", {}, crypto::longest_token}};
  std::string token;
  text::Password password;
  BOOST_DESCRIBE_CLASS(PasswordReset, (), (token, password), (), ())
};

/// Gives whom a link was made for another password, and ends all their sessions. It signs nobody
/// in: whoever forgot the password shows that they know the new one. Tries that were wrong from
/// here are forgotten, so that they may.
///
/// Refuses like `require_open_reset_link`, and with 409 `password.unchanged` where `password` is
/// the present one: the link stays good.
void reset_password(api::Call& call, crypto::PasswordHasher& hasher, const PasswordReset& reset);

}  // namespace kring::identity
