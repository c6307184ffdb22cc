#pragma once

#include "hub/people/profile.h"

#include <unordered_map>
#include <vector>

namespace kring::people::store {

std::unordered_map<PersonId, Profile> profiles_of(Tx& tx, const std::vector<PersonId>& people);
/// In place of what was there.
void put_profile(Tx& tx, PersonId person, const Profile& profile);
void delete_profile(Tx& tx, PersonId person);

}  // namespace kring::people::store
