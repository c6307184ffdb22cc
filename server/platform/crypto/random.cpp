#include "platform/crypto/random.h"

#include <cstring>
#include <stdexcept>

#include <sodium.h>

namespace kring::crypto {

void fill_random(unsigned char* octets, std::size_t size) {
  // Safe to call again: it says 1 when it was done before.
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  randombytes_buf(octets, size);
}

std::int64_t random_number() {
  std::int64_t number = 0;
  while (number == 0) {
    const auto octets = random_key<sizeof number>();
    std::memcpy(&number, octets.data(), sizeof number);
    number = static_cast<std::int64_t>(static_cast<std::uint64_t>(number) >> 2U);
  }
  return number;
}

std::string random_token() {
  constexpr std::size_t octets = 32;
  const auto key = random_key<octets>();
  std::string text(sodium_base64_ENCODED_LEN(octets, sodium_base64_VARIANT_URLSAFE_NO_PADDING),
                   '\0');
  sodium_bin2base64(text.data(), text.size(), key.data(), key.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  text.pop_back();  // sodium ends it with a NUL
  return text;
}

}  // namespace kring::crypto
