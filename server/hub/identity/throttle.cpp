#include "hub/identity/throttle.h"

#include "base/refusal.h"
#include "hub/identity/throttle_store.h"
#include "platform/api/rate_limits.h"
#include "platform/crypto/hash.h"

#include <array>

namespace kring::identity {
namespace {

/// Somebody who forgot a password tries a handful of times; a whole office behind one address, or
/// an attacker spread over many, gets further, but not far enough to guess.
constexpr std::int64_t most_for_pair = 10;
constexpr std::int64_t most_for_account = 100;
constexpr std::int64_t most_for_origin = 300;
constexpr std::int64_t most_codes = 5;
/// Whoever has a password that is right needs it a few times: on each device, and once more for
/// each step that asks for a code. Comparing this many takes less than half a second of a core.
constexpr std::int64_t most_tries = 30;

void require_below(Tx& tx, const std::string& key, std::int64_t most,
                   Milliseconds window = tries_remembered) {
  const auto tries = store::tries(tx, db::Bytes{key});
  if (!tries || tries->count < most) return;
  const auto over = tries->window_start + window;
  if (over <= tx.now()) return;
  // Noted by a clock that was ahead: nobody is kept out for as long as that.
  if (tries->window_start > tx.now() + window) return;
  const auto wait = std::chrono::ceil<std::chrono::seconds>(over - tx.now());
  throw Refusal(Status::too_many, "sign_in.too_many", wait);
}

}  // namespace

Throttle::Throttle(std::string_view secret, std::string_view email_key,
                   const std::string& remote_address) {
  const std::string account(email_key);
  const auto place = api::visitor_by_address(remote_address);
  tried_ = crypto::keyed_hash(secret, "tried " + place + " " + account);
  pair_ = crypto::keyed_hash(secret, "pair " + place + " " + account);
  account_ = crypto::keyed_hash(secret, "account " + account);
  origin_ = crypto::keyed_hash(secret, "origin " + place);
}

void Throttle::require_may_try(Tx& tx) const {
  require_open(tx);
  require_below(tx, tried_, most_tries, tries_counted);
}

void Throttle::note_try(Tx& tx) const {
  store::count_try(tx, db::Bytes{tried_}, tries_counted);
}

void Throttle::require_open(Tx& tx) const {
  require_below(tx, pair_, most_for_pair);
  require_below(tx, account_, most_for_account);
  require_below(tx, origin_, most_for_origin);
}

void Throttle::note_wrong_try(Tx& tx) const {
  for (const auto* key : {&pair_, &account_, &origin_}) {
    store::count_try(tx, db::Bytes{*key}, tries_remembered);
  }
}

void Throttle::forget(Tx& tx) const {
  store::delete_tries(tx, db::Bytes{pair_});
}

CodeThrottle::CodeThrottle(std::string_view secret, PersonId person)
    : key_(crypto::keyed_hash(secret, "code " + person.text())) {}

void CodeThrottle::require_open(Tx& tx) const {
  require_below(tx, key_, most_codes);
}

void CodeThrottle::note_wrong_try(Tx& tx) const {
  store::count_try(tx, db::Bytes{key_}, tries_remembered);
}

void CodeThrottle::forget(Tx& tx) const {
  store::delete_tries(tx, db::Bytes{key_});
}

std::int64_t forget_old_tries(Tx& tx) {
  return store::delete_tries_before(tx, tx.now() - tries_remembered);
}

}  // namespace kring::identity
