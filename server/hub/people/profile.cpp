#include "hub/people/profile.h"

#include "hub/people/people_events.h"
#include "hub/people/profile_store.h"
#include "platform/journal/line.h"
#include "platform/text/fold.h"

#include <algorithm>

namespace kring::people {
namespace {

template <class Event>
void record(Tx& tx, const Visitor& visitor) {
  auto fact = journal::fact(Event{});
  fact.actor = visitor.persona;
  fact.owner = visitor.persona;
  fact.subject_kind = "person";
  fact.subject = visitor.person.as<ThingTag>();
  tx.record(fact);
}

/// The first of those that are one whatever their case, in the order in which they were named.
std::vector<std::string> without_repeats(const std::vector<Topic>& topics) {
  std::vector<std::string> kept;
  std::vector<std::string> known;
  for (const auto& topic : topics) {
    auto key = text::folded(topic.text());
    if (std::ranges::find(known, key) != known.end()) continue;
    known.push_back(std::move(key));
    kept.push_back(topic.text());
  }
  return kept;
}

std::vector<Spoken> without_repeats(const std::vector<Spoken>& languages) {
  std::vector<Spoken> kept;
  for (const auto each : languages) {
    if (std::ranges::find(kept, each) == kept.end()) kept.push_back(each);
  }
  return kept;
}

bool say_the_same(const Profile& one, const Profile& other) {
  return one.role == other.role && one.ask_about == other.ask_about && one.speaks == other.speaks;
}

}  // namespace

void tell(Tx& tx, const Visitor& visitor, const ToldProfile& told) {
  const auto before = profile_of(tx, visitor.person);
  if (told.says_nothing()) {
    if (!before) return;
    store::delete_profile(tx, visitor.person);
    record<ProfileTakenBack>(tx, visitor);
    return;
  }
  const Profile now{told.role.text(), without_repeats(told.ask_about), without_repeats(told.speaks),
                    tx.now()};
  store::put_profile(tx, visitor.person, now);
  if (before && say_the_same(*before, now)) return;
  record<ProfileTold>(tx, visitor);
}

std::optional<Profile> profile_of(Tx& tx, PersonId person) {
  auto found = profiles_of(tx, {person});
  if (found.empty()) return std::nullopt;
  return std::move(found.begin()->second);
}

std::unordered_map<PersonId, Profile> profiles_of(Tx& tx, const std::vector<PersonId>& people) {
  return store::profiles_of(tx, people);
}

}  // namespace kring::people
