#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace kring::crypto {

inline constexpr std::size_t secret_key_size = 32;

/// The 32 random octets kept in `file`, made on the first call: whole and durable before anybody
/// sees them, readable by the owner only. Two processes that make it at once get the same one.
///
/// Throws std::runtime_error, with a sentence for whoever starts the hub, where the file has
/// another length, may be read by others or gives no octets, or where something else stands in its
/// place, which is never waited for; and std::system_error where it cannot be opened or made.
std::string secret_key(const std::filesystem::path& file);

/// The same where the file is there, which is not made. Throws as above.
std::optional<std::string> kept_secret_key(const std::filesystem::path& file);

}  // namespace kring::crypto
