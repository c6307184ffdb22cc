#pragma once

#include "platform/api/routes.h"

namespace kring::reactions {

/// Saying that an answer was helpful, and that one has a question too, over HTTP.
void add_routes(api::Routes& routes);

}  // namespace kring::reactions
