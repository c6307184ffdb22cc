#pragma once

#include "platform/db/tx.h"

#include <string>
#include <string_view>

namespace kring::identity {

/// Counts wrong tries to sign in, in windows of a quarter of an hour.
class Throttle {
 public:
  /// `email_key` and `remote_address` are stored as hashes only.
  Throttle(std::string_view email_key, std::string_view remote_address);

  /// Refuses with 429 `sign_in.too_many` and the time to wait.
  void require_open(Tx& tx) const;
  void note_wrong_try(Tx& tx) const;
  /// After a right one: this address from here starts anew.
  void forget(Tx& tx) const;

 private:
  std::string pair_;
  std::string account_;
  std::string origin_;
};

/// Removes windows that are over. Returns how many there were.
std::int64_t forget_old_tries(Tx& tx);

}  // namespace kring::identity
