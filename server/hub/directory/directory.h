#pragma once

#include "hub/communities/communities.h"
#include "hub/contributions/done.h"
#include "hub/directory/units_page.h"
#include "hub/people/profile.h"

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

/// Who is who: what people tell of themselves, beside what they did where the reader may read.
namespace kring::directory {

struct ProfileMay {
  bool tell = false;
  bool place = false;  ///< say where they work
  bool follow = false;
  BOOST_DESCRIBE_CLASS(ProfileMay, (), (tell, place, follow), (), ())
};

/// Where somebody works, as the organisation says.
struct ShownPlacement {
  std::vector<NamedUnit> unit;  ///< after those above it; empty where they are in none
  std::string role;             ///< their own profile may say it in other words
  BOOST_DESCRIBE_CLASS(ShownPlacement, (), (unit, role), (), ())
};

/// Somebody's page. What is told stands apart from what is counted: the one is a word, the other
/// can be looked up.
struct ProfilePage {
  PersonId id;
  std::string name;
  /// Has an account and is let in. Of whoever is not, what they told is not shown: they cannot be
  /// asked.
  bool here = false;
  std::optional<people::Profile> told;
  ShownPlacement placement;                              ///< empty, too, while they are not here
  std::vector<communities::NamedCommunity> communities;  ///< at most thirty
  contributions::Done done;
  bool followed = false;  ///< by the reader, whoever else does
  ProfileMay may;
  BOOST_DESCRIBE_CLASS(ProfilePage, (),
                       (id, name, here, told, placement, communities, done, followed, may), (), ())
};

/// Somebody whom the visitor sees: everybody who is here; of others those whom they may see among
/// the members of a community, whose texts they may read, or who ask to be let into a community
/// that they facilitate; for administrators everybody. Refuses with `not_found` all others, as if
/// they were not there.
ProfilePage show_profile(Tx& tx, const Visitor& visitor, PersonId person);

/// As `people::follow`, for whoever is here. Refuses all others with `not_found`, since they ask
/// and answer nothing, and with 403 `follow.own` to follow oneself.
void follow_person(Tx& tx, const Visitor& visitor, PersonId person);
/// Whoever is followed may be let go, here or not. Refuses with `not_found` whom the visitor
/// neither follows nor could.
void unfollow_person(Tx& tx, const Visitor& visitor, PersonId person);

}  // namespace kring::directory
