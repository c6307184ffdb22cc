#include "hub/roster/unit_plan.h"

#include "platform/text/fold.h"

#include <algorithm>

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

std::string key_of(const people::UnitName& name) {
  return text::folded(name.text());
}

}  // namespace

std::optional<people::UnitId> UnitPlan::find(const UnitPath& path) const {
  std::optional<people::UnitId> at;
  for (const auto& name : path) {
    const auto* unit = tree_.named(at, key_of(name));
    if (!unit) return std::nullopt;
    at = unit->id;
  }
  return at;
}

bool UnitPlan::want(const UnitPath& path) {
  std::vector<std::string> missing;
  for (std::size_t last = 0; last < path.size(); ++last) {
    if (find({path.begin(), path.begin() + static_cast<std::ptrdiff_t>(last) + 1})) continue;
    auto name = written(path, last);
    if (std::ranges::find(keys_, text::folded(name)) == keys_.end())
      missing.push_back(std::move(name));
  }
  // What was made meanwhile stands in the tree.
  const auto planned = names_.size() - made_;
  if (tree_.all().size() + planned + missing.size() > people::most_units) return false;
  for (auto& name : missing) {
    keys_.push_back(text::folded(name));
    names_.push_back(std::move(name));
  }
  return true;
}

people::UnitId UnitPlan::make(Tx& tx, const Visitor& administrator, const UnitPath& path) {
  std::optional<people::UnitId> at;
  for (const auto& name : path) {
    const auto* unit = tree_.named(at, key_of(name));
    if (unit) {
      at = unit->id;
      continue;
    }
    at = people::make_unit(tx, administrator, {name, at});
    tree_ = people::unit_tree(tx);
    ++made_;
  }
  return at.value();
}

}  // namespace kring::roster
