#pragma once

#include "platform/api/routes.h"

namespace kring::own_records {

/// What is told, for administrators, and of whom not, for everybody.
void add_routes(api::Routes& routes);

}  // namespace kring::own_records
