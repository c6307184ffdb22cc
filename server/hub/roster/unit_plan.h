#pragma once

#include "hub/people/units.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace kring::roster {

using UnitPath = std::vector<people::UnitName>;

/// The units that there are, and those that a list wants besides.
class UnitPlan {
 public:
  explicit UnitPlan(const people::UnitTree& tree);

  /// Nothing where it is not there, or not yet.
  std::optional<people::UnitId> find(const UnitPath& path) const;
  /// Plans what is missing on this path; false where there would be too many.
  bool want(const UnitPath& path);
  /// Makes what is missing, as it was planned.
  people::UnitId make(Tx& tx, const Visitor& administrator, const UnitPath& path);
  /// What was planned, "Service > Brabant", each after those above it.
  const std::vector<std::string>& wanted() const { return names_; }

 private:
  std::unordered_map<std::string, people::UnitId> there_;  ///< by the keys of their paths
  std::unordered_set<std::string> planned_;                ///< such keys, of those not made yet
  std::vector<std::string> names_;
};

}  // namespace kring::roster
