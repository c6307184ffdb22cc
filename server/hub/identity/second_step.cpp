#include "hub/identity/second_step.h"

#include "base/refusal.h"
#include "hub/identity/identity_events.h"
#include "hub/identity/record_about.h"
#include "hub/identity/second_step_store.h"
#include "hub/identity/throttle.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/seal.h"
#include "platform/crypto/spoken_code.h"
#include "platform/crypto/totp.h"

#include <algorithm>

namespace kring::identity {
namespace {

/// 80 bits: too many to try, even for whoever has the hashes.
constexpr std::size_t recovery_code_length = 16;

crypto::Seal seal_under(std::string_view hub_secret) {
  return {hub_secret, "second step"};
}

db::Bytes hash_of(std::string_view recovery_code) {
  return db::Bytes{crypto::hash(recovery_code)};
}

bool looks_like_totp(std::string_view code) {
  return code.size() == static_cast<std::size_t>(crypto::totp_digits) &&
         std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether it is the code of this step, the one before or the one after, and of none that was used.
bool use_totp(Tx& tx, std::string_view hub_secret, PersonId person, const store::SecondStepRow& row,
              std::string_view code) {
  const auto secret = seal_under(hub_secret).open(row.sealed_secret.octets, person.text());
  if (!secret) return false;  // sealed under a secret that this hub has no more
  const auto now = std::chrono::floor<std::chrono::seconds>(tx.now()).time_since_epoch().count() /
                   crypto::totp_seconds;
  for (const auto step : {now - 1, now, now + 1}) {
    if (crypto::same(crypto::totp(*secret, step), code))
      return store::set_last_step(tx, person, step);
  }
  return false;
}

bool use_recovery_code(Tx& tx, PersonId person, std::string_view code) {
  if (!store::delete_recovery_code(tx, person, hash_of(code))) return false;
  record_about<RecoveryCodeUsed>(tx, person, open_persona(person));
  return true;
}

RecoveryCodes make_recovery_codes(Tx& tx, PersonId person) {
  RecoveryCodes made;
  std::vector<db::Bytes> hashes;
  for (std::size_t i = 0; i < recovery_code_count; ++i) {
    const auto code = crypto::random_code(recovery_code_length);
    made.codes.push_back(crypto::grouped_code(code));
    hashes.push_back(hash_of(code));
  }
  store::replace_recovery_codes(tx, person, hashes);
  return made;
}

[[noreturn]] void refuse_on() {
  throw Refusal(Status::conflict, "second_step.on");
}

}  // namespace

std::int64_t number_of_second_steps(Tx& tx) {
  return store::number_turned_on(tx);
}

SecondStep second_step_of(Tx& tx, PersonId person) {
  const auto row = store::second_step(tx, person);
  return {row && row->on, store::recovery_codes_left(tx, person)};
}

void prepare_second_step(Tx& tx, std::string_view hub_secret, PersonId person,
                         std::string_view secret) {
  const auto row = store::second_step(tx, person);
  if (row && row->on) refuse_on();
  store::put_second_step(tx, person,
                         db::Bytes{seal_under(hub_secret).close(secret, person.text())});
}

CodeOutcome judge_code(Tx& tx, std::string_view hub_secret, PersonId person,
                       const std::optional<std::string>& code) {
  const auto row = store::second_step(tx, person);
  if (!row || !row->on) return CodeOutcome::not_asked;
  if (!code) return CodeOutcome::missing;
  const CodeThrottle throttle(hub_secret, person);
  const auto tidy = crypto::tidy_code(*code);
  // Nobody guesses a recovery code, and nobody who knows the password alone keeps its owner out.
  const bool guessable = looks_like_totp(tidy);
  if (guessable) throttle.require_open(tx);
  const bool good = guessable ? use_totp(tx, hub_secret, person, *row, tidy)
                              : use_recovery_code(tx, person, tidy);
  if (good) {
    throttle.forget(tx);
    return CodeOutcome::good;
  }
  if (guessable) throttle.note_wrong_try(tx);
  return CodeOutcome::wrong;
}

std::optional<RecoveryCodes> turn_on_second_step(Tx& tx, std::string_view hub_secret,
                                                 PersonId person, const std::string& code) {
  const auto row = store::second_step(tx, person);
  if (!row) throw Refusal(Status::conflict, "second_step.not_prepared");
  if (row->on) refuse_on();
  const CodeThrottle throttle(hub_secret, person);
  throttle.require_open(tx);
  if (!use_totp(tx, hub_secret, person, *row, crypto::tidy_code(code))) {
    throttle.note_wrong_try(tx);
    return std::nullopt;
  }
  throttle.forget(tx);
  store::set_turned_on(tx, person);
  record_about<SecondStepTurnedOn>(tx, person, open_persona(person));
  return make_recovery_codes(tx, person);
}

RecoveryCodes renew_recovery_codes(Tx& tx, PersonId person) {
  record_about<RecoveryCodesRenewed>(tx, person, open_persona(person));
  return make_recovery_codes(tx, person);
}

void turn_off_second_step(Tx& tx, PersonaId actor, PersonId person) {
  const auto before = store::second_step(tx, person);
  store::delete_second_step(tx, person);
  if (before && before->on) record_about<SecondStepTurnedOff>(tx, person, actor);
}

void take_off_second_step(Tx& tx, const Visitor& administrator, PersonId person) {
  if (administrator.person == person) throw Refusal(Status::conflict, "second_step.own");
  turn_off_second_step(tx, administrator.persona, require_account(tx, person).person);
}

}  // namespace kring::identity
