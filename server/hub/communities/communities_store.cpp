#include "hub/communities/communities_store.h"

#include "platform/db/id_list.h"

namespace kring::communities::store {
namespace {

/// A community with what person $1 is in it.
constexpr std::string_view seen_community =
    "SELECT c.id, c.name, c.name_key, c.theme, c.purpose, c.openness, c.members, c.questions,"
    " c.unanswered, s.standing,"
    " CASE WHEN r.person IS NULL THEN 0 ELSE 1 END AS requested"
    " FROM communities c"
    " LEFT JOIN community_standings s ON s.community = c.id AND s.person = $1"
    " LEFT JOIN membership_requests r ON r.community = c.id AND r.person = $1";

}  // namespace

bool insert(Tx& tx, CommunityId id, const NewCommunity& community, std::string_view name_key,
            PersonaId founder) {
  return tx.run(
             "INSERT INTO communities (id, name, name_key, theme, purpose, openness, members,"
             " questions, unanswered, founder_persona, made_at)"
             " VALUES ($1, $2, $3, $4, $5, $6, 0, 0, 0, $7, $8)"
             " ON CONFLICT (name_key) WHERE openness <> 'private' DO NOTHING",
             id, community.name.text(), name_key, community.theme.text(), community.purpose.text(),
             community.openness, founder, tx.now()) == 1;
}

std::optional<CommunityRow> community(Tx& tx, PersonId viewer, CommunityId id) {
  return tx.row<CommunityRow>(std::string(seen_community) + " WHERE c.id = $2", viewer, id);
}

std::vector<CommunityRow> communities_after(Tx& tx, PersonId viewer, bool not_mine,
                                            std::string_view name_key, CommunityId id,
                                            std::size_t limit) {
  return tx.rows<CommunityRow>(
      std::string(seen_community) +
          " WHERE (c.openness <> 'private' OR s.standing IS NOT NULL)"
          " AND (CASE WHEN s.standing IS NULL THEN 1 ELSE 0 END, c.name_key, c.id) > ($2, $3, $4)"
          " ORDER BY CASE WHEN s.standing IS NULL THEN 1 ELSE 0 END, c.name_key, c.id LIMIT $5",
      viewer, not_mine, name_key, id, limit);
}

void change_members(Tx& tx, CommunityId id, int by) {
  tx.run("UPDATE communities SET members = members + $2 WHERE id = $1", id, by);
}

void change_questions(Tx& tx, CommunityId id, int questions, int unanswered) {
  tx.run(
      "UPDATE communities SET questions = questions + $2, unanswered = unanswered + $3"
      " WHERE id = $1",
      id, questions, unanswered);
}

std::vector<NameRow> names_of(Tx& tx, const std::vector<CommunityId>& communities) {
  return tx.rows<NameRow>("SELECT id, name FROM communities WHERE id " + db::in_list(tx, 1),
                          db::IdList(tx, communities));
}

std::vector<SeenNameRow> names_seen_by(Tx& tx, PersonId viewer,
                                       const std::vector<CommunityId>& communities) {
  return tx.rows<SeenNameRow>(
      "SELECT c.id, c.name, CASE WHEN c.openness = 'open' OR s.standing = 'facilitator'"
      " THEN 1 ELSE 0 END AS lets_bring_in FROM communities c"
      " LEFT JOIN community_standings s ON s.community = c.id AND s.person = $1"
      " WHERE (c.openness <> 'private' OR s.standing IS NOT NULL) AND c.id " +
          db::in_list(tx, 2),
      viewer, db::IdList(tx, communities));
}

bool insert_request(Tx& tx, CommunityId id, PersonId person) {
  return tx.run(
             "INSERT INTO membership_requests (community, person, asked_at) VALUES ($1, $2, $3)"
             " ON CONFLICT (community, person) DO NOTHING",
             id, person, tx.now()) == 1;
}

bool delete_request(Tx& tx, CommunityId id, PersonId person) {
  return tx.run("DELETE FROM membership_requests WHERE community = $1 AND person = $2", id,
                person) == 1;
}

void insert_decline(Tx& tx, CommunityId id, PersonId person) {
  tx.run(
      "INSERT INTO membership_declines (community, person) VALUES ($1, $2)"
      " ON CONFLICT (community, person) DO NOTHING",
      id, person);
}

void delete_decline(Tx& tx, CommunityId id, PersonId person) {
  tx.run("DELETE FROM membership_declines WHERE community = $1 AND person = $2", id, person);
}

std::vector<CommunityId> declined_by(Tx& tx, PersonId person,
                                     const std::vector<CommunityId>& communities) {
  return tx.values<CommunityId>(
      "SELECT community FROM membership_declines WHERE person = $1 AND community " +
          db::in_list(tx, 2),
      person, db::IdList(tx, communities));
}

std::vector<MemberRow> members_after(Tx& tx, CommunityId id, PersonId after, std::size_t limit) {
  return tx.rows<MemberRow>(
      "SELECT person, standing, since FROM community_standings WHERE community = $1 AND person > $2"
      " ORDER BY person LIMIT $3",
      id, after, limit);
}

std::vector<RequestRow> requests_after(Tx& tx, CommunityId id, Time asked_at, PersonId person,
                                       std::size_t limit) {
  return tx.rows<RequestRow>(
      "SELECT person, asked_at FROM membership_requests WHERE community = $1"
      " AND (asked_at, person) > ($2, $3) ORDER BY asked_at, person LIMIT $4",
      id, asked_at, person, limit);
}

bool asks_to_be_let_in_by(Tx& tx, PersonId facilitator, PersonId person) {
  return tx
      .value<std::int64_t>(
          "SELECT 1 AS asks FROM community_standings s JOIN membership_requests r"
          " ON r.community = s.community AND r.person = $2"
          " WHERE s.person = $1 AND s.standing = 'facilitator' LIMIT 1",
          facilitator, person)
      .has_value();
}

std::vector<RequestCount> request_counts(Tx& tx, const std::vector<CommunityId>& communities) {
  return tx.rows<RequestCount>(
      "SELECT community, COUNT(*) AS count FROM membership_requests WHERE community " +
          db::in_list(tx, 1) + " GROUP BY community",
      db::IdList(tx, communities));
}

std::vector<Facilitator> facilitators_of(Tx& tx, const std::vector<CommunityId>& communities,
                                         std::size_t most) {
  return tx.rows<Facilitator>(
      "SELECT community, person, facilitators FROM (SELECT community, person,"
      " ROW_NUMBER() OVER (PARTITION BY community ORDER BY since, person) AS place,"
      " COUNT(*) OVER (PARTITION BY community) AS facilitators"
      " FROM community_standings WHERE standing = 'facilitator' AND community " +
          db::in_list(tx, 1) + ") placed WHERE place <= $2 ORDER BY community, place",
      db::IdList(tx, communities), most);
}

std::vector<OpennessRow> named(Tx& tx, std::string_view name_key) {
  return tx.rows<OpennessRow>(
      "SELECT id, openness FROM communities WHERE name_key = $1 ORDER BY id", name_key);
}

}  // namespace kring::communities::store
