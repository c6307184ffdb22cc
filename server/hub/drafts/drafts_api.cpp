#include "hub/drafts/drafts_api.h"

#include "hub/drafts/drafts.h"

namespace kring::drafts {

using api::Needs;

void add_routes(api::Routes& routes) {
  routes
      .get("/me/drafts",
           [](Tx& tx, const Visitor& visitor, const api::Query<api::AfterCursor>& from) {
             return my_drafts(tx, visitor, from.after);
           })
      .named("list_my_drafts")
      .needs(Needs::session);
  routes.get("/me/drafts/{place}", drafts_at).named("show_drafts").needs(Needs::session);
  // A key a second, in as many forms as one fills in at once.
  routes.put("/me/drafts/{place}", keep)
      .named("keep_draft")
      .needs(Needs::session)
      .limit("keep_draft", 3600, api::per_hour)
      .refuses("draft.too_many");
  routes.remove("/me/drafts/{place}/{draft}", throw_away)
      .named("throw_draft_away")
      .needs(Needs::session)
      .limit("keep_draft", 3600, api::per_hour);
}

}  // namespace kring::drafts
