#pragma once

#include <string_view>

namespace kring::crypto {

enum class RsaHash { sha256, sha384, sha512 };

/// Whether `signature` was made over `text` by the key of an X.509 certificate (DER): RSASSA
/// PKCS#1 v1.5 (RFC 8017), with at least 2,048 bits. False for whatever is no such certificate.
/// Who the certificate belongs to, and whether anybody trusts it, is not asked.
bool verifies(std::string_view certificate, RsaHash hash, std::string_view text,
              std::string_view signature);

}  // namespace kring::crypto
