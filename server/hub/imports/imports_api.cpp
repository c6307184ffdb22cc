#include "hub/imports/imports_api.h"

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
}

}  // namespace kring::imports
