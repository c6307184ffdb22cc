#include "hub/roster/unit_plan.h"

#include "platform/text/fold.h"

namespace kring::roster {
namespace {

/// "Service › Brabant", of "Service" and "Brabant".
std::string below(const std::string& above, const std::string& name) {
  return above.empty() ? name : above + ' ' + std::string(people::unit_separator) + ' ' + name;
}

/// The same for all spellings of a path as far as its unit number `last`. No name holds what parts
/// them.
std::string key_of(const UnitPath& path, std::size_t last) {
  std::string key;
  for (std::size_t at = 0; at <= last; ++at)
    key += std::string(people::typed_unit_separator) + text::folded(path[at].text());
  return key;
}

std::string key_of(const UnitPath& path) {
  return key_of(path, path.size() - 1);
}

/// A path as far as its unit number `last`.
UnitPath part_of(const UnitPath& path, std::size_t last) {
  return {path.begin(), path.begin() + static_cast<std::ptrdiff_t>(last) + 1};
}

struct Place {
  std::string key;
  std::string written;
  std::optional<UnitPath> path;  ///< nothing where a name in it is one that nobody can give today
};

Place place_below(const Place& above, const people::Unit& unit) {
  Place place{above.key + std::string(people::typed_unit_separator) + unit.name_key,
              below(above.written, unit.name), above.path};
  const auto name = people::UnitName::from_text(unit.name);
  if (!name) place.path.reset();
  if (place.path) place.path->push_back(*name);
  return place;
}

}  // namespace

std::string written(const UnitPath& path) {
  std::string text;
  for (const auto& name : path) text = below(text, name.text());
  return text;
}

UnitPlan::UnitPlan(const people::UnitTree& tree) {
  std::unordered_map<people::UnitId, Place> places;
  const Place top{"", "", UnitPath()};
  for (const auto& unit : tree.all()) {
    auto place = place_below(unit.parent ? places.at(*unit.parent) : top, unit);
    there_.emplace(place.key, unit.id);
    written_.emplace(unit.id, place.written);
    if (unit.parent && place.path) below_[unit.name_key].push_back(*place.path);
    places.emplace(unit.id, std::move(place));
  }
}

bool UnitPlan::is_known(const std::string& key) const {
  return there_.contains(key) || planned_.contains(key);
}

UnitPath UnitPlan::meant(const UnitPath& path) const {
  if (path.size() != 1 || is_known(key_of(path))) return path;
  const auto found = below_.find(text::folded(path.front().text()));
  const bool is_one = found != below_.end() && found->second.size() == 1;
  return is_one ? found->second.front() : path;
}

std::optional<people::UnitId> UnitPlan::find(const UnitPath& path) const {
  if (path.empty()) return std::nullopt;
  const auto found = there_.find(key_of(meant(path)));
  return found == there_.end() ? std::nullopt : std::optional(found->second);
}

std::string UnitPlan::name_of(const UnitPath& path) const {
  const auto unit = find(path);
  return unit ? name_of(unit) : written(meant(path));
}

std::string UnitPlan::name_of(const std::optional<people::UnitId>& unit) const {
  const auto found = unit ? written_.find(*unit) : written_.end();
  return found == written_.end() ? std::string() : found->second;
}

bool UnitPlan::want(const UnitPath& path) {
  const auto whole = meant(path);
  std::vector<std::size_t> missing;
  for (std::size_t last = 0; last < whole.size(); ++last) {
    if (!is_known(key_of(whole, last))) missing.push_back(last);
  }
  if (there_.size() + planned_.size() + missing.size() > people::most_units) return false;
  for (const auto last : missing) {
    const auto part = part_of(whole, last);
    planned_.insert(key_of(part));
    if (last > 0) below_[text::folded(part.back().text())].push_back(part);
    names_.push_back(written(part));
  }
  return true;
}

people::UnitId UnitPlan::make(Tx& tx, const Visitor& administrator, const UnitPath& path) {
  const auto whole = meant(path);
  std::optional<people::UnitId> at;
  for (std::size_t last = 0; last < whole.size(); ++last) {
    const auto key = key_of(whole, last);
    const auto known = there_.find(key);
    if (known != there_.end()) {
      at = known->second;
      continue;
    }
    at = people::make_unit(tx, administrator, {whole[last], at});
    there_.emplace(key, *at);
    written_.emplace(*at, written(part_of(whole, last)));
    planned_.erase(key);
  }
  return at.value();
}

}  // namespace kring::roster
