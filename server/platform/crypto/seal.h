#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kring::crypto {

/// Closes short texts that go out and come back, so that nobody without the secret reads or changes
/// one: XChaCha20-Poly1305 (libsodium) under a key derived from the secret for this use alone.
///
/// The nonce is a keyed hash of the text, so a text has one sealed form; whoever sees two learns
/// whether they are the same, and nothing else. The length is hidden up to `block` octets.
class Seal {
 public:
  static constexpr std::size_t block = 256;

  /// `secret` as for `keyed_hash`; `use` names what is sealed: "cursor".
  Seal(std::string_view secret, std::string_view use);

  /// `context` is not in the sealed text, and must be the same when it is opened.
  std::string close(std::string_view text, std::string_view context) const;
  /// Nothing where it is not what `close` made of a text in this context.
  std::optional<std::string> open(std::string_view sealed, std::string_view context) const;

 private:
  std::string nonce_of(std::string_view padded, std::string_view context) const;

  std::string key_;
  std::string nonce_key_;
};

}  // namespace kring::crypto
