#include "hub/feeds/feeds_api.h"

#include "hub/feeds/home.h"

namespace kring::feeds {

void add_routes(api::Routes& routes) {
  routes
      .get("/home",
           [](Tx& tx, const Visitor& visitor, const api::Query<api::AfterCursor>& from) {
             return home(tx, visitor, from.after);
           })
      .named("list_home")
      .summary("Questions for whoever is signed in, each with the reason why it is there")
      .needs(api::Needs::session);
}

}  // namespace kring::feeds
