#pragma once

#include "platform/api/routes.h"

namespace kring::imports {

/// What was brought in, over HTTP, for administrators. It is brought in on the command line.
void add_routes(api::Routes& routes);

}  // namespace kring::imports
