#include "hub/communities/communities_api.h"

#include "hub/communities/communities.h"
#include "hub/communities/communities_store.h"

#include <algorithm>
#include <unordered_map>

namespace kring::communities {
namespace {

using api::AfterCursor;
using api::Needs;
using api::Query;

/// A list names so many facilitators of each community; its own page names as many as fit on one.
constexpr std::size_t facilitators_in_list = 3;

struct CommunityMay {
  bool ask = false;
  bool read = false;
  bool join = false;
  bool leave = false;
  bool invite = false;
  bool facilitate = false;
  BOOST_DESCRIBE_CLASS(CommunityMay, (), (ask, read, join, leave, invite, facilitate), (), ())
};

struct CommunityView {
  static constexpr std::string_view schema_name = "Community";
  CommunityId id;
  std::string name;
  std::string theme;
  std::string purpose;
  Openness openness = Openness::open;
  std::int64_t members = 0;
  Membership standing = Membership::none;
  bool declined = false;  ///< the reader asked to be let in, and was not; until they ask again
  std::int64_t questions = 0;
  std::int64_t unanswered = 0;
  Readers audience;
  /// Who has looked after it longest first: three in a list, thirty where it is shown alone.
  std::vector<identity::Byline> facilitators;
  std::int64_t facilitator_count = 0;  ///< of all of them
  /// For who looks after a closed one: how many ask to be let in.
  std::optional<std::int64_t> waiting;
  /// For who looks after a closed one, and where it is shown alone: the thirty who wait longest.
  std::optional<std::vector<Request>> requests;
  CommunityMay may;
  BOOST_DESCRIBE_CLASS(CommunityView, (),
                       (id, name, theme, purpose, openness, members, standing, declined, questions,
                        unanswered, audience, facilitators, facilitator_count, waiting, requests,
                        may),
                       (), ())
};

bool receives_requests(const SeenCommunity& seen) {
  return seen.facilitated() && seen.community.openness == Openness::closed;
}

CommunityMay may(const SeenCommunity& seen) {
  const bool in =
      seen.membership == Membership::member || seen.membership == Membership::facilitator;
  return {seen.readable(),
          seen.readable(),
          seen.membership == Membership::none,
          in || seen.membership == Membership::requested,
          seen.facilitated(),
          seen.facilitated()};
}

CommunityView view(const SeenCommunity& seen, std::int64_t headcount) {
  const auto& community = seen.community;
  CommunityView result;
  result.id = community.id;
  result.name = community.name;
  result.theme = community.theme;
  result.purpose = community.purpose;
  result.openness = community.openness;
  result.members = community.members;
  result.standing = seen.membership;
  result.audience = readers_of(community, headcount);
  result.may = may(seen);
  if (seen.readable()) {
    result.questions = community.questions;
    result.unanswered = community.unanswered;
  }
  return result;
}

/// Says in each view that it concerns how many ask to be let in.
void count_requests(Tx& tx, const std::vector<SeenCommunity>& all,
                    std::vector<CommunityView>& shown) {
  std::vector<CommunityId> ids;
  for (const auto& seen : all) {
    if (receives_requests(seen)) ids.push_back(seen.community.id);
  }
  if (ids.empty()) return;
  std::unordered_map<CommunityId, std::int64_t> counts;
  for (const auto& each : request_counts(tx, ids)) counts[each.community] = each.count;
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (receives_requests(all[at])) shown[at].waiting = counts[all[at].community.id];
  }
}

/// Views of communities, with the facilitators of all of them fetched at once, so many of each.
std::vector<CommunityView> views(Tx& tx, const Visitor& visitor,
                                 const std::vector<SeenCommunity>& all,
                                 std::size_t most_facilitators) {
  std::vector<CommunityId> ids;
  for (const auto& seen : all) ids.push_back(seen.community.id);
  const auto facilitators = facilitators_of(tx, ids, most_facilitators);
  std::vector<PersonaId> personas;
  for (const auto& each : facilitators) personas.push_back(identity::open_persona(each.person));
  const auto bylines = identity::bylines(tx, personas);
  const auto headcount = people::headcount(tx);
  const auto declined = store::declined_by(tx, visitor.person, ids);
  std::vector<CommunityView> result;
  for (const auto& seen : all) {
    auto& shown = result.emplace_back(view(seen, headcount));
    shown.declined = std::ranges::find(declined, shown.id) != declined.end();
    for (const auto& each : facilitators) {
      if (each.community != shown.id) continue;
      shown.facilitators.push_back(bylines.of(identity::open_persona(each.person)));
      shown.facilitator_count = each.facilitators;
    }
    // The last one leaves when somebody else looks after it.
    if (seen.membership == Membership::facilitator && shown.facilitator_count == 1)
      shown.may.leave = false;
  }
  count_requests(tx, all, result);
  return result;
}

CommunityView show_community(Tx& tx, const Visitor& visitor, CommunityId id) {
  const auto seen = require_visible(tx, visitor, id);
  auto shown = std::move(views(tx, visitor, {seen}, page_size).front());
  if (receives_requests(seen)) shown.requests = requests(tx, id, std::nullopt).items;
  return shown;
}

Page<CommunityView> list_communities(Tx& tx, const Visitor& visitor,
                                     const Query<AfterCursor>& from) {
  auto seen = communities_seen_by(tx, visitor, from.after);
  Page<CommunityView> page;
  page.items = views(tx, visitor, seen.items, facilitators_in_list);
  page.next = std::move(seen.next);
  return page;
}

CommunityView join_and_show(Tx& tx, const Visitor& visitor, CommunityId id) {
  join(tx, visitor, id);
  return show_community(tx, visitor, id);
}

Page<Member> list_members(Tx& tx, const Visitor& visitor, CommunityId id,
                          const Query<AfterCursor>& from) {
  require_readable(tx, visitor, id);
  return members(tx, id, from.after);
}

Page<Request> list_requests(Tx& tx, const Visitor& visitor, CommunityId id,
                            const Query<AfterCursor>& from) {
  require_facilitated(tx, visitor, id);
  return requests(tx, id, from.after);
}

}  // namespace

