#pragma once

#include "hub/access/access.h"

namespace kring::access {

/// The thing, for what is not done to what is withdrawn, nor to what stands in something that is.
/// Refuses with 409 `thing.withdrawn`: whoever sees it at all may restore what was withdrawn first.
Thing require_on_show(Tx& tx, Thing seen);

}  // namespace kring::access
