#pragma once

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

}  // namespace kring::people
