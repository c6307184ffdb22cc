#pragma once

#include "platform/api/route.h"

#include <string>

namespace kring::api {

/// The one line that says what a route does: its own, or its name in plain words.
std::string summary_of(const Route& route);

/// "anyone", "session", "administrator" or "client_key".
std::string needs_of(const Route& route);

/// "60 an hour"; empty where there is no limit.
std::string limit_of(const Route& route);

}  // namespace kring::api
