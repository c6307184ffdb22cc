#pragma once

#include "platform/config/settings.h"

#include <iosfwd>

namespace kring::app {

/// `kring check`: looks whether a hub is whole, while it serves or not, and only reads it. Returns
/// 0 where it is and 1 where something is wrong; says what, for people or as one JSON object. It
/// waits a moment for followers, so that there is something to compare.
int check_hub(const config::Settings& settings, bool json, std::ostream& out);

}  // namespace kring::app
