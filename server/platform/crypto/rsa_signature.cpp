#include "platform/crypto/rsa_signature.h"

#include <memory>

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace kring::crypto {
namespace {

constexpr int least_bits = 2048;

template <auto Free>
struct Freeing {
  template <class T>
  void operator()(T* object) const {
    Free(object);
  }
};
using Certificate = std::unique_ptr<X509, Freeing<X509_free>>;
using Verification = std::unique_ptr<EVP_MD_CTX, Freeing<EVP_MD_CTX_free>>;

const EVP_MD* digest_of(RsaHash hash) {
  switch (hash) {
    case RsaHash::sha256:
      return EVP_sha256();
    case RsaHash::sha384:
      return EVP_sha384();
    case RsaHash::sha512:
      return EVP_sha512();
  }
  return nullptr;
}

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

bool verifies(std::string_view certificate, RsaHash hash, std::string_view text,
              std::string_view signature) {
  const auto* der = octets(certificate);
  const Certificate parsed(d2i_X509(nullptr, &der, static_cast<long>(certificate.size())));
  auto* const key = parsed ? X509_get0_pubkey(parsed.get()) : nullptr;
  if (!key || EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA || EVP_PKEY_get_bits(key) < least_bits) {
    return false;
  }
  const Verification verification(EVP_MD_CTX_new());
  return verification &&
         EVP_DigestVerifyInit(verification.get(), nullptr, digest_of(hash), nullptr, key) == 1 &&
         EVP_DigestVerify(verification.get(), octets(signature), signature.size(), octets(text),
                          text.size()) == 1;
}

}  // namespace kring::crypto
