#pragma once

#include "platform/api/routes.h"

namespace kring::curation {

/// Themes over HTTP.
void add_routes(api::Routes& routes);

}  // namespace kring::curation
