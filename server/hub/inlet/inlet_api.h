#pragma once

#include "platform/api/routes.h"
#include "platform/db/database.h"

#include <string>

namespace kring::inlet {

/// Who was reported, for administrators.
void add_routes(api::Routes& routes, const std::string& public_origin);

/// All that is known of one person, for that person and for administrators.
void add_person_file_routes(api::Routes& routes, Database& database,
                            const std::string& public_origin);

}  // namespace kring::inlet
