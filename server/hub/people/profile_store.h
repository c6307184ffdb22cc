#pragma once

#include "hub/people/profile.h"

#include <optional>

namespace kring::people::store {

std::optional<Profile> profile_of(Tx& tx, PersonId person);
/// In place of what was there.
void put_profile(Tx& tx, PersonId person, const Profile& profile);
void delete_profile(Tx& tx, PersonId person);

}  // namespace kring::people::store
