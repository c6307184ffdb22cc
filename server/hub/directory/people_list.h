#pragma once

#include "base/page.h"
#include "hub/directory/units_page.h"
#include "hub/identity/identity.h"
#include "hub/people/profile.h"
#include "platform/api/cursor.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

namespace kring::directory {

/// Whom to list: with each of these words in their name, in this unit or one below it, with each of
/// these words in one of the topics that they may be asked about or in their role, speaking this
/// language. Words are looked for without accents.
struct ListPeople {
  static constexpr std::array limits{api::cursor_limit};
  std::optional<text::Line<0, 80>> named;
  std::optional<people::UnitId> unit;
  std::optional<text::Line<0, 60>> about;
  std::optional<people::Spoken> speaks;
  std::optional<std::string> after;
  BOOST_DESCRIBE_CLASS(ListPeople, (), (named, unit, about, speaks, after), (), ())
};

/// Somebody as the list has them: what their page tells everybody.
struct ListedPerson {
  identity::Byline person;
  std::string role;             ///< in their own words, or else the organisation's; or empty
  std::vector<NamedUnit> unit;  ///< after those above it; empty where they are in none
  std::vector<std::string> ask_about;
  std::vector<people::Spoken> speaks;
  bool followed = false;  ///< by the reader
  BOOST_DESCRIBE_CLASS(ListedPerson, (), (person, role, unit, ask_about, speaks, followed), (), ())
};

/// A page of everybody who is here, by name. Refuses with 404 a unit that is not there.
Page<ListedPerson> list_people(Tx& tx, const Visitor& visitor, const ListPeople& wanted);

}  // namespace kring::directory
