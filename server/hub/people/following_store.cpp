#include "hub/people/following_store.h"

#include "platform/db/id_list.h"

namespace kring::people::store {

bool insert_follower(Tx& tx, PersonId follower, PersonId person) {
  return tx.run(
             "INSERT INTO person_followers (follower_person, person, since) VALUES ($1, $2, $3)"
             " ON CONFLICT (follower_person, person) DO NOTHING",
             follower, person, tx.now()) == 1;
}

bool delete_follower(Tx& tx, PersonId follower, PersonId person) {
  return tx.run("DELETE FROM person_followers WHERE follower_person = $1 AND person = $2", follower,
                person) == 1;
}

std::int64_t number_followed_by(Tx& tx, PersonId follower) {
  return tx
      .value<std::int64_t>("SELECT count(*) FROM person_followers WHERE follower_person = $1",
                           follower)
      .value_or(0);
}

std::vector<PersonId> followed_by(Tx& tx, PersonId follower) {
  return tx.values<PersonId>("SELECT person FROM person_followers WHERE follower_person = $1",
                             follower);
}

std::vector<PersonId> followed_among(Tx& tx, PersonId follower,
                                     const std::vector<PersonId>& people) {
  return tx.values<PersonId>(
      "SELECT person FROM person_followers WHERE follower_person = $1 AND person " +
          db::in_list(tx, 2),
      follower, db::IdList(tx, people));
}

}  // namespace kring::people::store
