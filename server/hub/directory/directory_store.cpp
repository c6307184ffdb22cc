#include "hub/directory/directory_store.h"

namespace kring::directory::store {

std::vector<communities::NamedCommunity> communities_of(Tx& tx, PersonId reader, PersonId person,
                                                        std::size_t limit) {
  return tx.rows<communities::NamedCommunity>(
      "SELECT p.id, p.name FROM community_standings s JOIN community_profiles p"
      " ON p.id = s.community WHERE s.person = $2 AND (p.openness = 'open' OR EXISTS"
      " (SELECT 1 FROM community_standings mine WHERE mine.community = s.community"
      " AND mine.person = $1)) ORDER BY p.name_key, p.id LIMIT $3",
      reader, person, limit);
}

std::vector<PeopleInUnit> people_in_units(Tx& tx) {
  return tx.rows<PeopleInUnit>(
      "SELECT p.unit, count(*) AS people FROM placed_people p JOIN people_here h"
      " ON h.person = p.person WHERE p.unit IS NOT NULL GROUP BY p.unit");
}

std::int64_t people_in_unit(Tx& tx, people::UnitId unit) {
  return tx
      .value<std::int64_t>(
          "SELECT count(*) FROM placed_people p JOIN people_here h ON h.person = p.person"
          " WHERE p.unit = $1",
          unit)
      .value_or(0);
}

}  // namespace kring::directory::store
