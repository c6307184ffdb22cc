#pragma once

#include "hub/access/access.h"

namespace kring::access::store {

/// A thing with what it stands in and what one person is in its community.
struct ThingRow {
  ThingId id;
  std::string kind;
  CommunityId community;
  std::optional<ThingId> within;
  PersonaId owner;
  Audience audience;
  State state;
  std::optional<PersonaId> above_owner;
  std::optional<State> above_state;
  std::optional<PersonaId> top_owner;
  std::optional<State> top_state;
  std::optional<Standing> standing;
  BOOST_DESCRIBE_CLASS(ThingRow, (),
                       (id, kind, community, within, owner, audience, state, above_owner,
                        above_state, top_owner, top_state, standing),
                       (), ())
};

std::optional<ThingRow> thing_as_seen_by(Tx& tx, PersonId person, ThingId id);
void insert_thing(Tx& tx, const NewThing& thing);
void set_state(Tx& tx, ThingId id, State state);
void set_owner(Tx& tx, ThingId id, PersonaId owner);
std::vector<PersonId> members_among(Tx& tx, CommunityId community,
                                    const std::vector<PersonId>& people);
std::optional<Standing> standing_of(Tx& tx, CommunityId community, PersonId person);
void upsert_standing(Tx& tx, CommunityId community, PersonId person, Standing standing);
void delete_standing(Tx& tx, CommunityId community, PersonId person);
std::int64_t facilitators_of(Tx& tx, CommunityId community);

}  // namespace kring::access::store
