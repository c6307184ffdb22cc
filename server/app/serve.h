#pragma once

#include "platform/config/settings.h"

namespace kring::app {

/// Serves until SIGINT or SIGTERM, then finishes what runs. Returns the process's exit status.
int serve(const config::Settings& given);

}  // namespace kring::app
