#pragma once

#include "hub/people/units.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace kring::roster {

using UnitPath = std::vector<people::UnitName>;

/// "Service › Brabant", as a unit is written after those above it.
std::string written(const UnitPath& path);

/// The units that there are, and those that a list wants besides. A name by itself that no unit at
/// the top has, and one below has alone, is that one: lists often leave out what stands above.
class UnitPlan {
 public:
  explicit UnitPlan(const people::UnitTree& tree);

  /// Nothing where it is not there, or not yet.
  std::optional<people::UnitId> find(const UnitPath& path) const;
  /// Plans what is missing on this path; false where there would be too many.
  bool want(const UnitPath& path);
  /// Makes what is missing, as it was planned.
  people::UnitId make(Tx& tx, const Visitor& administrator, const UnitPath& path);
  /// What there will be in this place, as its own names have it: "Service › Brabant".
  std::string name_of(const UnitPath& path) const;
  /// "Service › Brabant"; empty where there is no such unit.
  std::string name_of(const std::optional<people::UnitId>& unit) const;
  /// What was planned, "Service › Brabant", each after those above it.
  const std::vector<std::string>& wanted() const { return names_; }

 private:
  UnitPath meant(const UnitPath& path) const;
  bool is_known(const std::string& key) const;

  std::unordered_map<std::string, people::UnitId> there_;  ///< by the keys of their paths
  std::unordered_map<people::UnitId, std::string> written_;
  /// Those not at the top, by the keys of their own names.
  std::unordered_map<std::string, std::vector<UnitPath>> below_;
  std::unordered_set<std::string> planned_;  ///< such keys, of those not made yet
  std::vector<std::string> names_;
};

}  // namespace kring::roster
