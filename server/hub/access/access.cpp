#include "hub/access/access.h"

#include "base/refusal.h"
#include "hub/access/access_store.h"
#include "platform/api/weakening.h"

#include <algorithm>

namespace kring::access {
namespace {

/// Whether one link of the chain (the thing, what it stands in, what that stands in) lets it be
/// seen.
bool shown(const std::optional<State>& state, const std::optional<PersonaId>& owner,
           const Visitor& visitor) {
  return !state || *state == State::visible || owner == visitor.persona;
}

bool may_see(const store::ThingRow& row, const Visitor& visitor) {
  const bool in_audience = row.audience == Audience::everyone || row.standing.has_value();
  return visitor.signed_in() && in_audience && shown(row.state, row.owner, visitor) &&
         shown(row.above_state, row.above_owner, visitor) &&
         shown(row.top_state, row.top_owner, visitor);
}

Thing as_thing(store::ThingRow row) {
  return Thing{
      row.id,    std::move(row.kind), row.community, row.within,
      row.owner, row.audience,        row.state,     row.standing.value_or(Standing::none)};
}

}  // namespace

Thing register_thing(Tx& tx, const NewThing& thing) {
  store::insert_thing(tx, thing);
  return Thing{thing.id,    std::string(thing.kind), thing.community, thing.within,
               thing.owner, thing.audience,          State::visible,  Standing::none};
}

Thing thing(Tx& tx, ThingId id) {
  auto row = store::thing_as_seen_by(tx, PersonId(), id);
  if (!row) refuse_missing();
  return as_thing(std::move(*row));
}

void move_to(Tx& tx, ThingId id, State state) {
  store::set_state(tx, id, state);
}

void give_to(Tx& tx, Thing& thing, PersonaId owner) {
  store::set_owner(tx, thing.id, owner);
  thing.owner = owner;
}

Thing require_visible(Tx& tx, const Visitor& visitor, ThingId id, std::string_view kind) {
  auto row = store::thing_as_seen_by(tx, visitor.person, id);
  if (!row || row->kind != kind) refuse_missing();
  if (!may_see(*row, visitor) && !api::weakened()) refuse_missing();
  return as_thing(std::move(*row));
}

void require_may(bool may, std::string_view code) {
  if (!may && !api::weakened()) throw Refusal(Status::forbidden, code);
}

std::vector<bool> who_may_see(Tx& tx, ThingId id, const std::vector<Visitor>& visitors) {
  std::vector<bool> may(visitors.size(), false);
  auto row = store::thing_as_seen_by(tx, PersonId(), id);
  if (!row) return may;
  std::vector<PersonId> people;
  for (const auto& visitor : visitors) people.push_back(visitor.person);
  auto members = store::members_among(tx, row->community, people);
  std::ranges::sort(members);
  for (std::size_t i = 0; i < visitors.size(); ++i) {
    const bool member = std::ranges::binary_search(members, visitors[i].person);
    row->standing = member ? std::optional(Standing::member) : std::nullopt;
    may[i] = may_see(*row, visitors[i]);
  }
  return may;
}

bool may_see(Tx& tx, ThingId id, const Visitor& visitor) {
  const auto row = store::thing_as_seen_by(tx, visitor.person, id);
  return row && may_see(*row, visitor);
}

Standing standing_of(Tx& tx, CommunityId community, PersonId person) {
  return store::standing_of(tx, community, person).value_or(Standing::none);
}

void set_standing(Tx& tx, CommunityId community, PersonId person, Standing standing) {
  if (standing == Standing::none) {
    store::delete_standing(tx, community, person);
  } else {
    store::upsert_standing(tx, community, person, standing);
  }
}

std::int64_t facilitators_of(Tx& tx, CommunityId community) {
  return store::facilitators_of(tx, community);
}

}  // namespace kring::access
