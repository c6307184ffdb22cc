#include "platform/crypto/sha.h"

#include "base/hex.h"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>

namespace kring::crypto {
namespace {

const EVP_MD* digest_of(std::size_t digits) {
  switch (digits) {
    case 40:
      return EVP_sha1();
    case 56:
      return EVP_sha224();
    case 64:
      return EVP_sha256();
    case 96:
      return EVP_sha384();
    case 128:
      return EVP_sha512();
    default:
      return nullptr;
  }
}

}  // namespace

std::optional<std::string> sha_hex(std::string_view octets, std::size_t digits) {
  const auto* kind = digest_of(digits);
  if (!kind) return std::nullopt;
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (EVP_Digest(octets.data(), octets.size(), digest.data(), &size, kind, nullptr) != 1) {
    throw std::runtime_error("SHA is not available");
  }
  return hex_of({reinterpret_cast<const char*>(digest.data()), size});
}

}  // namespace kring::crypto
