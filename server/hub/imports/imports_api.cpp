#include "hub/imports/imports_api.h"

#include "hub/imports/claims.h"
#include "hub/imports/imports_page.h"

namespace kring::imports {

using api::AfterCursor;
using api::Needs;
using api::Query;

void add_routes(api::Routes& routes) {
  routes
      .get("/imports",
           [](Tx& tx, const Visitor& visitor, const Query<AfterCursor>& from) {
             return imports_seen_by(tx, visitor, from.after);
           })
      .named("list_imports")
      .summary("What was brought in from elsewhere, and how far that is; the newest first")
      .needs(Needs::administrator);
  routes.get("/imports/{import}", show_import)
      .named("show_import")
      .summary("What came of one and what did not, and why")
      .needs(Needs::administrator);
  routes
      .get("/imports/{import}/down_voted",
           [](Tx& tx, const Visitor& visitor, ImportId import, const Query<AfterCursor>& from) {
             return list_down_voted(tx, visitor, import, from.after);
           })
      .named("list_down_voted")
      .summary(
          "Questions and answers with down-votes, which did not come: likes less those are"
          " the score in the dump")
      .needs(Needs::administrator);
  routes
      .get("/imports/{import}/people",
           [](Tx& tx, const Visitor& visitor, ImportId import,
              const Query<UnclaimedWanted>& wanted) {
             return list_unclaimed(tx, visitor, import, wanted);
           })
      .named("list_unclaimed")
      .summary("Who came along, by name, and who that is here as far as an administrator said so")
      .needs(Needs::administrator);
  routes.put("/unclaimed/{person}/claim", claim)
      .named("claim")
      .summary("Says who somebody is that came along: what they wrote is given to that one")
      .needs(Needs::administrator)
      .refuses("unclaimed.claimed")
      .refuses("unclaimed.several")
      .refuses("unclaimed.under_way");
  routes.remove("/unclaimed/{person}/claim", take_claim_back)
      .named("take_claim_back")
      .summary("Gives back what was given; what was withdrawn since stays as it is")
      .needs(Needs::administrator);
}

}  // namespace kring::imports
