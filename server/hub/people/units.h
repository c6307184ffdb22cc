#pragma once

#include "hub/people/profile.h"
#include "hub/people/unit_name.h"
#include "hub/people/unit_tree.h"

#include <optional>
#include <unordered_map>
#include <vector>

#include <boost/describe/class.hpp>

/// The organisation as a tree of units, and where in it people work. All of it is what the
/// organisation says; that an act is an administrator's is for its caller to see to.
namespace kring::people {

/// A unit as an administrator describes it; without a parent it stands at the top.
struct DescribedUnit {
  UnitName name;
  std::optional<UnitId> parent;
  BOOST_DESCRIBE_CLASS(DescribedUnit, (), (name, parent), (), ())
};

UnitTree unit_tree(Tx& tx);
/// Refuses with 404 where there is no such unit.
Unit require_unit(Tx& tx, UnitId unit);

/// Adds a unit. Records `unit.made`. Refuses with 404 a parent that is not there, and with 409
/// `unit.exists` where one of this name stands beside it, `unit.too_deep` below the lowest level,
/// `unit.too_many`.
UnitId make_unit(Tx& tx, const Visitor& administrator, const DescribedUnit& unit);

/// Gives a unit another name, or another parent: it takes along all that stand below it. Records
/// `unit.renamed`, `unit.moved`, or neither where it is so already. Refuses like `make_unit`, and
/// with 409 `unit.within_itself`.
void change_unit(Tx& tx, const Visitor& administrator, UnitId unit, const DescribedUnit& as);

/// Whoever worked in it does so nowhere, and whoever is expected in it is so without a unit: that
/// nobody is in it whom others see is for the caller to see to. Records `person.placed` of each who
/// worked there, and `unit.removed`, which speaks for who is expected. Refuses with 404, and with
/// 409 `unit.not_empty` one below which there is another.
void remove_unit(Tx& tx, const Visitor& administrator, UnitId unit);

/// What the organisation says of somebody; their own profile may say their role in other words.
struct Placement {
  std::optional<UnitId> unit;
  Role role;
  BOOST_DESCRIBE_CLASS(Placement, (), (unit, role), (), ())
};

struct Placed {
  std::optional<UnitId> unit;
  std::string role;
  BOOST_DESCRIBE_CLASS(Placed, (), (unit, role), (), ())
};

/// Says where somebody works, in place of what was said before. Records `person.placed`, or nothing
/// where it is so already. Refuses with 404 where there is no such person, or unit.
void place(Tx& tx, const Visitor& administrator, PersonId person, const Placement& placement);

/// What is said of somebody; nothing of it where nothing was. Asks nobody who may see it.
Placed placement_of(Tx& tx, PersonId person);
/// The same of many, in one query. Of whom nothing is said is left out.
std::unordered_map<PersonId, Placed> placements_of(Tx& tx, const std::vector<PersonId>& people);

}  // namespace kring::people
