#include "hub/roster/unit_plan.h"

#include "platform/text/fold.h"

namespace kring::roster {
namespace {

/// A path as far as its unit number `last`.
std::string written(const UnitPath& path, std::size_t last) {
  std::string text;
  for (std::size_t at = 0; at <= last; ++at) {
    if (at > 0) text += std::string(" ") + people::unit_separator + ' ';
    text += path[at].text();
  }
  return text;
}

/// The same for all spellings of a path as far as its unit number `last`. No name holds what parts
/// them.
std::string key_of(const UnitPath& path, std::size_t last) {
  std::string key;
  for (std::size_t at = 0; at <= last; ++at)
    key += people::unit_separator + text::folded(path[at].text());
  return key;
}

}  // namespace

UnitPlan::UnitPlan(const people::UnitTree& tree) {
  std::unordered_map<people::UnitId, std::string> keys;
  for (const auto& unit : tree.all()) {
    auto key = (unit.parent ? keys.at(*unit.parent) : std::string()) + people::unit_separator +
               unit.name_key;
    there_.emplace(key, unit.id);
    keys.emplace(unit.id, std::move(key));
  }
}

std::optional<people::UnitId> UnitPlan::find(const UnitPath& path) const {
  if (path.empty()) return std::nullopt;
  const auto found = there_.find(key_of(path, path.size() - 1));
  return found == there_.end() ? std::nullopt : std::optional(found->second);
}

bool UnitPlan::want(const UnitPath& path) {
  std::vector<std::size_t> missing;
  for (std::size_t last = 0; last < path.size(); ++last) {
    const auto key = key_of(path, last);
    if (!there_.contains(key) && !planned_.contains(key)) missing.push_back(last);
  }
  if (there_.size() + planned_.size() + missing.size() > people::most_units) return false;
  for (const auto last : missing) {
    planned_.insert(key_of(path, last));
    names_.push_back(written(path, last));
  }
  return true;
}

people::UnitId UnitPlan::make(Tx& tx, const Visitor& administrator, const UnitPath& path) {
  std::optional<people::UnitId> at;
  for (std::size_t last = 0; last < path.size(); ++last) {
    const auto key = key_of(path, last);
    const auto known = there_.find(key);
    if (known != there_.end()) {
      at = known->second;
      continue;
    }
    at = people::make_unit(tx, administrator, {path[last], at});
    there_.emplace(key, *at);
    planned_.erase(key);
  }
  return at.value();
}

}  // namespace kring::roster
