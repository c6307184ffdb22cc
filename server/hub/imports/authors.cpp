#include "hub/imports/authors.h"

#include "hub/identity/identity.h"
#include "hub/imports/imports_store.h"
#include "hub/imports/wording.h"
#include "hub/people/unclaimed.h"
#include "platform/crypto/random.h"
#include "platform/text/code_points.h"

namespace kring::imports {
namespace {

constexpr std::size_t octets_of_longest_name = 80;

/// What somebody without a usable name is called, as where they come from: "user14".
people::Name name_for(const std::string& given, std::optional<std::int64_t> user) {
  const auto clean = cleaned(given).text;
  if (const auto whole = people::Name::from_text(clean)) return *whole;
  const std::string shorter(text::cut(clean, octets_of_longest_name));
  if (const auto cut = people::Name::from_text(shorter)) return *cut;
  return people::Name::from_text("user" + std::to_string(user.value_or(0))).value();
}

PersonId add(Tx& tx, ImportId id, const Author& author, i18n::Language language) {
  const auto person = people::add_unclaimed(tx, name_for(author.name, author.user), language);
  store::insert_person(tx, id, author.key(), person);
  return person;
}

}  // namespace

bool bring_person(Tx& tx, ImportId id, const User& user, i18n::Language language) {
  const Author author{user.id, user.name};
  if (store::person(tx, id, author.key())) return false;
  add(tx, id, author, language);
  return true;
}

PersonaId persona_of(Tx& tx, ImportId id, const Author& author, i18n::Language language) {
  const auto key = author.key();
  if (key.empty()) return crypto::random_id<PersonaTag>();
  const auto known = store::person(tx, id, key);
  return identity::open_persona(known ? *known : add(tx, id, author, language));
}

}  // namespace kring::imports
