#include "hub/identity/reset_links.h"

#include "base/refusal.h"
#include "hub/identity/identity_events.h"
#include "hub/identity/record_about.h"
#include "hub/identity/reset_links_store.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"
#include "platform/journal/line.h"

namespace kring::identity {
namespace {

/// So long a link that works no more is told from one that never was.
constexpr auto remembered = std::chrono::hours(24);

db::Bytes hash_of(std::string_view token) {
  return db::Bytes{crypto::hash(token)};
}

store::ResetLinkRow require_open(Tx& tx, std::string_view token) {
  const auto link = store::reset_link(tx, hash_of(token));
  if (!link) throw Refusal(Status::missing, "reset_link.unknown");
  if (link->used_at) throw Refusal(Status::gone, "reset_link.used");
  if (link->expires_at <= tx.now()) throw Refusal(Status::gone, "reset_link.expired");
  return *link;
}

}  // namespace

std::string MadeResetLink::address(const std::string& public_origin) const {
  return public_origin + "/reset#" + token;
}

MadeResetLink make_reset_link(Tx& tx, const Visitor& maker, PersonId person) {
  const auto account = require_account(tx, person);
  if (account.suspended) throw Refusal(Status::conflict, "account.suspended");
  const auto by = maker.signed_in() ? std::optional(maker.person) : std::nullopt;
  if (by == person) throw Refusal(Status::conflict, "reset_link.own");
  MadeResetLink made{crypto::random_token(), tx.now() + reset_link_length};
  store::put_reset_link(tx, person, hash_of(made.token), by, made.expires_at);
  record_about<ResetLinkMade>(tx, person, maker.persona);
  return made;
}

ResetLinkPreview preview_reset_link(Tx& tx, std::string_view token) {
  const auto link = require_open(tx, token);
  return {people::require(tx, link.person).name, require_account(tx, link.person).email,
          link.expires_at};
}

PersonId require_open_reset_link(Tx& tx, std::string_view token) {
  return require_open(tx, token).person;
}

PersonId use_reset_link(Tx& tx, std::string_view token) {
  const auto person = require_open(tx, token).person;
  store::set_reset_link_used(tx, person);
  record_about<ResetLinkUsed>(tx, person, open_persona(person));
  return person;
}

void end_reset_link_for(Tx& tx, PersonId person) {
  store::end_reset_link_for(tx, person);
}

void end_reset_links_by(Tx& tx, PersonId maker) {
  store::end_reset_links_by(tx, maker);
}

std::int64_t forget_ended_reset_links(Tx& tx) {
  return store::delete_reset_links_before(tx, tx.now() - remembered);
}

}  // namespace kring::identity
