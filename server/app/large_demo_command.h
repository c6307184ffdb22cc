#pragma once

#include "app/large_plan.h"
#include "platform/config/settings.h"

#include <ostream>

namespace kring::app {

/// Fills an empty place with a large organisation's year (`kring demo --large`), on either
/// database. Until all of it is there, none of it is: it is made in a folder of its own beside
/// where it goes, and what a killed one left there is made anew. Returns the status to end with.
/// Throws db::CannotOpen, with a sentence, where there is a hub or anything else already.
int make_large_demo(const config::Settings& settings, const LargeSizes& sizes, std::ostream& out);

}  // namespace kring::app
