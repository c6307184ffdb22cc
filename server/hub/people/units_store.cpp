#include "hub/people/units_store.h"

#include "platform/db/id_list.h"
#include "platform/text/fold.h"

namespace kring::people::store {
namespace {

struct PlacementRow : Placed {
  PersonId person;
  BOOST_DESCRIBE_CLASS(PlacementRow, (Placed), (person), (), ())
};

}  // namespace

std::vector<Unit> units(Tx& tx) {
  return tx.rows<Unit>("SELECT id, parent, name, name_key FROM units ORDER BY name_key, id");
}

std::optional<Unit> unit(Tx& tx, UnitId id) {
  return tx.row<Unit>("SELECT id, parent, name, name_key FROM units WHERE id = $1", id);
}

void insert_unit(Tx& tx, const Unit& unit) {
  tx.run("INSERT INTO units (id, parent, name, name_key) VALUES ($1, $2, $3, $4)", unit.id,
         unit.parent, unit.name, unit.name_key);
}

void update_unit(Tx& tx, const Unit& unit) {
  tx.run("UPDATE units SET parent = $2, name = $3, name_key = $4 WHERE id = $1", unit.id,
         unit.parent, unit.name, unit.name_key);
}

void delete_unit(Tx& tx, UnitId id) {
  tx.run("DELETE FROM units WHERE id = $1", id);
}

std::vector<PersonId> placed_in(Tx& tx, UnitId unit) {
  return tx.values<PersonId>("SELECT person FROM placements WHERE unit = $1 ORDER BY person", unit);
}

void expect_nobody_in(Tx& tx, UnitId unit) {
  tx.run("UPDATE newcomers SET unit = NULL WHERE unit = $1", unit);
}

std::unordered_map<PersonId, Placed> placements_of(Tx& tx, const std::vector<PersonId>& people) {
  std::unordered_map<PersonId, Placed> all;
  for (auto& row : tx.rows<PlacementRow>(
           "SELECT person, unit, role FROM placements WHERE person " + db::in_list(tx, 1),
           db::IdList(tx, people)))
    all.emplace(row.person, std::move(row));
  return all;
}

void put_placement(Tx& tx, PersonId person, const Placed& placed) {
  tx.run(
      "INSERT INTO placements (person, unit, role, role_key) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (person) DO UPDATE SET unit = $2, role = $3, role_key = $4",
      person, placed.unit, placed.role, text::unaccented(placed.role));
}

void delete_placement(Tx& tx, PersonId person) {
  tx.run("DELETE FROM placements WHERE person = $1", person);
}

}  // namespace kring::people::store
