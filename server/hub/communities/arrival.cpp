#include "hub/communities/arrival.h"

#include "hub/communities/communities_store.h"
#include "hub/identity/sessions.h"

#include <algorithm>

namespace kring::communities {
namespace {

/// The names that stand on invitations, fetched once for all of them.
class Names {
 public:
  Names(Tx& tx, const std::vector<identity::Invitation>& invitations)
      : communities_(store::names_of(tx, communities_on(invitations))),
        bylines_(identity::bylines(tx, personas_on(invitations))) {}

  std::optional<NamedCommunity> community(const std::optional<CommunityId>& id) const {
    const auto found =
        std::ranges::find_if(communities_, [&](const auto& row) { return row.id == id; });
    if (found == communities_.end()) return std::nullopt;
    return NamedCommunity{found->id, found->name};
  }

  std::optional<identity::Byline> byline(const std::optional<PersonId>& person) const {
    if (!person) return std::nullopt;
    return bylines_.of(identity::open_persona(*person));
  }

 private:
  static std::vector<CommunityId> communities_on(
      const std::vector<identity::Invitation>& invitations) {
    std::vector<CommunityId> all;
    for (const auto& each : invitations) all.push_back(each.community.value_or(CommunityId()));
    return all;
  }

  static std::vector<PersonaId> personas_on(const std::vector<identity::Invitation>& invitations) {
    std::vector<PersonaId> all;
    for (const auto& each : invitations) {
      all.push_back(identity::open_persona(each.inviter.value_or(PersonId())));
      all.push_back(identity::open_persona(each.user.value_or(PersonId())));
    }
    return all;
  }

  std::vector<store::NameRow> communities_;
  identity::Bylines bylines_;
};

InvitationView view(const Names& names, const identity::Invitation& invitation, Time now) {
  return InvitationView{invitation.id,
                        invitation.role,
                        invitation.email,
                        names.community(invitation.community),
                        invitation.state(now),
                        names.byline(invitation.inviter),
                        invitation.made_at,
                        invitation.expires_at,
                        names.byline(invitation.user)};
}

}  // namespace

identity::Me arrive(api::Call& call, crypto::PasswordHasher& hasher, const Newcomer& newcomer) {
  // Before the slow hash, so that a dead link costs nothing; the write below looks again.
  call.read([&](Tx& tx, const Visitor&) { identity::require_open_invitation(tx, newcomer.token); });
  const auto hash = hasher.hash(newcomer.password.text());
  struct Arrived {
    PersonId person;
    std::string session;
  };
  const auto arrived = call.write([&](Tx& tx, const Visitor&) {
    const auto invitation = identity::require_open_invitation(tx, newcomer.token);
    const bool administrator = invitation.role == identity::InvitedRole::administrator;
    const auto person = identity::add_account(
        tx, {newcomer.name, newcomer.email, hash, newcomer.language, administrator, false});
    identity::use(tx, invitation, person);
    if (invitation.community) bring_in(tx, person, *invitation.community);
    return Arrived{person, identity::begin_session(tx, person)};
  });
  identity::open_session(call, arrived.session);
  return call.read([&](Tx& tx, const Visitor&) { return identity::me(tx, arrived.person); });
}

InvitationPreview preview(Tx& tx, const std::string& organisation, std::string_view token) {
  const auto invitation = identity::require_open_invitation(tx, token);
  const Names names(tx, {invitation});
  return InvitationPreview{organisation, invitation.role, invitation.email,
                           names.community(invitation.community), names.byline(invitation.inviter)};
}

AcceptedInvitation accept_invitation(Tx& tx, const Visitor& visitor, std::string_view token) {
  const auto invitation = identity::require_open_invitation(tx, token);
  identity::use(tx, invitation, visitor.person);
  if (invitation.community) bring_in(tx, visitor.person, *invitation.community);
  return AcceptedInvitation{Names(tx, {invitation}).community(invitation.community)};
}

Page<InvitationView> invitation_views(Tx& tx, const std::optional<std::string>& after) {
  auto page = identity::invitations(tx, after);
  Page<InvitationView> views;
  const Names names(tx, page.items);
  for (const auto& invitation : page.items)
    views.items.push_back(view(names, invitation, tx.now()));
  views.next = std::move(page.next);
  return views;
}

InvitationView invitation_view(Tx& tx, identity::InvitationId id) {
  const auto invitation = identity::require_invitation(tx, id);
  return view(Names(tx, {invitation}), invitation, tx.now());
}

}  // namespace kring::communities
