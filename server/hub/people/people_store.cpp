#include "hub/people/people_store.h"

#include "platform/text/fold.h"

namespace kring::people::store {

void insert(Tx& tx, const Person& person) {
  tx.run(
      "INSERT INTO people (id, name, name_key, language, look, joined_at)"
      " VALUES ($1, $2, $3, $4, $5, $6)",
      person.id, person.name, text::unaccented(person.name), person.language, person.look,
      tx.now());
}

void count_one_more(Tx& tx) {
  tx.run("UPDATE headcount SET people = people + 1");
}

std::optional<Person> find(Tx& tx, PersonId id) {
  return tx.row<Person>("SELECT id, name, language, look FROM people WHERE id = $1", id);
}

void set_preferences(Tx& tx, PersonId id, const Preferences& preferences) {
  tx.run("UPDATE people SET language = $2, look = $3 WHERE id = $1", id, preferences.language,
         preferences.look);
}

std::int64_t headcount(Tx& tx) {
  return tx.value<std::int64_t>("SELECT people FROM headcount").value_or(0);
}

}  // namespace kring::people::store
