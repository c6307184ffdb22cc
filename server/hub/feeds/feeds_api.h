#pragma once

#include "platform/api/routes.h"

namespace kring::feeds {

/// Home over HTTP.
void add_routes(api::Routes& routes);

}  // namespace kring::feeds
