#include "hub/people/profile_store.h"

namespace kring::people::store {
namespace {

struct ProfileRow {
  std::string role;
  Time told_at;
  BOOST_DESCRIBE_CLASS(ProfileRow, (), (role, told_at), (), ())
};

void delete_lists(Tx& tx, PersonId person) {
  tx.run("DELETE FROM profile_topics WHERE person = $1", person);
  tx.run("DELETE FROM profile_languages WHERE person = $1", person);
}

}  // namespace

std::optional<Profile> profile_of(Tx& tx, PersonId person) {
  auto row = tx.row<ProfileRow>("SELECT role, told_at FROM profiles WHERE person = $1", person);
  if (!row) return std::nullopt;
  Profile profile{std::move(row->role), {}, {}, row->told_at};
  profile.ask_about = tx.values<std::string>(
      "SELECT topic FROM profile_topics WHERE person = $1 ORDER BY place", person);
  profile.speaks = tx.values<Spoken>(
      "SELECT language FROM profile_languages WHERE person = $1 ORDER BY place", person);
  return profile;
}

void put_profile(Tx& tx, PersonId person, const Profile& profile) {
  tx.run(
      "INSERT INTO profiles (person, role, told_at) VALUES ($1, $2, $3)"
      " ON CONFLICT (person) DO UPDATE SET role = $2, told_at = $3",
      person, profile.role, profile.told_at);
  delete_lists(tx, person);
  for (std::size_t place = 0; place < profile.ask_about.size(); ++place) {
    tx.run("INSERT INTO profile_topics (person, place, topic) VALUES ($1, $2, $3)", person, place,
           profile.ask_about[place]);
  }
  for (std::size_t place = 0; place < profile.speaks.size(); ++place) {
    tx.run("INSERT INTO profile_languages (person, place, language) VALUES ($1, $2, $3)", person,
           place, profile.speaks[place]);
  }
}

void delete_profile(Tx& tx, PersonId person) {
  delete_lists(tx, person);
  tx.run("DELETE FROM profiles WHERE person = $1", person);
}

}  // namespace kring::people::store
