#pragma once

#include "platform/api/routes.h"

namespace kring::app {

/// What Kring keeps about people, for anybody to read.
void add_privacy_routes(api::Routes& routes);

}  // namespace kring::app
