#pragma once

#include "hub/identity/identity.h"
#include "hub/identity/throttle.h"
#include "platform/api/routes.h"

#include <string_view>

/// What choosing another password is, whichever way somebody comes to it.
namespace kring::identity {

/// The wrong tries at this account from where this is asked.
Throttle throttle_of(const api::Call& call, const Account& account);

/// Keeps another password of this person, from its hash, and records that they chose it. A link
/// that was made for them is good no longer, nor is any token: whoever knew the old password may
/// have made one.
void keep_new_password(Tx& tx, PersonId person, std::string_view hash);

}  // namespace kring::identity
