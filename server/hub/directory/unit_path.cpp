#include "hub/directory/unit_path.h"

#include <algorithm>

namespace kring::directory {

std::vector<NamedUnit> path_to(const people::UnitTree& tree,
                               const std::optional<people::UnitId>& unit) {
  std::vector<NamedUnit> path;
  for (auto above = unit; above;) {
    const auto* each = tree.find(*above);
    if (!each) break;
    path.push_back({each->id, each->name});
    above = each->parent;
  }
  std::ranges::reverse(path);
  return path;
}

}  // namespace kring::directory
