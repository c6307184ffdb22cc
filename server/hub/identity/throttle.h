#pragma once

#include "base/id.h"
#include "platform/db/tx.h"

#include <chrono>
#include <string>
#include <string_view>

namespace kring::identity {

/// A window in which wrong tries are counted, and so long they are remembered.
inline constexpr auto tries_remembered = std::chrono::minutes(15);

/// In this window all tries are counted, right ones too.
inline constexpr auto tries_counted = std::chrono::minutes(5);

/// Counts tries to sign in, in windows: wrong ones, so that nobody guesses, and all of them, so
/// that nobody keeps those busy who compare passwords.
class Throttle {
 public:
  /// `email_key` and `remote_address` are stored as hashes under `secret` only: there are so few
  /// addresses that any other hash of one is undone by trying. One IPv6 network counts as one
  /// place, as for every limit (api::visitor_by_address).
  Throttle(std::string_view secret, std::string_view email_key, const std::string& remote_address);

  /// Before a password is compared: refuses as `require_open` does, and also where this address was
  /// tried from here too often, whether rightly or wrongly and whether there is such an account. Of
  /// one address from one place, so that nobody keeps somebody else out by trying theirs.
  void require_may_try(Tx& tx) const;
  void note_try(Tx& tx) const;

  /// Refuses with 429 `sign_in.too_many` and the time to wait where there were too many wrong
  /// tries.
  void require_open(Tx& tx) const;
  void note_wrong_try(Tx& tx) const;
  /// After a right one: this address from here starts anew.
  void forget(Tx& tx) const;

 private:
  std::string tried_;
  std::string pair_;
  std::string account_;
  std::string origin_;
};

/// Counts wrong codes of a second step: for one account, wherever they come from. Five in a quarter
/// of an hour: whoever has the password is right by chance once in two years of trying.
class CodeThrottle {
 public:
  CodeThrottle(std::string_view secret, PersonId person);

  /// Refuses with 429 `sign_in.too_many` and the time to wait.
  void require_open(Tx& tx) const;
  void note_wrong_try(Tx& tx) const;
  void forget(Tx& tx) const;

 private:
  std::string key_;
};

/// Removes windows that are over. Returns how many there were.
std::int64_t forget_old_tries(Tx& tx);

}  // namespace kring::identity
