#pragma once

#include "hub/people/units.h"

#include <optional>
#include <string>
#include <vector>

namespace kring::roster {

using UnitPath = std::vector<people::UnitName>;

/// The units that there are, and those that a list wants besides.
class UnitPlan {
 public:
  explicit UnitPlan(people::UnitTree tree) : tree_(std::move(tree)) {}

  /// Nothing where it is not there, or not yet.
  std::optional<people::UnitId> find(const UnitPath& path) const;
  /// Plans what is missing on this path; false where there would be too many.
  bool want(const UnitPath& path);
  /// Makes what is missing, as it was planned.
  people::UnitId make(Tx& tx, const Visitor& administrator, const UnitPath& path);
  /// What was planned, "Service > Brabant", each after those above it.
  const std::vector<std::string>& wanted() const { return names_; }

 private:
  people::UnitTree tree_;
  std::vector<std::string> keys_;
  std::vector<std::string> names_;
  std::size_t made_ = 0;
};

}  // namespace kring::roster
