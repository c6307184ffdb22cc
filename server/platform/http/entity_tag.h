#pragma once

#include <string>
#include <string_view>

namespace kring::http {

/// A strong validator of what is sent: the first 16 octets of its SHA-256, in quotes.
std::string entity_tag(std::string_view octets);

/// Whether a field such as If-None-Match names a tag, or any. Weak comparison (RFC 9110 13.1.2).
bool names_tag(std::string_view field, std::string_view tag);

}  // namespace kring::http
