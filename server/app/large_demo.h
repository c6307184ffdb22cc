#pragma once

#include "app/large_plan.h"
#include "platform/archive/keep.h"
#include "platform/clock/clock.h"
#include "platform/db/database.h"

namespace kring::app {

/// Lets an organisation of these sizes live the year up to `today` in an empty hub: many acts in a
/// transaction, each at its moment and through the same verbs as everybody's. The facts carry the
/// origin `demo`. The same sizes and day give the same hub, ids apart.
///
/// `clock` is the one by which the database mints ids; `password_hash` that of `demo_password`.
/// Progress is told in questions, answers and comments. What follows the journal is for the hub
/// that is made of it.
void live_large_year(Database& database, FrozenClock& clock, const LargeSizes& sizes,
                     const DemoOrganisation& organisation, const std::string& password_hash,
                     Time today, const archive::OnProgress& on_progress);

}  // namespace kring::app
