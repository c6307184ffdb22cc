#pragma once

#include "hub/search/failed_searches.h"
#include "platform/api/routes.h"
#include "platform/text/language.h"

namespace kring::search {

/// GET /search, /found_communities, /found_people, /similar_questions, /failed_searches and
/// /communities/{community}/failed_searches. What is searched for in vain is counted there.
/// `organisation` is the language of short texts that do not tell.
void add_routes(api::Routes& routes, FailedSearches& failed, text::Language organisation);

}  // namespace kring::search
