#pragma once

#include "platform/config/settings.h"

#include <filesystem>
#include <iosfwd>

namespace kring::app {

/// `kring backup TO`: writes all of a hub into one file, while it serves or not; into a new one
/// where `to` is a folder. Beside it the log of erasures is brought up to date. Tells how it goes
/// on standard error. Returns the process's exit status; throws what main has a sentence for.
int back_up(const config::Settings& settings, const std::filesystem::path& to, std::ostream& out);

}  // namespace kring::app
