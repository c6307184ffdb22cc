#pragma once

#include "hub/access/access.h"

namespace kring::access {

/// The thing, for what is not done to what its author has withdrawn: that is refused with 409
/// `thing.withdrawn`. Whoever sees it at all may restore it first.
Thing require_not_withdrawn(Thing thing);

/// Likewise for what is not done either to what stands in something that is withdrawn.
Thing require_on_show(Tx& tx, Thing seen);

}  // namespace kring::access
