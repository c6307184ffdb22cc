#include "hub/search/names_store.h"

#include "hub/search/token_list_store.h"
#include "platform/db/id_list.h"

namespace kring::search::store {
namespace {

// The members of a community s are seen by person $1.
constexpr std::string_view members_are_seen =
    "(s.community IN (SELECT id FROM open_communities) OR EXISTS (SELECT 1 FROM community_standings"
    " mine WHERE mine.community = s.community AND mine.person = $1))";

// Somebody p is seen by person $1, who is an administrator where $2 is 1.
std::string is_seen_by_visitor(std::string_view person) {
  return "($2 = 1 OR EXISTS (SELECT 1 FROM people_here h WHERE h.person = " + std::string(person) +
         ") OR EXISTS (SELECT 1 FROM community_standings s WHERE s.person = " +
         std::string(person) + " AND " + std::string(members_are_seen) + "))";
}

std::int64_t as_number(bool value) {
  return value ? 1 : 0;
}

}  // namespace

void put_person(Tx& tx, PersonId person, const std::string& name_key,
                const std::vector<std::string>& parts) {
  tx.run(
      "INSERT INTO search_people (part, name_key, person) SELECT value, $2, CAST($3 AS BIGINT) FROM " +
          each_of_list(tx, 1) + " WHERE true ON CONFLICT DO NOTHING",
      list_of(tx, parts), name_key, person);
}

void put_community(Tx& tx, CommunityId community, const std::string& readers,
                   const std::vector<std::string>& parts) {
  tx.run(
      "INSERT INTO search_communities (part, readers, community) SELECT value, $2, CAST($3 AS BIGINT) FROM " +
          each_of_list(tx, 1) + " WHERE true ON CONFLICT DO NOTHING",
      list_of(tx, parts), readers, community);
}

void put_profile(Tx& tx, PersonId person, const std::string& name_key,
                 const std::vector<std::string>& parts) {
  tx.run(
      "INSERT INTO search_profiles (part, name_key, person) SELECT value, $2, CAST($3 AS BIGINT) FROM " +
          each_of_list(tx, 1) + " WHERE true ON CONFLICT DO NOTHING",
      list_of(tx, parts), name_key, person);
}

void remove_profile(Tx& tx, PersonId person) {
  tx.run("DELETE FROM search_profiles WHERE person = $1", person);
}

std::int64_t parts_of_profile(Tx& tx, PersonId person) {
  return tx.value<std::int64_t>("SELECT count(*) FROM search_profiles WHERE person = $1", person)
      .value_or(0);
}

std::int64_t parts_of_person(Tx& tx, PersonId person) {
  return tx.value<std::int64_t>("SELECT count(*) FROM search_people WHERE person = $1", person)
      .value_or(0);
}

std::int64_t parts_of_community(Tx& tx, CommunityId community) {
  return tx
      .value<std::int64_t>("SELECT count(*) FROM search_communities WHERE community = $1",
                           community)
      .value_or(0);
}

std::optional<FoundCommunity> profile(Tx& tx, CommunityId community) {
  return tx.row<FoundCommunity>(
      "SELECT id, name, theme, purpose, openness FROM community_profiles WHERE id = $1", community);
}

std::vector<FoundCommunity> profiles_seen_by(Tx& tx, const Visitor& visitor,
                                             const std::vector<CommunityId>& communities) {
  return tx.rows<FoundCommunity>(
      "SELECT c.id, c.name, c.theme, c.purpose, c.openness FROM community_profiles c"
      " WHERE (c.openness <> 'private' OR EXISTS (SELECT 1 FROM community_standings s"
      " WHERE s.community = c.id AND s.person = $1)) AND c.id " +
          db::in_list(tx, 2),
      visitor.person, db::IdList(tx, communities));
}

std::vector<PartRow> communities_by_parts(Tx& tx, const std::vector<std::string>& parts,
                                          const std::vector<std::string>& readers) {
  constexpr int most = 5'000;
  return tx.rows<PartRow>("SELECT part, community FROM search_communities WHERE part " +
                              in_tokens(tx, 1) + " AND readers " + in_tokens(tx, 2) +
                              " ORDER BY part, readers, community LIMIT $3",
                          list_of(tx, parts), list_of(tx, readers), most);
}

std::vector<PersonRow> people_by_parts(Tx& tx, const Visitor& visitor,
                                       const std::vector<std::string>& parts,
                                       const std::string& name_key, PersonId after,
                                       std::size_t limit) {
  std::vector<db::Param> params{visitor.person, as_number(visitor.administrator), name_key, after,
                                limit};
  std::string others;
  std::string first;
  for (const auto& part : parts) {
    params.emplace_back(part);
    const auto place = "$" + std::to_string(params.size());
    if (first.empty()) {
      first = place;
    } else {
      others +=
          " AND EXISTS (SELECT 1 FROM search_people o WHERE o.person = p.person AND o.part = " +
          place + ")";
    }
  }
  return tx.rows_with<PersonRow>(
      "SELECT p.person, p.name_key FROM search_people p WHERE p.part = " + first +
          " AND (p.name_key, p.person) > ($3, $4)" + others + " AND " +
          is_seen_by_visitor("p.person") + " ORDER BY p.name_key, p.person LIMIT $5",
      params);
}

std::vector<PersonRow> people_by_profile(Tx& tx, const std::vector<WordOfPerson>& words,
                                         const std::string& name_key, PersonId after,
                                         std::size_t limit) {
  std::vector<std::string> all_stems;
  // A parameter is a view.
  std::vector<std::string> stems;
  for (const auto& word : words) {
    all_stems.insert(all_stems.end(), word.stems.begin(), word.stems.end());
    stems.push_back(list_of(tx, word.stems));
  }
  const auto any_stem = list_of(tx, all_stems);
  std::vector<db::Param> params{name_key, after, limit, any_stem};
  std::string has_each;
  std::string name_lacks_one;
  for (std::size_t at = 0; at < words.size(); ++at) {
    params.emplace_back(words[at].beginning);
    const auto in_name =
        "EXISTS (SELECT 1 FROM search_people n WHERE n.person = p.person AND n.part = $" +
        std::to_string(params.size()) + ")";
    params.emplace_back(stems[at]);
    has_each +=
        " AND (" + in_name +
        " OR EXISTS (SELECT 1 FROM search_profiles o WHERE o.person = p.person AND o.part " +
        in_tokens(tx, static_cast<int>(params.size())) + "))";
    name_lacks_one += (name_lacks_one.empty() ? "NOT " : " OR NOT ") + in_name;
  }
  return tx.rows_with<PersonRow>(
      "SELECT DISTINCT p.person, p.name_key FROM search_profiles p"
      " JOIN people_here h ON h.person = p.person WHERE p.part " +
          in_tokens(tx, 4) + " AND (p.name_key, p.person) > ($1, $2)" + has_each + " AND (" +
          name_lacks_one + ") ORDER BY p.name_key, p.person LIMIT $3",
      params);
}

std::vector<PersonId> here_among(Tx& tx, const std::vector<PersonId>& people) {
  return tx.values<PersonId>("SELECT person FROM people_here WHERE person " + db::in_list(tx, 1),
                             db::IdList(tx, people));
}

bool is_seen(Tx& tx, const Visitor& visitor, PersonId person) {
  return tx
      .value<std::int64_t>("SELECT 1 AS seen FROM search_people p WHERE p.person = $3 AND " +
                               is_seen_by_visitor("p.person") + " LIMIT 1",
                           visitor.person, as_number(visitor.administrator), person)
      .has_value();
}

std::vector<SeenMembership> seen_memberships(Tx& tx, const Visitor& visitor,
                                             const std::vector<PersonId>& people) {
  return tx.rows<SeenMembership>(
      "SELECT person, community, name FROM (SELECT s.person, s.community, c.name,"
      " row_number() OVER (PARTITION BY s.person ORDER BY s.since, s.community) AS place"
      " FROM community_standings s JOIN community_names c ON c.id = s.community WHERE " +
          std::string(members_are_seen) + " AND s.person " + db::in_list(tx, 2) +
          ") AS placed WHERE place <= 3 ORDER BY person, place",
      visitor.person, db::IdList(tx, people));
}

}  // namespace kring::search::store
