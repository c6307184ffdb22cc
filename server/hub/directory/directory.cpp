#include "hub/directory/directory.h"

#include "base/refusal.h"
#include "hub/directory/directory_store.h"
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
  if (page.here) page.told = people::profile_of(tx, id);
  page.communities = store::communities_of(tx, visitor.person, id, most_communities);
  page.done = contributions::done_by(tx, visitor, identity::open_persona(id));
  page.may.tell = id == visitor.person;
  if (!sees(tx, visitor, page) && !api::weakened()) refuse_missing();
  return page;
}

}  // namespace kring::directory
