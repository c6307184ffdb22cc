#pragma once

#include <filesystem>
#include <string>
#include <string_view>

/// The log of erasures that lies beside backups. It is not in them: whoever is restored from an old
/// backup must not come back, so the log is as new as the newest backup of the folder.
namespace kring::app {

/// "erasures.log", beside a backup.
std::filesystem::path erasures_beside(const std::filesystem::path& backup);

/// Adds the lines that are not there yet. Whole and durable, or as it was.
void add_erasures(const std::filesystem::path& file, std::string_view lines);

}  // namespace kring::app
