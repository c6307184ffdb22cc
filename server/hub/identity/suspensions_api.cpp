#include "hub/identity/identity_api.h"
#include "hub/identity/suspensions.h"

namespace kring::identity {

using api::Needs;

void add_suspension_routes(api::Routes& routes) {
  routes
      .get("/people/suspended",
           [](Tx& tx, const Visitor&, const api::Query<api::AfterCursor>& from) {
             return suspended_people(tx, from.after);
           })
      .named("list_suspended_people")
      .summary("Who is shut out, the last one first")
      .needs(Needs::administrator);
  routes.put("/people/{person}/suspension", suspend_person)
      .named("suspend_person")
      .summary("Shuts somebody out at once: signed out everywhere, and no token of theirs works")
      .needs(Needs::administrator)
      .never_by_token()
      .refuses("suspension.own");
  routes.remove("/people/{person}/suspension", readmit_person)
      .named("readmit_person")
      .summary("Lets somebody sign in again")
      .needs(Needs::administrator)
      .never_by_token();
}

}  // namespace kring::identity
