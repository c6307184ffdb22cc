#include "hub/communities/arrival.h"

#include "base/refusal.h"
#include "hub/communities/communities_store.h"
#include "hub/identity/for_whom.h"
#include "hub/identity/sessions.h"

#include <algorithm>

namespace kring::communities {
namespace {

/// The names that stand on invitations, fetched once for all of them.
class Names {
 public:
  /// For whoever holds a link: it says where it leads.
  static Names for_holder(Tx& tx, const identity::Invitation& invitation) {
    std::vector<store::SeenNameRow> names;
    for (auto& row : store::names_of(tx, communities_on({invitation})))
      names.push_back({row.id, std::move(row.name), false});
    return {tx, {invitation}, std::move(names)};
  }

  /// For somebody who only sees that there is a link: of private communities only their members
  /// know.
  static Names seen_by(Tx& tx, const Visitor& visitor,
                       const std::vector<identity::Invitation>& invitations) {
    return {tx, invitations, store::names_seen_by(tx, visitor.person, communities_on(invitations))};
  }

  std::optional<NamedCommunity> community(const std::optional<CommunityId>& id) const {
    const auto* const found = find(id);
    if (!found) return std::nullopt;
    return NamedCommunity{found->id, found->name};
  }

  /// Whether this reader may hold a link into it: into none at all, every administrator may.
  bool let_bring_in(const std::optional<CommunityId>& id) const {
    const auto* const found = find(id);
    return !id || (found && found->lets_bring_in);
  }

  std::optional<identity::Byline> byline(const std::optional<PersonId>& person) const {
    if (!person) return std::nullopt;
    return bylines_.of(identity::open_persona(*person));
  }

 private:
  Names(Tx& tx, const std::vector<identity::Invitation>& invitations,
        std::vector<store::SeenNameRow> communities)
      : communities_(std::move(communities)),
        bylines_(identity::bylines(tx, personas_on(invitations))) {}

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

  const store::SeenNameRow* find(const std::optional<CommunityId>& id) const {
    const auto found =
        std::ranges::find_if(communities_, [&](const auto& row) { return row.id == id; });
    return found == communities_.end() ? nullptr : &*found;
  }

