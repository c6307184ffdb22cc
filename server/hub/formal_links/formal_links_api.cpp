#include "hub/formal_links/formal_links_api.h"

#include "hub/formal_links/formal_links.h"

namespace kring::formal_links {

void add_routes(api::Routes& routes) {
  routes
      .get("/me/completions",
           [](Tx& tx, const Visitor& visitor, const api::Query<api::AfterCursor>& query) {
             return completions_of(tx, visitor.person, query.after);
           })
      .named("list_my_completions")
      .summary("What other programs say that I completed")
      .needs(api::Needs::session);
}

}  // namespace kring::formal_links
