#include "hub/reactions/reactions_api.h"

#include "hub/reactions/reactions.h"

namespace kring::reactions {

using api::Needs;

void add_routes(api::Routes& routes) {
  routes.put("/answers/{answer}/helpful", find_helpful)
      .named("find_helpful")
      .needs(Needs::session)
      .limit("react", 600, api::per_hour)
      .refuses("helpful.own")
      .refuses("thing.withdrawn");
  routes.remove("/answers/{answer}/helpful", take_helpful_back)
      .named("take_helpful_back")
      .needs(Needs::session)
      .limit("react", 600, api::per_hour);
  routes.put("/questions/{question}/same", say_same)
      .named("say_same")
      .needs(Needs::session)
      .limit("react", 600, api::per_hour)
      .refuses("same.own");
  routes.remove("/questions/{question}/same", take_same_back)
      .named("take_same_back")
      .needs(Needs::session)
      .limit("react", 600, api::per_hour);
}

}  // namespace kring::reactions