void add_routes(api::Routes& routes) {
  routes.get("/communities", list_communities).named("list_communities").needs(Needs::session);
  routes.creates("/communities", found, show_community)
      .named("found_community")
      .at("/communities/{}")
      .needs(Needs::session)
      .limit("found", 20, std::chrono::hours(24))
      .refuses("community.name_taken");
  routes.get("/communities/{community}", show_community)
      .named("show_community")
      .needs(Needs::session);
  routes.put("/communities/{community}/membership", join_and_show)
      .named("join")
      .needs(Needs::session)
      .limit("join", 120, api::per_hour);
  routes.remove("/communities/{community}/membership", leave)
      .named("leave")
      .needs(Needs::session)
      .limit("join", 120, api::per_hour)
      .refuses("community.last_facilitator");
  routes.get("/communities/{community}/members", list_members)
      .named("list_members")
      .needs(Needs::session)
      .refuses("membership.required");
  routes.get("/communities/{community}/requests", list_requests)
      .named("list_requests")
      .needs(Needs::session);
  routes.put("/communities/{community}/members/{person}", approve)
      .named("approve_request")
      .needs(Needs::session)
      .limit("tend_members", 600, api::per_hour)
      .refuses("membership.not_requested");
  routes.remove("/communities/{community}/members/{person}", remove)
      .named("remove_member")
      .needs(Needs::session)
      .limit("tend_members", 600, api::per_hour)
      .refuses("community.last_facilitator");
  routes.put("/communities/{community}/facilitators/{person}", appoint)
      .named("appoint_facilitator")
      .needs(Needs::session)
      .limit("tend_members", 600, api::per_hour)
      .refuses("member.required");
  routes.remove("/communities/{community}/facilitators/{person}", dismiss)
      .named("dismiss_facilitator")
      .needs(Needs::session)
      .limit("tend_members", 600, api::per_hour)
      .refuses("community.last_facilitator");
}

}  // namespace kring::communities
