#pragma once

#include "platform/api/routes.h"
#include "platform/journal/followers.h"

namespace kring::app {

/// What could not be done in the background, and to have it tried again: for administrators.
void add_stuck_routes(api::Routes& routes, journal::Followers& followers);

}  // namespace kring::app
