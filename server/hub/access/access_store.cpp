#include "hub/access/access_store.h"

#include "platform/db/id_list.h"

namespace kring::access::store {

std::optional<ThingRow> thing_as_seen_by(Tx& tx, PersonId person, ThingId id) {
  return tx.row<ThingRow>(
      "SELECT t.id, t.kind, t.community, t.within, t.owner_persona AS owner, t.audience, t.state,"
      " above.owner_persona AS above_owner, above.state AS above_state,"
      " top.owner_persona AS top_owner, top.state AS top_state, s.standing"
      " FROM things t"
      " LEFT JOIN things above ON above.id = t.within"
      " LEFT JOIN things top ON top.id = above.within"
      " LEFT JOIN standings s ON s.community = t.community AND s.person = $2"
      " WHERE t.id = $1",
      id, person);
}

void insert_thing(Tx& tx, const NewThing& thing) {
  tx.run(
      "INSERT INTO things (id, kind, community, within, owner_persona, audience, state)"
      " VALUES ($1, $2, $3, $4, $5, $6, 'visible')",
      thing.id, thing.kind, thing.community, thing.within, thing.owner, thing.audience);
}

void set_state(Tx& tx, ThingId id, State state) {
  tx.run("UPDATE things SET state = $2 WHERE id = $1", id, state);
}

void set_owner(Tx& tx, ThingId id, PersonaId owner) {
  tx.run("UPDATE things SET owner_persona = $2 WHERE id = $1", id, owner);
}

std::vector<PersonId> members_among(Tx& tx, CommunityId community,
                                    const std::vector<PersonId>& people) {
  return tx.values<PersonId>(
      "SELECT person FROM standings WHERE community = $1 AND person " + db::in_list(tx, 2),
      community, db::IdList(tx, people));
}

std::optional<Standing> standing_of(Tx& tx, CommunityId community, PersonId person) {
  return tx.value<Standing>("SELECT standing FROM standings WHERE community = $1 AND person = $2",
                            community, person);
}

void upsert_standing(Tx& tx, CommunityId community, PersonId person, Standing standing) {
  tx.run(
      "INSERT INTO standings (community, person, standing, since) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (community, person) DO UPDATE SET standing = excluded.standing",
      community, person, standing, tx.now());
}

void delete_standing(Tx& tx, CommunityId community, PersonId person) {
  tx.run("DELETE FROM standings WHERE community = $1 AND person = $2", community, person);
}

std::int64_t facilitators_of(Tx& tx, CommunityId community) {
  return tx
      .value<std::int64_t>(
          "SELECT count(*) FROM standings WHERE community = $1 AND standing = 'facilitator'",
          community)
      .value_or(0);
}

}  // namespace kring::access::store
