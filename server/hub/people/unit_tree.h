#pragma once

#include "base/id.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <boost/describe/class.hpp>

namespace kring::people {

using UnitId = Id<struct UnitTag>;

/// A part of the organisation; one without a parent stands at the top.
struct Unit {
  UnitId id;
  std::optional<UnitId> parent;
  std::string name;
  std::string name_key;  ///< the same for all spellings of it
  BOOST_DESCRIBE_CLASS(Unit, (), (id, parent, name, name_key), (), ())
};

/// So many units there are at most, and so many levels of them.
inline constexpr std::size_t most_units = 1'000;
inline constexpr std::size_t deepest_unit = 8;

/// All units of an organisation at one moment.
class UnitTree {
 public:
  /// By their names; each names as its parent one of these, or none.
  explicit UnitTree(const std::vector<Unit>& by_name);

  /// Each after the one above it, those beside each other by their names.
  const std::vector<Unit>& all() const { return units_; }
  /// Nothing where there is no such unit.
  const Unit* find(UnitId id) const;
  /// The one of this name that stands right below `parent`, or at the top.
  const Unit* named(const std::optional<UnitId>& parent, const std::string& name_key) const;
  bool has_below(UnitId id) const;
  /// A unit and all that stand below it.
  std::vector<UnitId> with_below(UnitId id) const;
  /// On which level a unit stands: 1 at the top.
  std::size_t level(UnitId id) const;
  /// How many levels a unit and those below it take.
  std::size_t height(UnitId id) const;

 private:
  std::vector<Unit> units_;
  std::vector<std::size_t> levels_;
  std::unordered_map<UnitId, std::size_t> places_;
};

}  // namespace kring::people
