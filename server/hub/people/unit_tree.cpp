#include "hub/people/unit_tree.h"

#include <algorithm>
#include <utility>

namespace kring::people {

UnitTree::UnitTree(const std::vector<Unit>& by_name) {
  std::unordered_map<UnitId, std::vector<const Unit*>> below;
  for (const auto& unit : by_name) below[unit.parent.value_or(UnitId())].push_back(&unit);
  // Depth first. The last of those that wait comes next, so they wait in the opposite order.
  std::vector<std::pair<const Unit*, std::size_t>> waiting;
  const auto let_wait = [&](UnitId parent, std::size_t level) {
    auto& units = below[parent];
    for (auto unit = units.rbegin(); unit != units.rend(); ++unit)
      waiting.emplace_back(*unit, level);
  };
  let_wait(UnitId(), 1);
  while (!waiting.empty()) {
    const auto [unit, level] = waiting.back();
    waiting.pop_back();
    places_.emplace(unit->id, units_.size());
    units_.push_back(*unit);
    levels_.push_back(level);
    let_wait(unit->id, level + 1);
  }
}

const Unit* UnitTree::find(UnitId id) const {
  const auto place = places_.find(id);
  return place == places_.end() ? nullptr : &units_[place->second];
}

const Unit* UnitTree::named(const std::optional<UnitId>& parent,
                            const std::string& name_key) const {
  const auto found = std::ranges::find_if(
      units_, [&](const Unit& unit) { return unit.parent == parent && unit.name_key == name_key; });
  return found == units_.end() ? nullptr : &*found;
}

bool UnitTree::has_below(UnitId id) const {
  return height(id) > 1;
}

// Those below a unit follow it, as long as they stand on a lower level.
std::vector<UnitId> UnitTree::with_below(UnitId id) const {
  std::vector<UnitId> all;
  const auto place = places_.find(id);
  if (place == places_.end()) return all;
  auto at = place->second;
  do {
    all.push_back(units_[at].id);
  } while (++at < units_.size() && levels_[at] > levels_[place->second]);
  return all;
}

std::size_t UnitTree::level(UnitId id) const {
  return levels_[places_.at(id)];
}

std::size_t UnitTree::height(UnitId id) const {
  auto lowest = level(id);
  for (const auto each : with_below(id)) lowest = std::max(lowest, level(each));
  return lowest - level(id) + 1;
}

}  // namespace kring::people
