#pragma once

#include "hub/identity/devices.h"
#include "hub/identity/identity.h"
#include "hub/identity/second_step.h"
#include "platform/api/routes.h"
#include "platform/crypto/password_hasher.h"
#include "platform/text/password.h"

#include <array>
#include <optional>
#include <string>

#include <boost/describe/class.hpp>

namespace kring::identity {

/// The one who is signed in, to themselves.
struct Me {
  PersonaId id;
  std::string name;
  std::string email;
  bool administrator = false;
  i18n::Language language = i18n::Language::en;
  people::Look look = people::Look::system;
  bool address_proved = false;  ///< what programs report by the address is theirs
  BOOST_DESCRIBE_CLASS(Me, (), (id, name, email, administrator, language, look, address_proved), (),
                       ())
};
Me me(Tx& tx, PersonId person);

struct Credentials {
  static constexpr std::array limits{json::Limit{"password", {}, text::Password::longest_typed},
                                     code_limit};
  text::EmailAddress email;
  std::string password;
  std::optional<std::string> code;  ///< of the second step, where it is turned on
  BOOST_DESCRIBE_CLASS(Credentials, (), (email, password, code), (), ())
};

/// Begins a session with an address and a password, and sets its cookie.
///
/// Refuses with 401 `sign_in.wrong`, in the same words and the same time whether the address is
/// unknown, the password wrong, the person suspended, or a demo account asked for from afar; with
/// 429 `sign_in.too_many` after too many tries for this address from here, right or wrong, and
/// after too many wrong ones for this address, or from here; with 503 `overloaded` where too many
/// passwords wait to be compared, for this address or from here too. Only whoever has the right
/// password learns that a code is asked beside it: 401 `sign_in.code_required` without one, 401
/// `sign_in.code_wrong`, and 429 `sign_in.too_many` after too many wrong ones. What was tried is
/// kept as a keyed hash in the database, so that every node counts it.
Me sign_in(api::Call& call, crypto::PasswordHasher& hasher, bool demo_may_sign_in,
           const Credentials& given);

/// The one from which this is asked.
Device device_of(const api::Call& call);

/// Signs this browser in as somebody whose right to it was just established.
void open_session(api::Call& call, const std::string& token);

}  // namespace kring::identity
