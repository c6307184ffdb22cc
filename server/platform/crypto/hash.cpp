#include "platform/crypto/hash.h"

#include <cstring>
#include <stdexcept>

#include <sodium.h>

namespace kring::crypto {
namespace {

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string digest_of(std::string_view text, std::string_view key) {
  std::string digest(crypto_generichash_BYTES, '\0');
  if (crypto_generichash(reinterpret_cast<unsigned char*>(digest.data()), digest.size(),
                         octets(text), text.size(), key.empty() ? nullptr : octets(key),
                         key.size()) != 0) {
    throw std::invalid_argument("a text cannot be hashed under a key of this length");
  }
  return digest;
}

}  // namespace

std::string hash(std::string_view text) {
  return digest_of(text, {});
}

std::string keyed_hash(std::string_view key, std::string_view text) {
  // Without this an empty or short key would quietly mean no key, or a digest of zeros.
  if (key.size() < crypto_generichash_KEYBYTES_MIN || key.size() > crypto_generichash_KEYBYTES_MAX)
    throw std::invalid_argument("a key has 16 to 64 octets");
  return digest_of(text, key);
}

std::uint64_t short_hash(const std::array<unsigned char, 16>& key, std::string_view text) {
  static_assert(crypto_shorthash_KEYBYTES == 16);
  static_assert(crypto_shorthash_BYTES == sizeof(std::uint64_t));
  std::array<unsigned char, crypto_shorthash_BYTES> digest{};
  crypto_shorthash(digest.data(), octets(text), text.size(), key.data());
  std::uint64_t bits = 0;
  std::memcpy(&bits, digest.data(), sizeof bits);
  return bits;
}

bool same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace kring::crypto
