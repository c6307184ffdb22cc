#pragma once

#include <cstdint>
#include <filesystem>

namespace kring::db {

/// How many octets may still be written on the file system of a file or folder. Very many where it
/// does not say.
std::int64_t free_room(const std::filesystem::path& place);

/// Whether so little is left that work for later had better wait: people write on.
bool is_nearly_full(const std::filesystem::path& place);

}  // namespace kring::db
