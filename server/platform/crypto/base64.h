#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kring::crypto {

/// RFC 4648 with its padding, as headers and certificates carry it. Nothing for any other text.
std::string base64(std::string_view octets);
std::optional<std::string> octets_of_base64(std::string_view text);

}  // namespace kring::crypto
