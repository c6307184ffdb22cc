#pragma once

#include <string_view>

#include <boost/describe/class.hpp>

/// What imports write to the journal by themselves.
namespace kring::imports {

/// An administrator said who somebody is that came along, and took it back. Actor: the
/// administrator; owner: the open persona of who that is here; subject: who came along.
struct PersonClaimed {
  static constexpr std::string_view kind = "person.claimed";
  BOOST_DESCRIBE_CLASS(PersonClaimed, (), (), (), ())
};
struct PersonUnclaimed {
  static constexpr std::string_view kind = "person.unclaimed";
  BOOST_DESCRIBE_CLASS(PersonUnclaimed, (), (), (), ())
};

}  // namespace kring::imports
