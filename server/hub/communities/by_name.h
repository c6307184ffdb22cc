#pragma once

#include "hub/access/access.h"

#include <string_view>
#include <vector>

/// Communities as whoever keeps the server names them, on its command line.
namespace kring::communities {

struct FoundCommunity {
  CommunityId id;
  access::Audience audience = access::Audience::members;
};

/// All that bear this name, whatever its case: at most one that everybody sees, and private ones.
std::vector<FoundCommunity> communities_named(Tx& tx, std::string_view name);

}  // namespace kring::communities
