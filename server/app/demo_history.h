#pragma once

#include "app/demo_organisation.h"
#include "platform/clock/clock.h"
#include "platform/db/database.h"

#include <functional>

namespace kring::app {

/// Lets the demo organisation live its year up to `today`, through the same verbs as everybody, act
/// by act, with the clock moved along: what the pages show is computed, never typed in. The facts
/// carry the origin `demo`. The same organisation and day give the same hub, ids apart.
///
/// `clock` is the one the database reads; `password_hash` that of `demo_password`; `progress` hears
/// how many acts of all are done.
void live_demo_year(Database& database, FrozenClock& clock, const DemoOrganisation& organisation,
                    const std::string& password_hash, Time today,
                    const std::function<void(std::size_t, std::size_t)>& progress);

}  // namespace kring::app
