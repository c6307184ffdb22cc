#pragma once

#include "base/page.h"
#include "hub/identity/identity.h"

#include <chrono>
#include <optional>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace kring::identity {

using InvitationId = Id<struct InvitationTag>;

/// A link works once, for two weeks.
inline constexpr auto invitation_length = std::chrono::hours(24 * 14);

enum class InvitedRole { member, administrator };
BOOST_DESCRIBE_ENUM(InvitedRole, member, administrator)

enum class InvitationState { open, used, expired, withdrawn };
BOOST_DESCRIBE_ENUM(InvitationState, open, used, expired, withdrawn)

struct NewInvitation {
  InvitedRole role = InvitedRole::member;
  std::optional<text::EmailAddress>
      email;                             ///< the only address that may use it, where one is named
  std::optional<CommunityId> community;  ///< where its user becomes a member
};

struct Invitation {
  InvitationId id;
  InvitedRole role = InvitedRole::member;
  std::optional<std::string> email;
  std::optional<CommunityId> community;
  std::optional<PersonId>
      inviter;  ///< absent for the very first one, which the server makes itself
  Time made_at;
  Time expires_at;
  std::optional<Time> withdrawn_at;
  std::optional<Time> used_at;
  std::optional<PersonId> user;
  /// Whether an account may be made with it. Administrators bring newcomers in, and the server the
  /// very first of them; everybody else's links are for colleagues who have an account.
  bool for_newcomers = false;
  BOOST_DESCRIBE_CLASS(Invitation, (),
                       (id, role, email, community, inviter, made_at, expires_at, withdrawn_at,
                        used_at, user, for_newcomers),
                       (), ())

  InvitationState state(Time now) const;
};

struct MadeInvitation {
  InvitationId id;
  std::string token;  ///< known here and never again
};

/// Makes a link. Who may do so is decided by the caller.
MadeInvitation invite(Tx& tx, const Visitor& inviter, const NewInvitation& invitation);

/// Refuses with 409 `invitation.exists` where a link for the same address, role and community still
/// works: that one is renewed, so that no two are about.
void require_not_invited(Tx& tx, const NewInvitation& invitation);

/// Replaces a link by a fresh one, which is `inviter`'s own from now on: it ends with their right
/// to let people in. The old one stops working. Refuses with 409 `invitation.used`.
MadeInvitation renew(Tx& tx, const Visitor& inviter, InvitationId id);

/// Takes a link back. Doing it twice, or after it was used, changes nothing.
void withdraw(Tx& tx, const Visitor& visitor, InvitationId id);

/// Takes back the links of `inviter` that nobody has used: those into one community, or all of
/// them. Whoever may no longer let people in does not do so by a link either.
void withdraw_links_of(Tx& tx, PersonaId actor, PersonId inviter,
                       std::optional<CommunityId> into = std::nullopt);

/// The invitation of a link, whatever became of it; nothing where there is no such link, or a fresh
/// one took its place.
std::optional<Invitation> find_invitation(Tx& tx, std::string_view token);

/// The invitation of a link that still works. Refuses with 404 `invitation.unknown`, 410
/// `invitation.used` or `invitation.expired` (which a withdrawn one is too).
Invitation require_open_invitation(Tx& tx, std::string_view token);

/// Refuses with 403 `invitation.colleagues_only` where no account may be made with it.
void require_for_newcomers(const Invitation& invitation);

/// Refuses with 403 `invitation.other_email` where the link is meant for another address. Case does
/// not matter: the addresses are compared as accounts are.
void require_meant_for(const Invitation& invitation, const text::EmailAddress& email);
bool is_meant_for(const Invitation& invitation, const text::EmailAddress& email);
/// The same for somebody who has an account.
bool is_meant_for(Tx& tx, const Invitation& invitation, PersonId person);
void require_meant_for(Tx& tx, const Invitation& invitation, PersonId person);

/// Notes that this person used the invitation. It works once: refuses like the above.
void use(Tx& tx, const Invitation& invitation, PersonId user);

Page<Invitation> invitations(Tx& tx, const std::optional<std::string>& after);
Invitation require_invitation(Tx& tx, InvitationId id);
/// The links of `inviter` into one community that still work, newest first.
Page<Invitation> open_links_of(Tx& tx, PersonId inviter, CommunityId into,
                               const std::optional<std::string>& after);

/// The link that makes the very first administrator, for the server to print; nothing once anybody
/// has an account. Making one withdraws those made before, so that one link at most is good.
std::optional<MadeInvitation> first_invitation(Tx& tx);

/// Whether anybody has an account yet.
bool has_accounts(Tx& tx);

}  // namespace kring::identity
