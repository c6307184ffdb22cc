#include "platform/crypto/seal.h"

#include "platform/crypto/hash.h"

#include <sodium.h>

namespace kring::crypto {
namespace {

constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_size = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr char end_of_text = '\x80';

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

/// Ends the text with one mark and zeros, up to a whole number of blocks (ISO/IEC 7816-4).
std::string padded(std::string_view text) {
  std::string whole(text);
  whole += end_of_text;
  whole.resize((whole.size() + Seal::block - 1) / Seal::block * Seal::block, '\0');
  return whole;
}

}  // namespace

Seal::Seal(std::string_view secret, std::string_view use)
    : key_(keyed_hash(secret, "seal " + std::string(use))),
      nonce_key_(keyed_hash(secret, "nonce " + std::string(use))) {
  static_assert(crypto_aead_xchacha20poly1305_ietf_KEYBYTES == crypto_generichash_BYTES);
}

std::string Seal::nonce_of(std::string_view padded, std::string_view context) const {
  const auto text = std::to_string(context.size()) + " " + std::string(context);
  return keyed_hash(nonce_key_, text + std::string(padded)).substr(0, nonce_size);
}

std::string Seal::close(std::string_view text, std::string_view context) const {
  const auto whole = padded(text);
  auto sealed = nonce_of(whole, context);
  sealed.resize(nonce_size + whole.size() + tag_size);
  auto* const to = reinterpret_cast<unsigned char*>(sealed.data());
  crypto_aead_xchacha20poly1305_ietf_encrypt(to + nonce_size, nullptr, octets(whole), whole.size(),
                                             octets(context), context.size(), nullptr, to,
                                             octets(key_));
  return sealed;
}

std::optional<std::string> Seal::open(std::string_view sealed, std::string_view context) const {
  if (sealed.size() < nonce_size + tag_size) return std::nullopt;
  const auto cipher = sealed.substr(nonce_size);
  std::string whole(cipher.size() - tag_size, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          reinterpret_cast<unsigned char*>(whole.data()), nullptr, nullptr, octets(cipher),
          cipher.size(), octets(context), context.size(), octets(sealed), octets(key_)) != 0) {
    return std::nullopt;
  }
  const auto end = whole.find_last_not_of('\0');
  if (end == whole.npos || whole[end] != end_of_text) return std::nullopt;
  whole.resize(end);
  return whole;
}

}  // namespace kring::crypto
