#pragma once

#include "platform/api/routes.h"

namespace kring::formal_links {

/// One's own completions.
void add_routes(api::Routes& routes);

}  // namespace kring::formal_links
