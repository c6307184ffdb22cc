#pragma once

#include "platform/api/cursor.h"
#include "platform/crypto/base64.h"

#include <memory>
#include <string>
#include <string_view>

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

namespace kring::testing_support {

/// Somebody with a key and a certificate that nobody else vouches for.
class Signer {
 public:
  explicit Signer(unsigned bits = 2048)
      : key_(EVP_RSA_gen(bits), EVP_PKEY_free), certificate_(X509_new(), X509_free) {
    X509_gmtime_adj(X509_getm_notBefore(certificate_.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate_.get()), 3600);
    X509_set_pubkey(certificate_.get(), key_.get());
    X509_sign(certificate_.get(), key_.get(), EVP_sha256());
  }

  std::string certificate() const {
    unsigned char* der = nullptr;
    const int size = i2d_X509(certificate_.get(), &der);
    std::string octets(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return octets;
  }

  std::string sign(const std::string& text, const EVP_MD* digest) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                          EVP_MD_CTX_free);
    std::string signature(1024, '\0');
    std::size_t size = signature.size();
    EVP_DigestSignInit(context.get(), nullptr, digest, nullptr, key_.get());
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                   reinterpret_cast<const unsigned char*>(text.data()), text.size());
    signature.resize(size);
    return signature;
  }

  /// A compact JSON Web Signature, with the certificate in its head.
  std::string jws(std::string_view payload, std::string_view algorithm = "RS256",
                  const EVP_MD* digest = EVP_sha256()) const {
    const auto head = R"({"alg":")" + std::string(algorithm) + R"(","x5c":[")" +
                      crypto::base64(certificate()) + R"("]})";
    const auto text = api::base64url_of(head) + "." + api::base64url_of(payload);
    return text + "." + api::base64url_of(sign(text, digest));
  }

 private:
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
  std::unique_ptr<X509, decltype(&X509_free)> certificate_;
};

}  // namespace kring::testing_support
