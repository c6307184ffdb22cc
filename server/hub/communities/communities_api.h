#pragma once

#include "platform/api/routes.h"
#include "platform/crypto/password_hasher.h"

#include <string>

namespace kring::communities {

/// Communities and membership over HTTP.
void add_routes(api::Routes& routes);

/// What invitations need to know of the house.
struct Welcome {
  std::string organisation;
  std::string public_origin;  ///< what a link begins with: "https://kring.example.org"
};

/// Invitations and arriving by one.
void add_arrival_routes(api::Routes& routes, crypto::PasswordHasher& hasher,
                        const Welcome& welcome);

}  // namespace kring::communities
