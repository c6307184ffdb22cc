#include "platform/crypto/totp.h"

#include "platform/crypto/random.h"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace kring::crypto {
namespace {

constexpr std::size_t secret_size = 20;
constexpr std::size_t mac_size = 20;

std::array<unsigned char, mac_size> hmac_sha1(std::string_view key, std::string_view text) {
  std::array<unsigned char, mac_size> mac{};
  unsigned size = 0;
  if (!HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()),
            reinterpret_cast<const unsigned char*>(text.data()), text.size(), mac.data(), &size)) {
    throw std::runtime_error("HMAC is not available");
  }
  return mac;
}

/// Eight octets, the highest first.
std::string octets_of(std::int64_t number) {
  std::string octets(8, '\0');
  auto bits = static_cast<std::uint64_t>(number);
  for (std::size_t at = octets.size(); at-- > 0; bits >>= 8U) {
    octets[at] = static_cast<char>(bits & 0xffU);
  }
  return octets;
}

}  // namespace

std::string totp(std::string_view secret, std::int64_t step, int digits) {
  const auto mac = hmac_sha1(secret, octets_of(step));
  const std::size_t from = mac.back() & 0xfU;
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 4; ++i) bits = (bits << 8U) | mac.at(from + i);
  bits &= 0x7fffffffU;
  std::string code(static_cast<std::size_t>(digits), '0');
  for (std::size_t at = code.size(); at-- > 0; bits /= 10) {
    code[at] = static_cast<char>('0' + bits % 10);
  }
  return code;
}

std::string random_totp_secret() {
  std::string secret(secret_size, '\0');
  fill_random(reinterpret_cast<unsigned char*>(secret.data()), secret.size());
  return secret;
}

std::string totp_secret_text(std::string_view secret) {
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const char octet : secret) {
    bits = (bits << 8U) | static_cast<unsigned char>(octet);
    for (held += 8; held >= 5; held -= 5) text += alphabet[(bits >> (held - 5)) & 31U];
  }
  if (held > 0) text += alphabet[(bits << (5 - held)) & 31U];
  return text;
}

}  // namespace kring::crypto
