#pragma once

#include "hub/contributions/viewers.h"
#include "platform/api/routes.h"

namespace kring::contributions {

/// Questions, answers and comments over HTTP.
void add_routes(api::Routes& routes, Viewers& viewers);

}  // namespace kring::contributions
