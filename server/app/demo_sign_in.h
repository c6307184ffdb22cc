#pragma once

#include "platform/config/settings.h"

namespace kring::app {

/// Whether the accounts of the demo let anybody in. Their password is known to everybody, so only
/// who sits at this machine may use it: no proxy brings others in.
bool demo_may_sign_in(const config::Settings& settings);

}  // namespace kring::app
