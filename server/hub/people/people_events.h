#pragma once

#include "hub/people/unit_tree.h"

#include <optional>
#include <string_view>

#include <boost/describe/class.hpp>

/// What people writes to the journal.
namespace kring::people {

/// Somebody told colleagues something else of themselves than before; they tell nothing any more.
/// Actor and owner: their open persona; subject: the person.
struct ProfileTold {
  static constexpr std::string_view kind = "profile.told";
  BOOST_DESCRIBE_CLASS(ProfileTold, (), (), (), ())
};
struct ProfileTakenBack {
  static constexpr std::string_view kind = "profile.taken_back";
  BOOST_DESCRIBE_CLASS(ProfileTakenBack, (), (), (), ())
};

/// A unit was made, below another or at the top; got another name; stands elsewhere; is there no
/// more, which speaks for who was expected in it. Actor and owner: the administrator, nobody on the
/// command line; subject: the unit.
struct UnitMade {
  static constexpr std::string_view kind = "unit.made";
  std::optional<UnitId> parent;
  BOOST_DESCRIBE_CLASS(UnitMade, (), (parent), (), ())
};
struct UnitRenamed {
  static constexpr std::string_view kind = "unit.renamed";
  BOOST_DESCRIBE_CLASS(UnitRenamed, (), (), (), ())
};
struct UnitMoved {
  static constexpr std::string_view kind = "unit.moved";
  std::optional<UnitId> parent;
  BOOST_DESCRIBE_CLASS(UnitMoved, (), (parent), (), ())
};
struct UnitRemoved {
  static constexpr std::string_view kind = "unit.removed";
  BOOST_DESCRIBE_CLASS(UnitRemoved, (), (), (), ())
};

/// The organisation says something else of where somebody works and as what. Actor: the
/// administrator, nobody on the command line; owner: the person's open persona; subject: the
/// person.
struct PersonPlaced {
  static constexpr std::string_view kind = "person.placed";
  std::optional<UnitId> unit;
  BOOST_DESCRIBE_CLASS(PersonPlaced, (), (unit), (), ())
};

/// Somebody follows a colleague, or no longer. Actor and owner: who follows; subject: who is
/// followed.
struct PersonFollowed {
  static constexpr std::string_view kind = "person.followed";
  BOOST_DESCRIBE_CLASS(PersonFollowed, (), (), (), ())
};
struct PersonUnfollowed {
  static constexpr std::string_view kind = "person.unfollowed";
  BOOST_DESCRIBE_CLASS(PersonUnfollowed, (), (), (), ())
};

/// Somebody is expected, or something else is said of them; they have an account now; they are
/// expected no more. Actor and owner: the administrator, nobody on the command line and where no
/// list named them for a year; who arrived.
/// Subject: the newcomer.
struct NewcomerExpected {
  static constexpr std::string_view kind = "newcomer.expected";
  BOOST_DESCRIBE_CLASS(NewcomerExpected, (), (), (), ())
};
struct NewcomerArrived {
  static constexpr std::string_view kind = "newcomer.arrived";
  BOOST_DESCRIBE_CLASS(NewcomerArrived, (), (), (), ())
};
struct NewcomerDropped {
  static constexpr std::string_view kind = "newcomer.dropped";
  BOOST_DESCRIBE_CLASS(NewcomerDropped, (), (), (), ())
};

}  // namespace kring::people
