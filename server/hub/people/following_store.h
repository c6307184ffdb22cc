#pragma once

#include "base/id.h"
#include "platform/db/tx.h"

#include <cstdint>
#include <vector>

namespace kring::people::store {

/// False where they follow them already.
bool insert_follower(Tx& tx, PersonId follower, PersonId person);
bool delete_follower(Tx& tx, PersonId follower, PersonId person);
std::int64_t number_followed_by(Tx& tx, PersonId follower);
std::vector<PersonId> followed_by(Tx& tx, PersonId follower);
std::vector<PersonId> followed_among(Tx& tx, PersonId follower,
                                     const std::vector<PersonId>& people);

}  // namespace kring::people::store
