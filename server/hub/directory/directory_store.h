#pragma once

#include "hub/communities/communities.h"
#include "hub/people/unit_tree.h"

#include <vector>

namespace kring::directory::store {

/// The communities somebody is in, by name, among those whose members the reader may see.
std::vector<communities::NamedCommunity> communities_of(Tx& tx, PersonId reader, PersonId person,
                                                        std::size_t limit);

struct PeopleInUnit {
  people::UnitId unit;
  std::int64_t people = 0;
  BOOST_DESCRIBE_CLASS(PeopleInUnit, (), (unit, people), (), ())
};
/// How many people who are here work in each unit in which anybody does.
std::vector<PeopleInUnit> people_in_units(Tx& tx);
std::int64_t people_in_unit(Tx& tx, people::UnitId unit);

}  // namespace kring::directory::store
