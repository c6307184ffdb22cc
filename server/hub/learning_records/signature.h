#pragma once

#include "platform/json/document.h"

#include <string>
#include <string_view>

namespace kring::learning_records {

/// What an attachment that signs its statement is used for (xAPI 1.0.3 Data 2.6).
inline constexpr std::string_view signature_usage =
    "http://adlnet.gov/expapi/attachments/signature";

/// Judges a signed statement: `signature` is a JSON Web Signature (RFC 7515, compact) made with
/// RS256, RS384 or RS512 over a statement that says the same. Where its head carries a certificate
/// (`x5c`), the signature must be that key's, to the last bit; without one there is no key to ask.
/// Refuses with 400 `signature.wrong` and the rule at `path`, where the statement names its
/// signature: `format`, `algorithm`, `key`, `statement` (no statement was signed) or
/// `another_statement`.
void require_signature(const json::Value& statement, std::string_view signature,
                       const std::string& path);

}  // namespace kring::learning_records
