#pragma once

#include "hub/communities/communities.h"
#include "hub/people/profile.h"
#include "hub/people/unit_tree.h"

#include <optional>
#include <string>
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

struct PersonRow {
  PersonId person;
  std::string name;
  std::string name_key;
  BOOST_DESCRIBE_CLASS(PersonRow, (), (person, name, name_key), (), ())
};
/// Who is looked for: all of these words stand in their name, and in one of their topics.
struct Wanted {
  std::vector<std::string> in_name;
  std::vector<std::string> about;  ///< in a topic of theirs, or in the role that is shown
  std::optional<std::vector<people::UnitId>> units;
  std::optional<people::Spoken> speaks;
};
/// Those who are here, by (name_key, person), after that place.
std::vector<PersonRow> people_after(Tx& tx, const Wanted& wanted, const std::string& name_key,
                                    PersonId person, std::size_t limit);

}  // namespace kring::directory::store
