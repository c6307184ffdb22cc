#include "hub/search/search_api.h"

#include "hub/search/found_communities.h"
#include "hub/search/found_people.h"
#include "hub/search/search.h"
#include "hub/search/similar.h"

namespace kring::search {

void add_routes(api::Routes& routes) {
  routes
      .get("/search", [](Tx& tx, const Visitor& visitor,
                         const api::Query<Wanted>& wanted) { return find(tx, visitor, wanted); })
      .named("search")
      .summary("What was asked, answered and added with these words, best first")
      .needs(api::Needs::session)
      .limit("find_names", 120, api::per_minute)
      .refuses("membership.required");
  routes
      .get("/found_communities",
           [](Tx& tx, const Visitor& visitor, const api::Query<WantedByWords>& wanted) {
             return find_communities(tx, visitor, wanted);
           })
      .named("find_communities")
      .summary("Communities with these words in their name, theme or purpose")
      .needs(api::Needs::session)
      .limit("find_names", 120, api::per_minute);
  routes
      .get("/found_people",
           [](Tx& tx, const Visitor& visitor, const api::Query<WantedByWords>& wanted) {
             return find_people(tx, visitor, wanted);
           })
      .named("find_colleagues")
      .summary("People by the beginnings of their names")
      .needs(api::Needs::session)
      .limit("find_names", 120, api::per_minute);
  routes
      .get("/similar_questions",
           [](Tx& tx, const Visitor& visitor, const api::Query<TypedTitle>& typed) {
             return similar(tx, visitor, typed);
           })
      .named("similar_questions")
      .summary("What was asked before that a title, while it is being typed, seems to ask")
      .needs(api::Needs::session)
      .limit("similar", 120, api::per_minute);
}

}  // namespace kring::search
