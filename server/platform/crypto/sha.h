#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kring::crypto {

/// SHA-1, SHA-224, -256, -384 or -512 in lower-case hexadecimal, chosen by how many digits it shall
/// have (40, 56, 64, 96, 128). Nothing for another number. For sums that others ask for, and SHA-1
/// where nobody's safety hangs on it; ours are `hash`.
std::optional<std::string> sha_hex(std::string_view octets, std::size_t digits);

}  // namespace kring::crypto
