#pragma once

#include "base/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The forms that single values of a statement take (xAPI 1.0.3 Data 4.0, xAPI 2.0 4.2.7).
namespace kring::learning_records {

/// An IRI with a scheme (RFC 3987): no spaces, quotes, angle or curly brackets, backslash or caret.
bool is_iri(std::string_view text);

/// "mailto:" and one address as it is: without escapes (%40), header fields (?subject=…) or a
/// fragment (#…), with which one address could be spelled in many ways (RFC 6068 2).
bool is_mailto(std::string_view text);

/// Forty hexadecimal digits.
bool is_sha1(std::string_view text);

/// Sixty-four hexadecimal digits; SHA-224, -384 and -512 have fewer or more.
bool is_sha2(std::string_view text);

/// A UUID in its usual form, any variant and version: 8-4-4-4-12 hexadecimal digits.
bool is_uuid(std::string_view text);

/// The sixteen octets of what `is_uuid` accepts.
std::string octets_of_uuid(std::string_view uuid);
std::string uuid_of_octets(std::string_view octets);

/// A language tag by the grammar of RFC 5646, without a look into the register.
bool is_language_tag(std::string_view text);

/// An Internet media type, with parameters or without (RFC 2046).
bool is_media_type(std::string_view text);

/// An ISO 8601 duration: "PT4H35M59.14S", "P3Y1M29DT4H35M59.14S" or "P4W", whose weeks stand alone.
bool is_duration(std::string_view text);

/// Two durations without what is below a hundredth of a second, which equality does not heed.
std::string comparable_duration(std::string_view duration);

/// A moment by RFC 3339, or by the wider ISO 8601 that older clients write: an offset without
/// colon, with hours alone, or left out (UTC), and a decimal comma. Refuses an offset of "-00:00",
/// which says that the offset is unknown, and what is no date.
std::optional<Time> read_timestamp(std::string_view text);

/// What `read_timestamp` accepts as one text for each moment, to the last of its digits; anything
/// else as it is.
std::string comparable_moment(std::string_view timestamp);

/// A JSON number as one text for each number, to the last of its digits and however large it is:
/// "1.50", "15e-1" and "0.15E1" are the same. Two spellings whose exponents have more than eighteen
/// digits are the same only where those are alike.
std::string comparable_number(std::string_view number);

/// Digits, points and what semantic versioning allows: "1.0.3", "2.0.0-rc.1".
bool is_semantic_version(std::string_view text);

}  // namespace kring::learning_records
