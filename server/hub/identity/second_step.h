#pragma once

#include "hub/identity/identity.h"
#include "platform/json/limits.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// What signing in asks after the password, of whoever turned that on: a code that their
/// authenticator shows, or one of ten recovery codes.
namespace kring::identity {

/// So many recovery codes are made at once.
inline constexpr std::size_t recovery_code_count = 10;

/// Of a code as somebody writes it, with whatever they put between its parts.
inline constexpr json::Limit code_limit{"code", {}, 100};

struct SecondStep {
  bool on = false;
  std::int64_t recovery_codes_left = 0;
  BOOST_DESCRIBE_CLASS(SecondStep, (), (on, recovery_codes_left), (), ())
};
SecondStep second_step_of(Tx& tx, PersonId person);
/// How many people turned theirs on.
std::int64_t number_of_second_steps(Tx& tx);

/// Shown once: only hashes are kept.
struct RecoveryCodes {
  std::vector<std::string> codes;
  BOOST_DESCRIBE_CLASS(RecoveryCodes, (), (codes), (), ())
};

/// Keeps the secret that this person's authenticator will share, sealed under the hub's. Nothing is
/// asked of them until they have shown that it took it. One that was prepared before is forgotten.
/// Refuses with 409 `second_step.on` where theirs is turned on.
void prepare_second_step(Tx& tx, std::string_view hub_secret, PersonId person,
                         std::string_view secret);

/// What a code that somebody wrote is worth.
enum class CodeOutcome { not_asked, missing, wrong, good };

/// Judges a code of somebody whose second step is turned on; of nobody else is any asked. A good
/// one is used up: a recovery code goes, which is recorded, and of an authenticator no code of that
/// step or an earlier one is good any more. An authenticator's clock may be half a minute off. A
/// wrong one of an authenticator is counted, so commit what this wrote.
///
/// Refuses an authenticator's with 429 `sign_in.too_many` after five wrong ones in a quarter of an
/// hour, wherever they came from: such a code is short. A recovery code is good at any time.
CodeOutcome judge_code(Tx& tx, std::string_view hub_secret, PersonId person,
                       const std::optional<std::string>& code);

/// Turns on what was prepared, with a code that shows that the authenticator has the secret.
/// Nothing where the code is another one, which is counted. Records `second_step.turned_on`.
///
/// Refuses with 409 `second_step.on`, or `second_step.not_prepared`; with 429 like `judge_code`.
std::optional<RecoveryCodes> turn_on_second_step(Tx& tx, std::string_view hub_secret,
                                                 PersonId person, const std::string& code);

/// Makes ten others, so that those of before are good no longer. Records `recovery_codes.renewed`.
RecoveryCodes renew_recovery_codes(Tx& tx, PersonId person);

/// From here on the password is enough. Records `second_step.turned_off` of whoever does it, nobody
/// on the command line; where it was off already, nothing.
void turn_off_second_step(Tx& tx, PersonaId actor, PersonId person);

/// The same by an administrator, for somebody who lost their telephone and their codes. Refuses
/// with 404, and with 409 `second_step.own` for oneself: a browser that was left open would be
/// enough.
void take_off_second_step(Tx& tx, const Visitor& administrator, PersonId person);

}  // namespace kring::identity
