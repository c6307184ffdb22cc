#pragma once

#include "hub/search/failed_searches.h"
#include "platform/api/routes.h"

namespace kring::search {

/// GET /search, /found_communities, /found_people, /similar_questions, /failed_searches and
/// /communities/{community}/failed_searches. What is searched for in vain is counted there.
void add_routes(api::Routes& routes, FailedSearches& failed);

}  // namespace kring::search
