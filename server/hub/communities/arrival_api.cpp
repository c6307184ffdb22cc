#include "hub/communities/arrival.h"
#include "hub/communities/communities_api.h"
#include "platform/crypto/random.h"

#include <array>

namespace kring::communities {
namespace {

using api::AfterCursor;
using api::Needs;
using api::Query;
using identity::InvitationId;

struct Token {
  static constexpr std::array limits{json::Limit{"token", {}, crypto::longest_token}};
  std::string token;
  BOOST_DESCRIBE_CLASS(Token, (), (token), (), ())
};

struct InvitationOrder {
  identity::InvitedRole role = identity::InvitedRole::member;
  std::optional<text::EmailAddress> email;
  std::optional<CommunityId> community;
  BOOST_DESCRIBE_CLASS(InvitationOrder, (), (role, email, community), (), ())
};

/// The link is shown once: only a hash of it is kept.
struct InvitationWithLink {
  static constexpr std::string_view schema_name = "MadeInvitation";
  InvitationView invitation;
  std::string link;
  BOOST_DESCRIBE_CLASS(InvitationWithLink, (), (invitation, link), (), ())
};

/// The token stands in the fragment, which no server, proxy or log ever sees.
InvitationWithLink with_link(Tx& tx, const Visitor& visitor, const Welcome& welcome,
                             const identity::MadeInvitation& made) {
  return {invitation_view(tx, visitor, made.id), welcome.public_origin + "/welcome#" + made.token};
}

void add_administrator_routes(api::Routes& routes, const Welcome& welcome) {
  routes
      .get("/invitations",
           [](Tx& tx, const Visitor& visitor, const Query<AfterCursor>& from) {
             return invitation_views(tx, visitor, from.after);
           })
      .named("list_invitations")
      .needs(Needs::administrator);
  routes
      .post("/invitations",
            [welcome](Tx& tx, const Visitor& visitor, const InvitationOrder& order) {
              return with_link(tx, visitor, welcome,
                               invite(tx, visitor, {order.role, order.email, order.community}));
            })
      .named("invite")
      .status(201)
      .needs(Needs::administrator)
      .refuses("token.no_administrators")
      .refuses("invitation.has_account")
      .refuses("invitation.is_member")
      .refuses("invitation.exists");
  routes
      .post("/invitations/{invitation}/renewal",
            [welcome](Tx& tx, const Visitor& visitor, InvitationId id) {
              return with_link(tx, visitor, welcome, communities::renew(tx, visitor, id));
            })
      .named("renew_invitation")
      .status(201)
      .needs(Needs::administrator)
      .refuses("token.no_administrators")
      .refuses("invitation.used");
  routes.remove("/invitations/{invitation}", identity::withdraw)
      .named("withdraw_invitation")
      .needs(Needs::administrator);
}

}  // namespace

void add_arrival_routes(api::Routes& routes, crypto::PasswordHasher& hasher,
                        const Welcome& welcome) {
  add_administrator_routes(routes, welcome);
  routes
      .post("/communities/{community}/invitations",
            [welcome](Tx& tx, const Visitor& visitor, CommunityId id) {
              require_facilitated(tx, visitor, id);
              return with_link(
                  tx, visitor, welcome,
                  identity::invite(tx, visitor, {identity::InvitedRole::member, std::nullopt, id}));
            })
      .named("invite_into_community")
      .status(201)
      .needs(Needs::session)
      .limit("invite", 300, api::per_hour);
  routes
      .get("/communities/{community}/invitations",
           [](Tx& tx, const Visitor& visitor, CommunityId id, const Query<AfterCursor>& from) {
             return own_links_into(tx, visitor, id, from.after);
           })
      .named("list_own_invitations")
      .needs(Needs::session);
  routes.remove("/communities/{community}/invitations/{invitation}", withdraw_own_link)
      .named("withdraw_own_invitation")
      .needs(Needs::session)
      .limit("withdraw_own_invitation", 600, api::per_hour);
  // A link is used, not read: nothing is written here, but a token does not belong in a URL.
  routes
      .post("/invitations/preview",
            [organisation = welcome.organisation](api::Call& call, const Token& held) {
              return call.read([&](Tx& tx, const Visitor& visitor) {
                return preview(tx, visitor, organisation, held.token);
              });
            })
      .named("preview_invitation")
      .needs(Needs::anyone)
      .limit("preview_invitation", 1200, api::per_hour)
      .refuses("invitation.unknown")
      .refuses("invitation.used")
      .refuses("invitation.expired");
  routes
      .post("/accounts",
            [&hasher](api::Call& call, const Newcomer& newcomer) {
              return arrive(call, hasher, newcomer);
            })
      .named("arrive")
      .status(201)
      .needs(Needs::anyone)
      .never_by_token()
      .limit("arrive", 600, api::per_hour)
      .refuses("invitation.unknown")
      .refuses("invitation.used")
      .refuses("invitation.expired")
      .refuses("invitation.colleagues_only")
      .refuses("invitation.other_email")
      .refuses("account.exists");
  routes
      .post("/invitations/acceptance",
            [](Tx& tx, const Visitor& visitor, const Token& held) {
              return accept_invitation(tx, visitor, held.token);
            })
      .named("accept_invitation")
      .needs(Needs::session)
      .limit("accept_invitation", 120, api::per_hour)
      .refuses("invitation.newcomers_only")
      .refuses("invitation.unknown")
      .refuses("invitation.used")
      .refuses("invitation.expired")
      .refuses("invitation.other_email");
}

}  // namespace kring::communities
