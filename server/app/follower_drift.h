#pragma once

#include "app/check.h"

namespace kring::app {

/// Compares what each follower that has come to the end of the journal keeps with what it builds
/// from the first line, in a copy of the picture. Those that are behind are remarks.
void check_followers(db::Picture& picture, const HubOptions& options, Checkup& checkup);

}  // namespace kring::app
