#include "hub/people/profile_store.h"

#include "platform/db/id_list.h"
#include "platform/text/fold.h"

namespace kring::people::store {
namespace {

struct ProfileRow {
  PersonId person;
  std::string role;
  Time told_at;
  BOOST_DESCRIBE_CLASS(ProfileRow, (), (person, role, told_at), (), ())
};

struct TopicRow {
  PersonId person;
  std::string topic;
  BOOST_DESCRIBE_CLASS(TopicRow, (), (person, topic), (), ())
};

struct LanguageRow {
  PersonId person;
  Spoken language = Spoken::nl;
  BOOST_DESCRIBE_CLASS(LanguageRow, (), (person, language), (), ())
};

void delete_lists(Tx& tx, PersonId person) {
  tx.run("DELETE FROM profile_topics WHERE person = $1", person);
  tx.run("DELETE FROM profile_languages WHERE person = $1", person);
}

}  // namespace

std::unordered_map<PersonId, Profile> profiles_of(Tx& tx, const std::vector<PersonId>& people) {
  const auto among = "WHERE person " + db::in_list(tx, 1);
  const db::IdList list(tx, people);
  std::unordered_map<PersonId, Profile> found;
  for (auto& row : tx.rows<ProfileRow>("SELECT person, role, told_at FROM profiles " + among, list))
    found[row.person] = {std::move(row.role), {}, {}, row.told_at};
  if (found.empty()) return found;
  for (auto& row : tx.rows<TopicRow>(
           "SELECT person, topic FROM profile_topics " + among + " ORDER BY person, place", list))
    found[row.person].ask_about.push_back(std::move(row.topic));
  for (const auto& row : tx.rows<LanguageRow>(
           "SELECT person, language FROM profile_languages " + among + " ORDER BY person, place",
           list))
    found[row.person].speaks.push_back(row.language);
  return found;
}

void put_profile(Tx& tx, PersonId person, const Profile& profile) {
  tx.run(
      "INSERT INTO profiles (person, role, role_key, told_at) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (person) DO UPDATE SET role = $2, role_key = $3, told_at = $4",
      person, profile.role, text::unaccented(profile.role), profile.told_at);
  delete_lists(tx, person);
  for (std::size_t place = 0; place < profile.ask_about.size(); ++place) {
    const auto& topic = profile.ask_about[place];
    tx.run("INSERT INTO profile_topics (person, place, topic, topic_key) VALUES ($1, $2, $3, $4)",
           person, place, topic, text::unaccented(topic));
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
