#pragma once

#include "hub/directory/units_page.h"

namespace kring::directory {

/// A unit after those above it, from the top; empty where there is none.
std::vector<NamedUnit> path_to(const people::UnitTree& tree,
                               const std::optional<people::UnitId>& unit);

}  // namespace kring::directory
