#include "hub/identity/identity.h"

#include "base/refusal.h"
#include "hub/identity/api_tokens_store.h"
#include "hub/identity/identity_events.h"
#include "hub/identity/identity_store.h"
#include "hub/identity/record_about.h"
#include "hub/identity/reset_links.h"
#include "hub/people/newcomers.h"
#include "platform/journal/line.h"
#include "platform/text/fold.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace kring::identity {
namespace {

/// How well these letters fit somebody, 0 being best: the name begins with them, another word of
/// it or the address does, they stand somewhere in either. Nothing where they stand in neither.
std::optional<std::size_t> how_well(std::string_view letters, const std::string& name,
                                    const std::string& email) {
  if (name.starts_with(letters)) return 0;
  if (email.starts_with(letters) || name.find(" " + std::string(letters)) != std::string::npos)
    return 1;
  const bool holds = (name + "\n" + email).find(letters) != std::string::npos;
  return holds ? std::optional<std::size_t>(2) : std::nullopt;
}

}  // namespace

Bylines::Bylines(std::vector<Byline> all) {
  for (auto& byline : all) names_.emplace(byline.id, std::move(byline.name));
}

Byline Bylines::of(PersonaId persona) const {
  const auto found = names_.find(persona);
  return Byline{persona, found == names_.end() ? std::string() : found->second};
}

Bylines bylines(Tx& tx, const std::vector<PersonaId>& personas) {
  return Bylines(store::bylines(tx, personas));
}

PersonaId open_persona(PersonId person) {
  return person.as<PersonaTag>();
}

PersonId add_account(Tx& tx, const NewAccount& account) {
  const auto person = people::add(tx, account.name, account.language);
  if (!store::insert_account(tx, person, account))
    throw Refusal(Status::conflict, "account.exists");
  record_about<PersonJoined>(tx, person, open_persona(person));
  if (account.address_proved) people::welcome(tx, person, account.email.key());
  return person;
}

std::optional<Account> account_by_email(Tx& tx, const text::EmailAddress& email) {
  return store::account_by_key(tx, email.key());
}

Account require_account(Tx& tx, PersonId person) {
  auto account = store::account_of(tx, person);
  if (!account) refuse_missing();
  return std::move(*account);
}

bool is_here(Tx& tx, PersonId person) {
  const auto account = store::account_of(tx, person);
  return account && !account->suspended;
}

std::vector<Address> addresses(Tx& tx) {
  return store::addresses(tx);
}

std::vector<FoundPerson> with_unproved_address(Tx& tx, PersonId after, std::size_t limit) {
  return store::with_unproved_address(tx, after, limit);
}

void prove_address(Tx& tx, const Visitor& administrator, PersonId person) {
  const auto account = require_account(tx, person);
  if (account.address_proved) return;
  store::set_address_proved(tx, person);
  record_about<AddressProved>(tx, person, administrator.persona);
  people::welcome(tx, person, text::EmailAddress::from_text(account.email).value().key());
}

FoundPeople people_named(Tx& tx, std::string_view letters) {
  constexpr std::size_t most_found = 20;
  const auto wanted = text::folded(letters);
  std::array<std::vector<FoundPerson>, 3> by_fit;
  for (auto& person : store::people_by_name(tx)) {
    const auto fit = how_well(wanted, text::folded(person.name), text::folded(person.email));
    if (fit) by_fit.at(*fit).push_back(std::move(person));
  }
  FoundPeople found;
  for (auto& fitting : by_fit) std::ranges::move(fitting, std::back_inserter(found.items));
  found.more = found.items.size() > most_found;
  if (found.more) found.items.erase(found.items.begin() + most_found, found.items.end());
  return found;
}

void suspend(Tx& tx, PersonaId actor, PersonId person) {
  if (require_account(tx, person).suspended) return;
  store::set_suspended(tx, person, tx.now());
  for (const auto session : store::sessions_of(tx, person)) {
    store::delete_session(tx, session);
  }
  for (const auto token : store::api_tokens_of(tx, person)) store::delete_api_token(tx, token);
  withdraw_links_of(tx, actor, person);
  end_reset_link_for(tx, person);
  end_reset_links_by(tx, person);
  record_about<PersonSuspended>(tx, person, actor);
}

void readmit(Tx& tx, PersonaId actor, PersonId person) {
  if (!require_account(tx, person).suspended) return;
  store::set_suspended(tx, person, std::nullopt);
  record_about<PersonReadmitted>(tx, person, actor);
}

}  // namespace kring::identity
