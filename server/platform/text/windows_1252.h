#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kring::text {

/// Text as Windows of Western Europe writes it where nobody asked for UTF-8, as UTF-8. Nothing
/// where it holds an octet that Windows-1252 has no character for, or NUL, which texts of 16 bits
/// are full of.
std::optional<std::string> from_windows_1252(std::string_view octets);

}  // namespace kring::text
