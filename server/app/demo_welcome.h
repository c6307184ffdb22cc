#pragma once

#include "app/demo_organisation.h"
#include "platform/config/settings.h"

#include <ostream>

namespace kring::app {

/// The demo organisation's own settings, unless somebody wrote others there.
void write_demo_settings(const config::Settings& settings, const DemoOrganisation& organisation);

/// As whom one can sign in, and with what.
void say_who_signs_in(std::ostream& out, const DemoOrganisation& organisation);

}  // namespace kring::app
