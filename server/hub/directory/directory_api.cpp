#include "hub/directory/directory_api.h"

#include "hub/directory/directory.h"

namespace kring::directory {

void add_routes(api::Routes& routes) {
  routes.get("/profiles/{person}", show_profile)
      .named("show_profile")
      .summary("What somebody tells of themselves, beside what they did")
      .needs(api::Needs::session);
  routes
      .put("/me/profile",
           [](Tx& tx, const Visitor& visitor, const people::ToldProfile& told) {
             people::tell(tx, visitor, told);
             return show_profile(tx, visitor, visitor.person);
           })
      .named("tell_profile")
      .summary("Tells colleagues something of oneself")
      .needs(api::Needs::session)
      .limit("tell", 60, api::per_hour);
}

}  // namespace kring::directory
