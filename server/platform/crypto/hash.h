#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kring::crypto {

/// BLAKE2b, 32 octets: for tokens, which are long and random, so that no salt and no slowness is
/// needed to keep them from being guessed.
std::string hash(std::string_view text);

/// The same under a key, so that nobody without it can tell what was hashed. Throws
/// std::invalid_argument for a key that is not 16 to 64 octets long.
std::string keyed_hash(std::string_view key, std::string_view text);

/// SipHash-2-4, 64 bits, for tables in memory that an attacker must not fill with collisions.
std::uint64_t short_hash(const std::array<unsigned char, 16>& key, std::string_view text);

/// Whether two texts are the same, in a time that tells nothing about where they differ.
bool same(std::string_view a, std::string_view b);

}  // namespace kring::crypto
