#pragma once

#include "platform/api/routes.h"

namespace kring::search {

/// GET /search, /found_communities, /found_people and /similar_questions.
void add_routes(api::Routes& routes);

}  // namespace kring::search