  std::vector<store::SeenNameRow> communities_;
  identity::Bylines bylines_;
};

/// Decision 0014: who comes in as an administrator opens more, and for longer, than any token does.
bool may_bring_in_as(identity::InvitedRole role, const Visitor& inviter) {
  return role != identity::InvitedRole::administrator || !inviter.is_program();
}

void require_may_bring_in_as(identity::InvitedRole role, const Visitor& inviter) {
  if (!may_bring_in_as(role, inviter)) {
    throw Refusal(Status::forbidden, "token.no_administrators");
  }
}

InvitationView view(const Names& names, const Visitor& visitor,
                    const identity::Invitation& invitation, Time now) {
  return InvitationView{invitation.id,
                        invitation.role,
                        invitation.email,
                        names.community(invitation.community),
                        invitation.community.has_value(),
                        invitation.for_newcomers,
                        invitation.state(now),
                        names.byline(invitation.inviter),
                        invitation.made_at,
                        invitation.expires_at,
                        names.byline(invitation.user),
                        {!invitation.used_at && names.let_bring_in(invitation.community) &&
                         may_bring_in_as(invitation.role, visitor)}};
}

Page<InvitationView> views(Tx& tx, const Visitor& visitor, Page<identity::Invitation> page) {
  Page<InvitationView> shown;
  const auto names = Names::seen_by(tx, visitor, page.items);
  for (const auto& invitation : page.items)
    shown.items.push_back(view(names, visitor, invitation, tx.now()));
  shown.next = std::move(page.next);
  return shown;
}

/// A link that leads into no community, or makes an administrator, does nothing for a colleague.
bool is_for_newcomers_alone(identity::InvitedRole role,
                            const std::optional<CommunityId>& community) {
  return !community || role == identity::InvitedRole::administrator;
}

bool is_member(Tx& tx, PersonId person, CommunityId community) {
  return access::standing_of(tx, community, person) != access::Standing::none;
}

bool leads_into_own_community(Tx& tx, const Visitor& visitor,
                              const identity::Invitation& invitation) {
  return visitor.signed_in() && invitation.community &&
         is_member(tx, visitor.person, *invitation.community);
}

/// A link that still works; of a visitor's own community any, since it shows the way there.
identity::Invitation require_leading_somewhere(Tx& tx, const Visitor& visitor,
                                               std::string_view token) {
  auto invitation = identity::find_invitation(tx, token);
  if (invitation && leads_into_own_community(tx, visitor, *invitation))
    return std::move(*invitation);
  return identity::require_open_invitation(tx, token);
}

}  // namespace

identity::Me arrive(api::Call& call, crypto::PasswordHasher& hasher, const Newcomer& newcomer) {
  // Before the slow hash, so that a dead link costs nothing; the write below looks again.
  const auto require_invited = [&](Tx& tx) {
    auto invitation = identity::require_open_invitation(tx, newcomer.token);
    identity::require_for_newcomers(invitation);
    identity::require_meant_for(invitation, newcomer.email);
    return invitation;
  };
  call.read([&](Tx& tx, const Visitor&) { require_invited(tx); });
  const auto hash = hasher.hash(newcomer.password.text(), identity::for_whom(call, newcomer.email));
  struct Arrived {
    PersonId person;
    std::string session;
  };
  const auto arrived = call.write([&](Tx& tx, const Visitor&) {
    const auto invitation = require_invited(tx);
    const bool administrator = invitation.role == identity::InvitedRole::administrator;
    // A link for one address proves it, as whoever made the link knew whose it is. An administrator
    // may read what is reported of everybody.
    const bool proved = invitation.email || administrator;
    const auto person = identity::add_account(
        tx, {newcomer.name, newcomer.email, hash, newcomer.language, administrator, false, proved});
    identity::use(tx, invitation, person);
    if (invitation.community) bring_in(tx, person, *invitation.community);
    return Arrived{person, identity::begin_session(tx, person, identity::device_of(call))};
  });
  identity::open_session(call, arrived.session);
  return call.read([&](Tx& tx, const Visitor&) { return identity::me(tx, arrived.person); });
}

InvitationPreview preview(Tx& tx, const Visitor& visitor, const std::string& organisation,
                          std::string_view token) {
  const auto invitation = require_leading_somewhere(tx, visitor, token);
  const auto names = Names::for_holder(tx, invitation);
  return InvitationPreview{
      organisation,
      invitation.role,
      invitation.email,
      names.community(invitation.community),
      names.byline(invitation.inviter),
      invitation.for_newcomers,
      invitation.state(tx.now()),
      visitor.signed_in() && !identity::is_meant_for(tx, invitation, visitor.person),
      leads_into_own_community(tx, visitor, invitation)};
}

AcceptedInvitation accept_invitation(Tx& tx, const Visitor& visitor, std::string_view token) {
  const auto invitation = identity::require_open_invitation(tx, token);
  // It would do nothing for a colleague, and is not used up by one.
  if (is_for_newcomers_alone(invitation.role, invitation.community))
    throw Refusal(Status::conflict, "invitation.newcomers_only");
  identity::require_meant_for(tx, invitation, visitor.person);
  AcceptedInvitation accepted{Names::for_holder(tx, invitation).community(invitation.community)};
  if (is_member(tx, visitor.person, *invitation.community)) return accepted;
  identity::use(tx, invitation, visitor.person);
  bring_in(tx, visitor.person, *invitation.community);
  return accepted;
}

identity::MadeInvitation invite(Tx& tx, const Visitor& administrator,
                                const identity::NewInvitation& invitation) {
  require_may_bring_in_as(invitation.role, administrator);
  if (invitation.community) require_may_invite(tx, administrator, *invitation.community);
  const auto account = invitation.email ? identity::account_by_email(tx, *invitation.email)
                                        : std::optional<identity::Account>();
  if (account) {
    if (is_for_newcomers_alone(invitation.role, invitation.community))
      throw Refusal(Status::conflict, "invitation.has_account");
    if (is_member(tx, account->person, *invitation.community))
      throw Refusal(Status::conflict, "invitation.is_member");
  }
  identity::require_not_invited(tx, invitation);
  return identity::invite(tx, administrator, invitation);
}

identity::MadeInvitation renew(Tx& tx, const Visitor& administrator, identity::InvitationId id) {
  const auto invitation = identity::require_invitation(tx, id);
  require_may_bring_in_as(invitation.role, administrator);
  if (invitation.community) require_may_invite(tx, administrator, *invitation.community);
  return identity::renew(tx, administrator, id);
}

Page<InvitationView> invitation_views(Tx& tx, const Visitor& visitor,
                                      const std::optional<std::string>& after) {
  return views(tx, visitor, identity::invitations(tx, after));
}

Page<InvitationView> own_links_into(Tx& tx, const Visitor& visitor, CommunityId id,
                                    const std::optional<std::string>& after) {
  require_facilitated(tx, visitor, id);
  return views(tx, visitor, identity::open_links_of(tx, visitor.person, id, after));
}

void withdraw_own_link(Tx& tx, const Visitor& visitor, CommunityId id,
                       identity::InvitationId link) {
  require_facilitated(tx, visitor, id);
  const auto invitation = identity::require_invitation(tx, link);
  if (invitation.community != id || invitation.inviter != visitor.person) refuse_missing();
  identity::withdraw(tx, visitor, link);
}

InvitationView invitation_view(Tx& tx, const Visitor& visitor, identity::InvitationId id) {
  const auto invitation = identity::require_invitation(tx, id);
  return view(Names::seen_by(tx, visitor, {invitation}), visitor, invitation, tx.now());
}

}  // namespace kring::communities
