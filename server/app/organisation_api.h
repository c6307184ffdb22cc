#pragma once

#include "app/hub.h"

namespace kring::app {

/// What anybody may know of the house before signing in.
void add_organisation_routes(api::Routes& routes, const HubOptions& options);

}  // namespace kring::app
