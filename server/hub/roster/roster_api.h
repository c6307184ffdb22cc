#pragma once

#include "platform/api/routes.h"

namespace kring::roster {

/// The organisation's list over HTTP, for administrators.
void add_routes(api::Routes& routes);

}  // namespace kring::roster
