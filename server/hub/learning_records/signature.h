#pragma once

#include "platform/json/document.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace kring::learning_records {

/// What an attachment that signs its statement is used for (xAPI 1.0.3 Data 2.6).
inline constexpr std::string_view signature_usage =
    "http://adlnet.gov/expapi/attachments/signature";

/// A part of a request that signs statements: a JSON Web Signature (RFC 7515, compact) made with
/// RS256, RS384 or RS512. Read and verified once, however many statements name it.
class Signature {
 public:
  /// Where its head carries a certificate (`x5c`), the signature must be that key's, to the last
  /// bit; without one there is no key to ask. Refuses with 400 `signature.wrong` and the rule at
  /// `path`, where a statement names its signature: `format`, `algorithm`, `key` or `statement` (no
  /// statement was signed); and with 413 `statements.too_many_values` as `read_document` does.
  Signature(std::string_view text, const std::string& path);

  /// Refuses likewise with `another_statement` where this does not say the same as what was signed.
  void require_over(const json::Value& statement, const std::string& path) const;

 private:
  json::Document payload_;
};

/// How many octets a part takes at most, about, while it is judged as a signature; 0 for what
/// cannot be one.
std::size_t memory_to_verify(std::string_view part);

}  // namespace kring::learning_records
