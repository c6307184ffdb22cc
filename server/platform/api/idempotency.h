#pragma once

#include "platform/api/call.h"

#include <chrono>
#include <optional>
#include <string>

namespace kring::api {

/// How long a key is remembered: as long as an offline device may wait with what it has to send.
inline constexpr auto idempotency_length = std::chrono::hours(24 * 30);

/// One create, told apart from its repetitions by the key that the client sent with it, if any.
class Attempt {
 public:
  /// Refuses a key that is not 16 to 64 printable characters with 422 `idempotency.key_malformed`.
  explicit Attempt(const Call& call);

  /// What this visitor's earlier attempt with this key made. Refuses with 422
  /// `idempotency.other_body` where that one asked for something else.
  std::optional<std::int64_t> made_before(Tx& tx, const Visitor& visitor) const;
  /// Keeps what was made, in the transaction that made it.
  void remember(Tx& tx, const Visitor& visitor, std::int64_t made) const;

 private:
  std::string key_hash(const Visitor& visitor) const;

  std::optional<std::string> key_;
  std::string secret_;
  std::string what_;
  std::string request_hash_;
};

/// Removes the keys that are too old. Returns how many there were.
std::int64_t forget_old_attempts(Tx& tx);

}  // namespace kring::api
