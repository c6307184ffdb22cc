#include "hub/search/search_api.h"

#include "hub/search/found_communities.h"
#include "hub/search/found_people.h"
#include "hub/search/search.h"
#include "hub/search/similar.h"

#include <tuple>

namespace kring::search {

void add_routes(api::Routes& routes, FailedSearches& failed, text::Language organisation) {
  routes
      .get("/search",
           [&failed, organisation](api::Call& call, const api::Query<Wanted>& wanted) {
             auto [page, visitor, in_vain] = call.read([&](Tx& tx, const Visitor& who) {
               auto found = find(tx, who, wanted, organisation);
               const bool nothing = is_in_vain(tx, who, wanted, found);
               return std::tuple(std::move(found), who, nothing);
             });
             if (in_vain) failed.failed(call.secret(), visitor, wanted.community, *wanted.q);
             return std::move(page);
           })
      .named("search")
      .summary("What was asked, answered and added with these words, best first")
      .needs(api::Needs::session)
      .limit("search", 120, api::per_minute)
      .refuses("membership.required");
  routes
      .get("/found_communities",
           [](Tx& tx, const Visitor& visitor, const api::Query<WantedByWords>& wanted) {
             return find_communities(tx, visitor, wanted);
           })
      .named("find_communities")
      .summary("Communities with these words in their name, theme or purpose")
      .needs(api::Needs::session)
      .limit("search", 120, api::per_minute);
  routes
      .get("/found_people",
           [](Tx& tx, const Visitor& visitor, const api::Query<WantedByWords>& wanted) {
             return find_people(tx, visitor, wanted);
           })
      .named("find_colleagues")
      .summary("People by the beginnings of their names, then by words of their role and topics")
      .needs(api::Needs::session)
      .limit("search", 120, api::per_minute);
  routes
      .get("/similar_questions",
           [](Tx& tx, const Visitor& visitor, const api::Query<TypedTitle>& typed) {
             return similar(tx, visitor, typed);
           })
      .named("similar_questions")
      .summary("What was asked before that a title, while it is being typed, seems to ask")
      .needs(api::Needs::session)
      .limit("similar", 120, api::per_minute);
  routes
      .get("/failed_searches",
           [](Tx& tx, const Visitor&, const api::Query<api::AfterCursor>& from) {
             return failed_searches(tx, from.after);
           })
      .named("list_failed_searches")
      .summary("What three people or more searched for everywhere and did not find")
      .needs(api::Needs::administrator);
  routes
      .get("/communities/{community}/failed_searches",
           [](Tx& tx, const Visitor& visitor, CommunityId community,
              const api::Query<api::AfterCursor>& from) {
             return failed_searches(tx, visitor, community, from.after);
           })
      .named("list_failed_searches_of_community")
      .summary("What three people or more searched for in a community and did not find")
      .needs(api::Needs::session);
}

}  // namespace kring::search
