#pragma once

#include "base/id.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

/// Chance that nobody can guess (libsodium).
namespace kring::crypto {

void fill_random(unsigned char* octets, std::size_t size);

template <std::size_t Size>
std::array<unsigned char, Size> random_key() {
  std::array<unsigned char, Size> key;
  fill_random(key.data(), key.size());
  return key;
}

/// A positive number of 62 random bits: an id from which nothing can be read.
std::int64_t random_number();

template <class Tag>
Id<Tag> random_id() {
  return Id<Tag>(random_number());
}

/// 32 random octets as 43 characters that may stand in a URL and a cookie.
std::string random_token();
/// The longest text that is looked at as a token: a link that was copied with a little too much is
/// as unknown as any other.
inline constexpr std::int64_t longest_token = 200;

}  // namespace kring::crypto
