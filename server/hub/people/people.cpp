#include "hub/people/people.h"

#include "base/refusal.h"
#include "hub/people/people_store.h"
#include "hub/people/unclaimed.h"
#include "platform/crypto/random.h"

namespace kring::people {

PersonId add(Tx& tx, const Name& name, i18n::Language language) {
  const auto id = add_unclaimed(tx, name, language);
  store::count_one_more(tx);
  return id;
}

PersonId add_unclaimed(Tx& tx, const Name& name, i18n::Language language) {
  const auto id = crypto::random_id<PersonTag>();
  store::insert(tx, Person{id, std::string(name.text()), language, Look::system});
  return id;
}

Person require(Tx& tx, PersonId id) {
  auto person = store::find(tx, id);
  if (!person) refuse_missing();
  return std::move(*person);
}

void prefer(Tx& tx, PersonId id, const Preferences& preferences) {
  store::set_preferences(tx, id, preferences);
}

std::int64_t headcount(Tx& tx) {
  return store::headcount(tx);
}

}  // namespace kring::people
