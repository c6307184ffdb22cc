#pragma once

#include "hub/people/units.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace kring::people::store {

/// By their names.
std::vector<Unit> units(Tx& tx);
std::optional<Unit> unit(Tx& tx, UnitId id);
void insert_unit(Tx& tx, const Unit& unit);
void update_unit(Tx& tx, const Unit& unit);
void delete_unit(Tx& tx, UnitId id);
std::vector<PersonId> placed_in(Tx& tx, UnitId unit);
/// Who is expected there is so without a unit.
void expect_nobody_in(Tx& tx, UnitId unit);

std::unordered_map<PersonId, Placed> placements_of(Tx& tx, const std::vector<PersonId>& people);
/// In place of what was there.
void put_placement(Tx& tx, PersonId person, const Placed& placed);
void delete_placement(Tx& tx, PersonId person);

}  // namespace kring::people::store
