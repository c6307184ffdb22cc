#include "platform/api/idempotency.h"

#include "base/refusal.h"
#include "platform/api/idempotency_store.h"
#include "platform/crypto/hash.h"

#include <algorithm>

namespace kring::api {
namespace {

bool is_well_formed(std::string_view key) {
  return key.size() >= 16 && key.size() <= 64 &&
         std::ranges::all_of(key, [](char letter) { return letter > 0x20 && letter < 0x7F; });
}

}  // namespace

Attempt::Attempt(const Call& call) {
  const auto key = call.request().headers.find("Idempotency-Key");
  if (!key) return;
  if (!is_well_formed(*key)) throw Refusal(Status::invalid, "idempotency.key_malformed");
  key_ = *key;
  secret_ = call.secret();
  what_ = call.route().title() + " " + *key_;
  request_hash_ =
      crypto::keyed_hash(secret_, "request " + call.request().path + "\n" + call.request().body);
}

/// By persona and not by session: what was sent before signing in again is still the same attempt.
/// Without the secret and the client's key, neither of which is stored, the hash leads to nobody.
std::string Attempt::key_hash(const Visitor& visitor) const {
  return crypto::keyed_hash(secret_, "attempt " + visitor.persona.text() + " " + what_);
}

std::optional<std::int64_t> Attempt::made_before(Tx& tx, const Visitor& visitor) const {
  if (!key_) return std::nullopt;
  const auto before = store::made_before(tx, key_hash(visitor));
  if (!before) return std::nullopt;
  if (before->request_hash.octets != request_hash_) {
    throw Refusal(Status::invalid, "idempotency.other_body");
  }
  return before->result;
}

void Attempt::remember(Tx& tx, const Visitor& visitor, std::int64_t made) const {
  if (key_) store::remember(tx, key_hash(visitor), request_hash_, made);
}

std::int64_t forget_old_attempts(Tx& tx) {
  return store::forget_before(tx, tx.now() - idempotency_length);
}

}  // namespace kring::api
