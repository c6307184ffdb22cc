#pragma once

#include "hub/access/access.h"
#include "hub/curation/curation_store.h"

namespace kring::curation {

/// A theme this visitor may see, as it is now. Private to curation.
struct SeenTheme {
  access::Thing thing;
  store::ThemeRow theme;
  bool may_curate = false;  ///< a facilitator's, and an administrator's
};

/// Refuses with `not_found` what is not there or not for this visitor's eyes.
SeenTheme require_seen(Tx& tx, const Visitor& visitor, ThemeId id);

}  // namespace kring::curation
