#include "hub/identity/api_tokens.h"
#include "hub/identity/identity_api.h"
#include "hub/identity/own_password.h"
#include "platform/text/password.h"

namespace kring::identity {
namespace {

using api::Needs;

struct ApiTokenOrder : NewApiToken {
  static constexpr std::array limits{json::Limit{"password", {}, text::Password::longest_typed}};
  std::string password;
  BOOST_DESCRIBE_CLASS(ApiTokenOrder, (NewApiToken), (password), (), ())
};

/// The secret is shown once: only a hash of it is kept.
struct ApiTokenToTakeAlong {
  static constexpr std::string_view schema_name = "MadeApiToken";
  ApiToken token;
  std::string secret;
  BOOST_DESCRIBE_CLASS(ApiTokenToTakeAlong, (), (token, secret), (), ())
};

}  // namespace

void add_api_token_routes(api::Routes& routes, crypto::PasswordHasher& hasher) {
  routes
      .get("/me/tokens",
           [](Tx& tx, const Visitor& visitor, const api::Query<api::AfterCursor>& from) {
             return my_api_tokens(tx, visitor, from.after);
           })
      .named("list_my_tokens")
      .needs(Needs::session)
      .never_by_token();
  routes
      .post("/me/tokens",
            [&hasher](api::Call& call, const ApiTokenOrder& order) {
              const auto make = [&](Tx& tx, const Visitor& visitor) {
                const auto made = make_api_token(tx, visitor, order);
                return ApiTokenToTakeAlong{require_my_api_token(tx, visitor, made.id), made.secret};
              };
              return with_own_password(call, hasher, order.password, make);
            })
      .named("make_token")
      .summary("With what a program of one's own acts in one's name")
      .status(201)
      .needs(Needs::session)
      .never_by_token()
      .limit("make_token", 60, api::per_hour)
      .refuses("password.wrong")
      .refuses("password.overtaken")
      .refuses("sign_in.too_many");
  routes.remove("/me/tokens/{token}", revoke_api_token)
      .named("revoke_token")
      .needs(Needs::session)
      .never_by_token()
      .limit("revoke_token", 600, api::per_hour);
}

}  // namespace kring::identity
