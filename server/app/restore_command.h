#pragma once

#include "platform/config/settings.h"

#include <filesystem>
#include <iosfwd>
#include <optional>

namespace kring::app {

/// `kring restore BACKUP [ERASURES]`: makes a hub in the data folder, and in the PostgreSQL
/// database that the settings name if any, of a backup of either database. The folder must be
/// empty, but for its settings. The backup is read to its end and found whole before anything is
/// changed. What was erased later is erased again: by the log that is named, else by the one beside
/// the backup. Search is built anew.
///
/// Killed at any moment it can be done again; until it has ended, no server serves what is there.
/// Returns the process's exit status; throws what main has a sentence for.
int restore(const config::Settings& settings, const std::filesystem::path& backup,
            const std::optional<std::filesystem::path>& erasures, std::ostream& out);

}  // namespace kring::app
