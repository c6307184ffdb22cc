#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kring::crypto {

/// How long one code of an authenticator is good, in seconds, and how many digits it has: the
/// values that every authenticator takes without being told (RFC 6238, 4).
inline constexpr std::int64_t totp_seconds = 30;
inline constexpr int totp_digits = 6;

/// The code of one step (RFC 6238 over RFC 4226, with SHA-1): `step` is the number of whole periods
/// since 1970. Collisions of SHA-1 do not weaken an HMAC, and some authenticators know no other.
std::string totp(std::string_view secret, std::int64_t step, int digits = totp_digits);

/// A secret for an authenticator: 20 random octets, as RFC 4226 asks.
std::string random_totp_secret();

/// How a secret is shown to people and authenticators: base32 without padding (RFC 4648).
std::string totp_secret_text(std::string_view secret);

}  // namespace kring::crypto
