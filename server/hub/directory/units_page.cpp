#include "hub/directory/units_page.h"

#include "base/refusal.h"
#include "hub/directory/directory_store.h"
#include "hub/identity/identity.h"

#include <unordered_map>

namespace kring::directory {

UnitList list_units(Tx& tx, const Visitor& visitor) {
  std::unordered_map<people::UnitId, std::int64_t> here;
  for (const auto& row : store::people_in_units(tx)) here[row.unit] = row.people;
  UnitList list;
  const auto tree = people::unit_tree(tx);
  for (const auto& unit : tree.all())
    list.items.push_back({unit.id, unit.parent, unit.name, here[unit.id]});
  list.may.change = visitor.administrator;
  return list;
}

ListedUnit show_unit(Tx& tx, people::UnitId id) {
  const auto unit = people::require_unit(tx, id);
  return {unit.id, unit.parent, unit.name, store::people_in_unit(tx, id)};
}

void remove_unit(Tx& tx, const Visitor& administrator, people::UnitId unit) {
  if (store::people_in_unit(tx, unit) > 0) throw Refusal(Status::conflict, "unit.not_empty");
  people::remove_unit(tx, administrator, unit);
}

void place_person(Tx& tx, const Visitor& administrator, PersonId person,
                  const people::Placement& placement) {
  identity::require_account(tx, person);
  people::place(tx, administrator, person, placement);
}

}  // namespace kring::directory
