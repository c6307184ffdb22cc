#pragma once

#include "platform/api/routes.h"

namespace kring::directory {

/// Profiles over HTTP.
void add_routes(api::Routes& routes);

}  // namespace kring::directory
