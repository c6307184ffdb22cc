#pragma once

#include "hub/communities/communities.h"
#include "hub/identity/invitations.h"
#include "hub/identity/sign_in.h"
#include "platform/crypto/random.h"
#include "platform/text/password.h"

#include <array>
#include <optional>
#include <string>

#include <boost/describe/class.hpp>

/// How people come in: by a link that works once, and, where it names a community, straight into
/// it.
namespace kring::communities {

struct Newcomer {
  static constexpr std::array limits{json::Limit{"token", {}, crypto::longest_token}};
  std::string token;
  people::Name name;
  text::EmailAddress email;
  text::Password password;
  i18n::Language language = i18n::Language::en;
  BOOST_DESCRIBE_CLASS(Newcomer, (), (token, name, email, password, language), (), ())
};

/// Makes the newcomer's account and signs them in. Refuses like
/// `identity::require_open_invitation`, `identity::require_for_newcomers` and
/// `identity::require_meant_for`, and with 409 `account.exists`.
identity::Me arrive(api::Call& call, crypto::PasswordHasher& hasher, const Newcomer& newcomer);

/// What a link is for, to whoever holds it.
struct InvitationPreview {
  std::string organisation;
  identity::InvitedRole role = identity::InvitedRole::member;
  std::optional<std::string> email;
  std::optional<NamedCommunity> community;
  std::optional<identity::Byline> invited_by;
  bool for_newcomers = false;  ///< an account can be made with it
  /// Open, to whoever is no member of the community.
  identity::InvitationState state = identity::InvitationState::open;
  /// Of a visitor who is signed in: it names another address than theirs, they are in its community
  /// already. False of everybody else.
  bool for_somebody_else = false;
  bool is_member = false;
  BOOST_DESCRIBE_CLASS(InvitationPreview, (),
                       (organisation, role, email, community, invited_by, for_newcomers, state,
                        for_somebody_else, is_member),
                       (), ())
};
/// Refuses like `identity::require_open_invitation`; but to a member of its community a link shows
/// the way there though it was used, withdrawn or is too old: whoever came in by it opens it again.
InvitationPreview preview(Tx& tx, const Visitor& visitor, const std::string& organisation,
                          std::string_view token);

/// An existing colleague uses a link: it brings them into its community. For a member of it nothing
/// happens, and the link stays good for somebody else. Refuses like `arrive`, by the address of the
/// colleague's account, and with 409 `invitation.newcomers_only` a link that leads into none or
/// makes an administrator: it stays as it is.
struct AcceptedInvitation {
  std::optional<NamedCommunity> community;
  BOOST_DESCRIBE_CLASS(AcceptedInvitation, (), (community), (), ())
};
AcceptedInvitation accept_invitation(Tx& tx, const Visitor& visitor, std::string_view token);

/// An administrator invites. Refuses like `require_may_invite`, with 403 `token.no_administrators`
/// a program of theirs that would bring one in, and what would bring nobody anywhere: with 409
/// `invitation.has_account` an address whose account could do nothing with the link,
/// `invitation.is_member` one whose account is in that community, `invitation.exists` as in
/// `identity::require_not_invited`.
identity::MadeInvitation invite(Tx& tx, const Visitor& administrator,
                                const identity::NewInvitation& invitation);

/// A fresh link in place of one, as `identity::renew` makes it. Whoever holds a link may use it, so
/// it is only for who could make it: refuses as `invite` does before it looks at the address.
identity::MadeInvitation renew(Tx& tx, const Visitor& administrator, identity::InvitationId id);

struct InvitationMay {
  bool renew = false;
  BOOST_DESCRIBE_CLASS(InvitationMay, (), (renew), (), ())
};

/// An invitation as an administrator reads it, or who made it. `community` is absent where it is
/// private and not the reader's: `leads_into_community` then says no more than that it is one.
struct InvitationView {
  static constexpr std::string_view schema_name = "Invitation";
  identity::InvitationId id;
  identity::InvitedRole role = identity::InvitedRole::member;
  std::optional<std::string> email;
  std::optional<NamedCommunity> community;
  bool leads_into_community = false;
  bool for_newcomers = false;  ///< an account can be made with it
  identity::InvitationState state = identity::InvitationState::open;
  std::optional<identity::Byline> invited_by;
  Time made_at;
  Time expires_at;
  std::optional<identity::Byline> used_by;
  InvitationMay may;
  BOOST_DESCRIBE_CLASS(InvitationView, (),
                       (id, role, email, community, leads_into_community, for_newcomers, state,
                        invited_by, made_at, expires_at, used_by, may),
                       (), ())
};
Page<InvitationView> invitation_views(Tx& tx, const Visitor& visitor,
                                      const std::optional<std::string>& after);
InvitationView invitation_view(Tx& tx, const Visitor& visitor, identity::InvitationId id);

/// The links that a facilitator made into a community and that still work, newest first: their own,
/// not those of others. Refuses like `require_facilitated`.
Page<InvitationView> own_links_into(Tx& tx, const Visitor& visitor, CommunityId id,
                                    const std::optional<std::string>& after);

/// Takes one of them back. Refuses like `require_facilitated`, and with `not_found` a link of
/// somebody else's or into another community. Doing it twice, or after it was used, changes
/// nothing.
void withdraw_own_link(Tx& tx, const Visitor& visitor, CommunityId id, identity::InvitationId link);

}  // namespace kring::communities
