#pragma once

#include "hub/search/found_communities.h"

#include <optional>
#include <string>
#include <vector>

/// What is asked of the database to find people and communities.
namespace kring::search::store {

/// Adds somebody, or nothing where they are in.
void put_person(Tx& tx, PersonId person, const std::string& name_key,
                const std::vector<std::string>& parts);
/// Adds a community, or nothing where it is in.
void put_community(Tx& tx, CommunityId community, const std::string& readers,
                   const std::vector<std::string>& parts);

/// Adds by what of a profile somebody is found; takes all of that away.
void put_profile(Tx& tx, PersonId person, const std::string& name_key,
                 const std::vector<std::string>& parts);
void remove_profile(Tx& tx, PersonId person);
/// By how many parts of a profile somebody is found.
std::int64_t parts_of_profile(Tx& tx, PersonId person);

/// By how many parts somebody is found; by how many a community is. Looks at all parts there are.
std::int64_t parts_of_person(Tx& tx, PersonId person);
std::int64_t parts_of_community(Tx& tx, CommunityId community);

/// A community, whoever may know of it.
std::optional<FoundCommunity> profile(Tx& tx, CommunityId community);
/// Those of these communities that this visitor may know of.
std::vector<FoundCommunity> profiles_seen_by(Tx& tx, const Visitor& visitor,
                                             const std::vector<CommunityId>& communities);

struct PartRow {
  std::string part;
  CommunityId community;
  BOOST_DESCRIBE_CLASS(PartRow, (), (part, community), (), ())
};
/// Which communities have which of these parts, as far as these readers may know; of very many
/// (beyond 5,000 finds) only some.
std::vector<PartRow> communities_by_parts(Tx& tx, const std::vector<std::string>& parts,
                                          const std::vector<std::string>& readers);

struct PersonRow {
  PersonId person;
  std::string name_key;
  BOOST_DESCRIBE_CLASS(PersonRow, (), (person, name_key), (), ())
};
/// Those with all of these parts whom this visitor may see, by (name_key, person), after that
/// place. The first part is looked up, the others are looked at.
std::vector<PersonRow> people_by_parts(Tx& tx, const Visitor& visitor,
                                       const std::vector<std::string>& parts,
                                       const std::string& name_key, PersonId after,
                                       std::size_t limit);
/// A word as a name has it, and as what somebody tells of themselves has it.
struct WordOfPerson {
  std::string beginning;
  std::vector<std::string> stems;
};
/// Those who are here, whose name or profile has each of these words and whose name alone does not,
/// by (name_key, person), after that place.
std::vector<PersonRow> people_by_profile(Tx& tx, const std::vector<WordOfPerson>& words,
                                         const std::string& name_key, PersonId after,
                                         std::size_t limit);

/// Those of these people who are here.
std::vector<PersonId> here_among(Tx& tx, const std::vector<PersonId>& people);
/// Whether this visitor may see somebody.
bool is_seen(Tx& tx, const Visitor& visitor, PersonId person);

struct SeenMembership {
  PersonId person;
  CommunityId community;
  std::string name;
  BOOST_DESCRIBE_CLASS(SeenMembership, (), (person, community, name), (), ())
};
/// Of each of these people the first three communities whose members this visitor may see.
std::vector<SeenMembership> seen_memberships(Tx& tx, const Visitor& visitor,
                                             const std::vector<PersonId>& people);

}  // namespace kring::search::store
