#pragma once

#include "platform/api/routes.h"

#include <string>

namespace kring::inlet {

/// Who was reported, for administrators.
void add_routes(api::Routes& routes, const std::string& public_origin);

}  // namespace kring::inlet
