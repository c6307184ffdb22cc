#pragma once

#include <filesystem>
#include <string_view>

namespace kring::app {

/// Puts these octets into a file, readable by its owner only: the old ones are there, or all of the
/// new ones, durable. Throws std::system_error; Refusal `storage_full` where there is no room.
void write_whole_file(const std::filesystem::path& file, std::string_view octets);

/// Has what was added to a folder or taken out of it be so after a power cut as well.
void sync_folder(const std::filesystem::path& folder);

}  // namespace kring::app
