#pragma once

#include "platform/config/settings.h"

namespace kring::app {

/// Fills an empty hub with the demo organisation, and says whom one can sign in as. Refuses, with a
/// sentence, a hub in which somebody has an account. Returns the process's exit status.
int make_demo(const config::Settings& settings);

}  // namespace kring::app
