#include "base/refusal.h"
#include "hub/identity/identity_api.h"
#include "hub/identity/own_password.h"
#include "hub/identity/second_step.h"
#include "platform/crypto/totp.h"
#include "platform/text/password.h"

#include <array>

namespace kring::identity {
namespace {

using api::Needs;

struct OwnPassword {
  static constexpr std::array limits{json::Limit{"password", {}, text::Password::longest_typed}};
  std::string password;
  BOOST_DESCRIBE_CLASS(OwnPassword, (), (password), (), ())
};

/// As an authenticator takes it. Shown once.
struct SecondStepSecret {
  std::string secret;
  BOOST_DESCRIBE_CLASS(SecondStepSecret, (), (secret), (), ())
};

struct SecondStepCode {
  static constexpr std::array limits{code_limit};
  std::string code;
  BOOST_DESCRIBE_CLASS(SecondStepCode, (), (code), (), ())
};

[[noreturn]] void refuse_code() {
  throw Refusal(Status::forbidden, "second_step.wrong");
}

/// Does what needs a code of the visitor's. A wrong one is counted, so it is refused after the
/// write.
template <class Act>
auto with_code(api::Call& call, const std::string& code, const Act& act) {
  auto done =
      call.write([&](Tx& tx, const Visitor& visitor) -> std::optional<decltype(act(tx, visitor))> {
        const auto outcome = judge_code(tx, call.secret(), visitor.person, code);
        if (outcome == CodeOutcome::wrong) return std::nullopt;
        if (outcome == CodeOutcome::not_asked) throw Refusal(Status::conflict, "second_step.off");
        return act(tx, visitor);
      });
  if (!done) refuse_code();
  return std::move(*done);
}

}  // namespace

void add_second_step_routes(api::Routes& routes, crypto::PasswordHasher& hasher) {
  routes
      .get("/me/second_step",
           [](Tx& tx, const Visitor& visitor) { return second_step_of(tx, visitor.person); })
      .named("show_second_step")
      .needs(Needs::session)
      .never_by_token();
  routes
      .put("/me/second_step/secret",
           [&hasher](api::Call& call, const OwnPassword& own) {
             const auto secret = crypto::random_totp_secret();
             with_own_password(call, hasher, own.password, [&](Tx& tx, const Visitor& visitor) {
               prepare_second_step(tx, call.secret(), visitor.person, secret);
             });
             return SecondStepSecret{crypto::totp_secret_text(secret)};
           })
      .named("prepare_second_step")
      .summary("A secret for an authenticator. Nothing is asked at sign-in until it is turned on")
      .needs(Needs::session)
      .never_by_token()
      .limit("second_step", 60, api::per_hour)
      .refuses("second_step.on")
      .refuses("password.wrong")
      .refuses("password.overtaken")
      .refuses("sign_in.too_many");
  routes
      .put("/me/second_step",
           [](api::Call& call, const SecondStepCode& given) {
             auto made = call.write([&](Tx& tx, const Visitor& visitor) {
               return turn_on_second_step(tx, call.secret(), visitor.person, given.code);
             });
             if (!made) refuse_code();
             return std::move(*made);
           })
      .named("turn_on_second_step")
      .summary("With a code of the authenticator that was prepared. The codes are shown once")
      .needs(Needs::session)
      .never_by_token()
      .limit("second_step", 60, api::per_hour)
      .refuses("second_step.on")
      .refuses("second_step.not_prepared")
      .refuses("second_step.wrong")
      .refuses("sign_in.too_many");
  routes
      .put("/me/second_step/recovery_codes",
           [](api::Call& call, const SecondStepCode& given) {
             return with_code(call, given.code, [](Tx& tx, const Visitor& visitor) {
               return renew_recovery_codes(tx, visitor.person);
             });
           })
      .named("renew_recovery_codes")
      .summary("Ten others. Those made before stop working")
      .needs(Needs::session)
      .never_by_token()
      .limit("second_step", 60, api::per_hour)
      .refuses("second_step.off")
      .refuses("second_step.wrong")
      .refuses("sign_in.too_many");
  routes
      .put("/me/second_step/removal",
           [](api::Call& call, const SecondStepCode& given) {
             with_code(call, given.code, [](Tx& tx, const Visitor& visitor) {
               turn_off_second_step(tx, visitor.persona, visitor.person);
               return true;
             });
           })
      .named("turn_off_second_step")
      .summary("With a code, or a recovery code")
      .needs(Needs::session)
      .never_by_token()
      .limit("second_step", 60, api::per_hour)
      .refuses("second_step.off")
      .refuses("second_step.wrong")
      .refuses("sign_in.too_many");
  routes.remove("/people/{person}/second_step", take_off_second_step)
      .named("take_off_second_step")
      .summary("For somebody who lost their telephone and their recovery codes")
      .needs(Needs::administrator)
      .never_by_token()
      .refuses("second_step.own");
}

}  // namespace kring::identity
