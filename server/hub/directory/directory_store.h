#pragma once

#include "hub/communities/communities.h"

#include <vector>

namespace kring::directory::store {

/// The communities somebody is in, by name, among those whose members the reader may see.
std::vector<communities::NamedCommunity> communities_of(Tx& tx, PersonId reader, PersonId person,
                                                        std::size_t limit);

}  // namespace kring::directory::store
