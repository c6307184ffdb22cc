#pragma once

#include "platform/api/routes.h"

namespace kring::drafts {

/// One's own drafts over HTTP.
void add_routes(api::Routes& routes);

}  // namespace kring::drafts
