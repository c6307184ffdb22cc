#include "hub/identity/identity_api.h"
#include "hub/identity/reset_links.h"
#include "hub/identity/reset_password.h"
#include "platform/crypto/random.h"

#include <array>

namespace kring::identity {
namespace {

using api::Needs;

struct ResetToken {
  static constexpr std::array limits{json::Limit{"token", {}, crypto::longest_token}};
  std::string token;
  BOOST_DESCRIBE_CLASS(ResetToken, (), (token), (), ())
};

/// The link is shown once: only a hash of it is kept.
struct ResetLinkToHandOn {
  static constexpr std::string_view schema_name = "MadeResetLink";
  std::string link;
  Time expires_at;
  BOOST_DESCRIBE_CLASS(ResetLinkToHandOn, (), (link, expires_at), (), ())
};

}  // namespace

void add_reset_routes(api::Routes& routes, crypto::PasswordHasher& hasher,
                      const std::string& public_origin) {
  routes
      .post("/people/{person}/reset_links",
            [public_origin](Tx& tx, const Visitor& visitor, PersonId person) {
              const auto made = make_reset_link(tx, visitor, person);
              return ResetLinkToHandOn{made.address(public_origin), made.expires_at};
            })
      .named("make_reset_link")
      .summary("A link with which somebody chooses another password. One made before stops working")
      .status(201)
      .needs(Needs::administrator)
      .never_by_token()
      .refuses("account.suspended")
      .refuses("reset_link.own");
  // A link is used, not read: nothing is written here, but a token does not belong in a URL.
  routes
      .post("/reset_links/preview",
            [](api::Call& call, const ResetToken& held) {
              return call.read(
                  [&](Tx& tx, const Visitor&) { return preview_reset_link(tx, held.token); });
            })
      .named("preview_reset_link")
      .needs(Needs::anyone)
      .never_by_token()
      .limit("preview_reset_link", 1200, api::per_hour)
      .refuses("reset_link.unknown")
      .refuses("reset_link.used")
      .refuses("reset_link.expired");
  routes
      .post("/reset_links/password",
            [&hasher](api::Call& call, const PasswordReset& reset) {
              reset_password(call, hasher, reset);
            })
      .named("reset_password")
      .summary("Asks for a link's token, and signs out everywhere")
      .needs(Needs::anyone)
      .never_by_token()
      .limit("reset_password", 600, api::per_hour)
      .refuses("reset_link.unknown")
      .refuses("reset_link.used")
      .refuses("reset_link.expired")
      .refuses("password.unchanged");
}

}  // namespace kring::identity
