#pragma once

#include <filesystem>

namespace kring {

/// Opens a file to be written that nobody else reads or writes: made where there is none, mode
/// 0600. What stands there already is opened only where it is a plain file of this user's with one
/// name; a link is never followed. Nothing is cut off. Returns -1, with `errno`, where it cannot
/// be.
int open_own_file(const std::filesystem::path& file);

}  // namespace kring
