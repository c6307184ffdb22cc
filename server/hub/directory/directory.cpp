#include "hub/directory/directory.h"

#include "base/refusal.h"
#include "hub/directory/directory_store.h"
#include "hub/directory/unit_path.h"
#include "hub/people/following.h"
#include "platform/api/weakening.h"

namespace kring::directory {
namespace {

bool sees(Tx& tx, const Visitor& visitor, const ProfilePage& page) {
  return page.here || visitor.administrator || !page.communities.empty() || !page.done.nothing() ||
         communities::asks_to_be_let_in_by(tx, visitor, page.id);
}

}  // namespace

ProfilePage show_profile(Tx& tx, const Visitor& visitor, PersonId id) {
  constexpr std::size_t most_communities = 30;
  ProfilePage page;
  page.name = people::require(tx, id).name;
  page.id = id;
  page.here = identity::is_here(tx, id);
  if (page.here) {
    page.told = people::profile_of(tx, id);
    const auto placed = people::placement_of(tx, id);
    if (placed.unit) page.placement.unit = path_to(people::unit_tree(tx), placed.unit);
    page.placement.role = placed.role;
  }
  page.communities = store::communities_of(tx, visitor.person, id, most_communities);
  page.done = contributions::done_by(tx, visitor, identity::open_persona(id));
  page.followed = people::followed_among(tx, visitor.person, {id}).contains(id);
  const bool own = id == visitor.person;
  page.may = {own, visitor.administrator && page.here, !own && (page.here || page.followed)};
  if (!sees(tx, visitor, page) && !api::weakened()) refuse_missing();
  return page;
}

void follow_person(Tx& tx, const Visitor& visitor, PersonId person) {
  if (!identity::is_here(tx, person) && !api::weakened()) refuse_missing();
  access::require_may(person != visitor.person, "follow.own");
  people::follow(tx, visitor, person);
}

void unfollow_person(Tx& tx, const Visitor& visitor, PersonId person) {
  if (people::unfollow(tx, visitor, person)) return;
  if (!identity::is_here(tx, person) && !api::weakened()) refuse_missing();
}

}  // namespace kring::directory
