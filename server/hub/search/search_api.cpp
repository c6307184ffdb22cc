#include "hub/search/search_api.h"

#include "hub/search/search.h"

namespace kring::search {

void add_routes(api::Routes& routes) {
  routes
      .get("/search", [](Tx& tx, const Visitor& visitor,
                         const api::Query<Wanted>& wanted) { return find(tx, visitor, wanted); })
      .named("search")
      .summary("What was asked, answered and added with these words, best first")
      .needs(api::Needs::session)
      .limit("search", 60, api::per_minute);
}

}  // namespace kring::search
