#include "hub/identity/identity_api.h"

#include "hub/identity/change_password.h"
#include "hub/identity/sessions.h"
#include "hub/identity/sign_in.h"
#include "platform/http/proxies.h"

namespace kring::identity {
namespace {

using api::Needs;

struct PeopleWanted {
  text::Line<1, 80> named;
  BOOST_DESCRIBE_CLASS(PeopleWanted, (), (named), (), ())
};

}  // namespace

void add_routes(api::Routes& routes, crypto::PasswordHasher& hasher, bool demo_may_sign_in) {
  routes
      .post("/session",
            [&hasher, demo_may_sign_in](api::Call& call, const Credentials& given) {
              const bool demo_may = demo_may_sign_in && !http::was_forwarded(call.request());
              return sign_in(call, hasher, demo_may, given);
            })
      .named("sign_in")
      .needs(Needs::anyone)
      .never_by_token()
      .refuses("sign_in.wrong")
      .refuses("sign_in.code_required")
      .refuses("sign_in.code_wrong")
      .refuses("sign_in.too_many");
  routes.get("/session", [](Tx& tx, const Visitor& visitor) { return me(tx, visitor.person); })
      .named("show_session")
      .needs(Needs::session);
  routes
      .remove("/session",
              [](api::Call& call) {
                call.write([](Tx& tx, const Visitor& visitor) { end_session(tx, visitor); });
                call.clear_cookie(session_cookie);
              })
      .named("sign_out")
      .needs(Needs::session)
      .never_by_token()
      .limit("end_session", 600, api::per_hour);
  routes
      .get("/me/sessions",
           [](Tx& tx, const Visitor& visitor, const api::Query<api::AfterCursor>& from) {
             return my_sessions(tx, visitor, from.after);
           })
      .named("list_my_sessions")
      .needs(Needs::session)
      .never_by_token();
  routes.remove("/me/sessions", end_other_sessions)
      .named("end_other_sessions")
      .summary("Signs out everywhere but here")
      .needs(Needs::session)
      .never_by_token()
      .limit("end_session", 600, api::per_hour);
  routes.remove("/me/sessions/{session}", end_my_session)
      .named("end_my_session")
      .needs(Needs::session)
      .never_by_token()
      .limit("end_session", 600, api::per_hour);
  routes
      .put("/me/password",
           [&hasher](api::Call& call, const PasswordChange& change) {
             change_password(call, hasher, change);
           })
      .named("change_password")
      .summary("Asks for the old one, and signs out everywhere but here")
      .needs(Needs::session)
      .never_by_token()
      .limit("change_password", 60, api::per_hour)
      .refuses("password.wrong")
      .refuses("password.unchanged")
      .refuses("password.overtaken")
      .refuses("sign_in.too_many");
  routes
      .put("/me/preferences",
           [](Tx& tx, const Visitor& visitor, const people::Preferences& preferences) {
             people::prefer(tx, visitor.person, preferences);
             return me(tx, visitor.person);
           })
      .named("prefer")
      .needs(Needs::session)
      .limit("prefer", 240, api::per_hour);
  routes
      .get("/people",
           [](Tx& tx, const Visitor&, const api::Query<PeopleWanted>& wanted) {
             return people_named(tx, wanted.named.text());
           })
      .named("find_people")
      .summary("Twenty people at most, by letters of their name or address")
      .needs(Needs::administrator);
}

}  // namespace kring::identity
