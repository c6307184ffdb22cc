#pragma once

#include "hub/people/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

/// The organisation as everybody sees it: its units, and how many people are in each.
namespace kring::directory {

struct NamedUnit {
  people::UnitId id;
  std::string name;
  BOOST_DESCRIBE_CLASS(NamedUnit, (), (id, name), (), ())
};

struct ListedUnit {
  people::UnitId id;
  std::optional<people::UnitId> parent;
  std::string name;
  std::int64_t people = 0;  ///< who is here and works in it, and not below it
  BOOST_DESCRIBE_CLASS(ListedUnit, (), (id, parent, name, people), (), ())
};

struct UnitListMay {
  bool change = false;  ///< make, rename, move and remove them
  BOOST_DESCRIBE_CLASS(UnitListMay, (), (change), (), ())
};

/// All of them: each after the one above it, those beside each other by their names.
struct UnitList {
  std::vector<ListedUnit> items;
  UnitListMay may;
  BOOST_DESCRIBE_CLASS(UnitList, (), (items, may), (), ())
};
UnitList list_units(Tx& tx, const Visitor& visitor);

/// Refuses with 404.
ListedUnit show_unit(Tx& tx, people::UnitId unit);

/// As `people::remove_unit`. Refuses with 409 `unit.not_empty` one in which somebody works who is
/// here; who is shut out or only expected is in nobody's way, since nobody finds them to move them.
void remove_unit(Tx& tx, const Visitor& administrator, people::UnitId unit);

/// Where an administrator says that somebody works. Refuses with 404 where there is no such account
/// or unit.
void place_person(Tx& tx, const Visitor& administrator, PersonId person,
                  const people::Placement& placement);

}  // namespace kring::directory
