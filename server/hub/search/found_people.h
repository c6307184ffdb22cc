#pragma once

#include "base/page.h"
#include "hub/search/found_communities.h"

#include <vector>

#include <boost/describe/class.hpp>

namespace kring::search {

/// Somebody as a colleague finds them, with the first few communities in which the finder may see
/// that they are: so one tells two of the same name apart.
struct Colleague {
  identity::Byline person;
  std::vector<communities::NamedCommunity> communities;
  std::string role;                    ///< as they tell it, while they are here; or empty
  std::vector<std::string> ask_about;  ///< the topics that have one of the words
  BOOST_DESCRIBE_CLASS(Colleague, (), (person, communities, role, ask_about), (), ())
};

/// A page of the people whose name has words that begin with all of these, by name; after them of
/// those who are here and have the words that their name lacks in their role or among their topics,
/// there in any form but not by its beginning. By name is found everybody who is here, and of those
/// who are shut out whom this visitor may see among the members of a community; by an administrator
/// everybody who has an account. More than six words find nobody.
Page<Colleague> find_people(Tx& tx, const Visitor& visitor, const WantedByWords& wanted);

/// Whether somebody is among those by their name alone.
bool is_a_name(Tx& tx, const Visitor& visitor, const Words& q);

/// Whether somebody would be among those, by any name.
bool may_find(Tx& tx, const Visitor& visitor, PersonId person);

}  // namespace kring::search
