#include "hub/imports/authors.h"

#include "hub/identity/identity.h"
#include "hub/imports/imports_store.h"
#include "hub/imports/wording.h"
#include "hub/people/unclaimed.h"
#include "platform/text/code_points.h"

namespace kring::imports {
namespace {

constexpr std::size_t octets_of_longest_name = 80;

/// Under which all stand of whom a dump tells nothing.
constexpr std::string_view key_of_unknown = "unknown";

/// What somebody without a usable name is called, as where they come from: "user14", and "user" of
/// whom nothing is known.
people::Name name_for(const std::string& given, std::optional<std::int64_t> user) {
  const auto clean = cleaned(given).text;
  if (const auto whole = people::Name::from_text(clean)) return *whole;
  const std::string shorter(text::cut(clean, octets_of_longest_name));
  if (const auto cut = people::Name::from_text(shorter)) return *cut;
  return people::Name::from_text(user ? "user" + std::to_string(*user) : "user").value();
}

PersonId add(Tx& tx, ImportId id, const Author& author, i18n::Language language) {
  const auto person = people::add_unclaimed(tx, name_for(author.name, author.user), language);
  const auto key = author.key();
  store::insert_person(tx, id, key.empty() ? key_of_unknown : key, person);
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
  const auto known = store::person(tx, id, key.empty() ? key_of_unknown : key);
  return identity::open_persona(known ? *known : add(tx, id, author, language));
}

}  // namespace kring::imports
