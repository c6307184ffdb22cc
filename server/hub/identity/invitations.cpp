#include "hub/identity/invitations.h"

#include "base/refusal.h"
#include "hub/identity/holders.h"
#include "hub/identity/identity_events.h"
#include "hub/identity/identity_store.h"
#include "platform/api/cursor.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"
#include "platform/journal/line.h"

namespace kring::identity {
namespace {

template <class Event>
void record_about(Tx& tx, InvitationId id, PersonaId actor,
                  const std::optional<CommunityId>& community) {
  auto fact = journal::fact(Event{});
  fact.actor = fact.owner = actor;
  fact.community = community.value_or(CommunityId());
  fact.subject_kind = "invitation";
  fact.subject = id.as<ThingTag>();
  tx.record(fact);
}

/// Where the next page of invitations begins.
struct After {
  Time made_at;
  InvitationId id;
  BOOST_DESCRIBE_CLASS(After, (), (made_at, id), (), ())
};

After read_after(const std::optional<std::string>& after) {
  return after ? api::read_cursor<After>(*after) : After{Time::max(), InvitationId(INT64_MAX)};
}

/// Rows, one more than a page where there is more.
Page<Invitation> page_of(std::vector<Invitation> rows) {
  Page<Invitation> page;
  page.next = api::cut_to_page(rows, [](const auto& last) { return After{last.made_at, last.id}; });
  page.items = std::move(rows);
  return page;
}

[[noreturn]] void refuse_used() {
  throw Refusal(Status::gone, "invitation.used");
}

}  // namespace

InvitationState Invitation::state(Time now) const {
  if (used_at) return InvitationState::used;
  if (withdrawn_at) return InvitationState::withdrawn;
  return expires_at <= now ? InvitationState::expired : InvitationState::open;
}

MadeInvitation invite(Tx& tx, const Visitor& inviter, const NewInvitation& invitation) {
  MadeInvitation made{tx.mint<InvitationTag>(), crypto::random_token()};
  const auto by = inviter.signed_in() ? std::optional(inviter.person) : std::nullopt;
  store::insert_invitation(tx, made.id, db::Bytes{crypto::hash(made.token)}, invitation, by,
                           tx.now() + invitation_length);
  record_about<InvitationMade>(tx, made.id, inviter.persona, invitation.community);
  return made;
}

void require_not_invited(Tx& tx, const NewInvitation& invitation) {
  if (invitation.email && store::has_open_invitation(tx, invitation))
    throw Refusal(Status::conflict, "invitation.exists");
}

MadeInvitation renew(Tx& tx, const Visitor& inviter, InvitationId id) {
  const auto invitation = require_invitation(tx, id);
  if (invitation.used_at) throw Refusal(Status::conflict, "invitation.used");
  MadeInvitation made{id, crypto::random_token()};
  store::set_token(tx, id, db::Bytes{crypto::hash(made.token)}, inviter.person,
                   tx.now() + invitation_length);
  record_about<InvitationMade>(tx, id, inviter.persona, invitation.community);
  return made;
}

void withdraw(Tx& tx, const Visitor& visitor, InvitationId id) {
  const auto invitation = require_invitation(tx, id);
  if (store::set_withdrawn(tx, id))
    record_about<InvitationRevoked>(tx, id, visitor.persona, invitation.community);
}

void withdraw_links_of(Tx& tx, PersonaId actor, PersonId inviter, std::optional<CommunityId> into) {
  for (const auto& link : store::unused_invitations_of(tx, inviter)) {
    if (into && link.community != into) continue;
    store::set_withdrawn(tx, link.id);
    record_about<InvitationRevoked>(tx, link.id, actor, link.community);
  }
}

void withdraw_links_for(Tx& tx, PersonaId actor, std::string_view email_key) {
  for (const auto& link : store::unused_invitations_for(tx, email_key)) {
    store::set_withdrawn(tx, link.id);
    record_about<InvitationRevoked>(tx, link.id, actor, link.community);
  }
}

std::optional<Invitation> find_invitation(Tx& tx, std::string_view token) {
  return store::invitation_by_token(tx, db::Bytes{crypto::hash(token)});
}

Invitation require_open_invitation(Tx& tx, std::string_view token) {
  auto invitation = find_invitation(tx, token);
  if (!invitation) throw Refusal(Status::missing, "invitation.unknown");
  if (invitation->used_at) refuse_used();
  if (invitation->state(tx.now()) != InvitationState::open)
    throw Refusal(Status::gone, "invitation.expired");
  return std::move(*invitation);
}

void require_for_newcomers(const Invitation& invitation) {
  if (!invitation.for_newcomers) throw Refusal(Status::forbidden, "invitation.colleagues_only");
}

bool is_meant_for(const Invitation& invitation, const text::EmailAddress& email) {
  if (!invitation.email) return true;
  return text::EmailAddress::from_text(*invitation.email).value().key() == email.key();
}

bool is_meant_for(Tx& tx, const Invitation& invitation, PersonId person) {
  const auto account = require_account(tx, person);
  return is_meant_for(invitation, text::EmailAddress::from_text(account.email).value());
}

void require_meant_for(const Invitation& invitation, const text::EmailAddress& email) {
  if (!is_meant_for(invitation, email)) throw Refusal(Status::forbidden, "invitation.other_email");
}

void require_meant_for(Tx& tx, const Invitation& invitation, PersonId person) {
  if (!is_meant_for(tx, invitation, person))
    throw Refusal(Status::forbidden, "invitation.other_email");
}

void use(Tx& tx, const Invitation& invitation, PersonId user) {
  if (!store::set_used(tx, invitation.id, user)) refuse_used();
  record_about<InvitationUsed>(tx, invitation.id, open_persona(user), invitation.community);
}

Page<Invitation> invitations(Tx& tx, const std::optional<std::string>& after) {
  const auto from = read_after(after);
  return page_of(store::invitations_before(tx, from.made_at, from.id, page_size + 1));
}

Page<Invitation> open_links_of(Tx& tx, PersonId inviter, CommunityId into,
                               const std::optional<std::string>& after) {
  const auto from = read_after(after);
  return page_of(store::open_links_before(tx, inviter, into, from.made_at, from.id, page_size + 1));
}

Invitation require_invitation(Tx& tx, InvitationId id) {
  auto invitation = store::invitation(tx, id);
  if (!invitation) refuse_missing();
  return std::move(*invitation);
}

std::optional<MadeInvitation> first_invitation(Tx& tx) {
  if (has_accounts(tx)) return std::nullopt;
  for (const auto id : store::open_invitations_of_the_server(tx)) {
    store::set_withdrawn(tx, id);
    record_about<InvitationRevoked>(tx, id, PersonaId(), std::nullopt);
  }
  NewInvitation invitation;
  invitation.role = InvitedRole::administrator;
  return invite(tx, Visitor{}, invitation);
}

bool has_accounts(Tx& tx) {
  return store::has_accounts(tx);
}

}  // namespace kring::identity
