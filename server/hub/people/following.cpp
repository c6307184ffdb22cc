#include "hub/people/following.h"

#include "base/refusal.h"
#include "hub/people/following_store.h"
#include "hub/people/people_events.h"
#include "platform/journal/line.h"

namespace kring::people {
namespace {

/// The fact is the follower's own: whoever hears of it for its owner tells nobody else.
template <class Event>
void record(Tx& tx, const Visitor& visitor, PersonId person) {
  auto fact = journal::fact(Event{});
  fact.actor = fact.owner = visitor.persona;
  fact.subject_kind = "person";
  fact.subject = person.as<ThingTag>();
  tx.record(fact);
}

}  // namespace

void follow(Tx& tx, const Visitor& visitor, PersonId person) {
  if (!store::insert_follower(tx, visitor.person, person)) return;
  if (store::number_followed_by(tx, visitor.person) > std::int64_t{most_followed}) {
    throw Refusal(Status::conflict, "follow.too_many");
  }
  record<PersonFollowed>(tx, visitor, person);
}

bool unfollow(Tx& tx, const Visitor& visitor, PersonId person) {
  if (!store::delete_follower(tx, visitor.person, person)) return false;
  record<PersonUnfollowed>(tx, visitor, person);
  return true;
}

std::vector<PersonId> followed_by(Tx& tx, PersonId follower) {
  return store::followed_by(tx, follower);
}

std::unordered_set<PersonId> followed_among(Tx& tx, PersonId follower,
                                            const std::vector<PersonId>& people) {
  const auto found = store::followed_among(tx, follower, people);
  return {found.begin(), found.end()};
}

}  // namespace kring::people
