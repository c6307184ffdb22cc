#include "hub/people/units.h"

#include "base/refusal.h"
#include "hub/people/people.h"
#include "hub/people/people_events.h"
#include "hub/people/units_store.h"
#include "platform/journal/line.h"
#include "platform/text/fold.h"

namespace kring::people {
namespace {

template <class Event>
void record(Tx& tx, const Visitor& administrator, UnitId unit, const Event& event) {
  auto fact = journal::fact(event);
  fact.actor = fact.owner = administrator.persona;
  fact.subject_kind = "unit";
  fact.subject = unit.as<ThingTag>();
  tx.record(fact);
}

[[noreturn]] void refuse(std::string_view code) {
  throw Refusal(Status::conflict, code);
}

/// Whether a unit may stand there with all below it, `height` levels.
void require_place(const UnitTree& tree, const Unit& unit, std::size_t height) {
  if (unit.parent && !tree.find(*unit.parent)) refuse_missing();
  const auto* there = tree.named(unit.parent, unit.name_key);
  if (there && there->id != unit.id) refuse("unit.exists");
  const auto above = unit.parent ? tree.level(*unit.parent) : 0;
  if (above + height > deepest_unit) refuse("unit.too_deep");
}

Unit as_described(UnitId id, const DescribedUnit& unit) {
  return {id, unit.parent, unit.name.text(), text::folded(unit.name.text())};
}

}  // namespace

UnitTree unit_tree(Tx& tx) {
  return UnitTree(store::units(tx));
}

Unit require_unit(Tx& tx, UnitId unit) {
  auto found = store::unit(tx, unit);
  if (!found) refuse_missing();
  return std::move(*found);
}

UnitId make_unit(Tx& tx, const Visitor& administrator, const DescribedUnit& unit) {
  const auto tree = unit_tree(tx);
  const auto made = as_described(tx.mint<UnitTag>(), unit);
  require_place(tree, made, 1);
  if (tree.all().size() >= most_units) refuse("unit.too_many");
  store::insert_unit(tx, made);
  record(tx, administrator, made.id, UnitMade{made.parent});
  return made.id;
}

void change_unit(Tx& tx, const Visitor& administrator, UnitId id, const DescribedUnit& as) {
  const auto tree = unit_tree(tx);
  const auto* before = tree.find(id);
  if (!before) refuse_missing();
  const auto after = as_described(id, as);
  for (const auto below : tree.with_below(id))
    if (after.parent == below) refuse("unit.within_itself");
  require_place(tree, after, tree.height(id));
  if (after.name == before->name && after.parent == before->parent) return;
  store::update_unit(tx, after);
  if (after.name != before->name) record(tx, administrator, id, UnitRenamed{});
  if (after.parent != before->parent) record(tx, administrator, id, UnitMoved{after.parent});
}

void remove_unit(Tx& tx, const Visitor& administrator, UnitId id) {
  const auto tree = unit_tree(tx);
  if (!tree.find(id)) refuse_missing();
  if (tree.has_below(id)) refuse("unit.not_empty");
  for (const auto person : store::placed_in(tx, id)) place(tx, administrator, person, {});
  store::expect_nobody_in(tx, id);
  store::delete_unit(tx, id);
  record(tx, administrator, id, UnitRemoved{});
}

void place(Tx& tx, const Visitor& administrator, PersonId person, const Placement& placement) {
  require(tx, person);
  if (placement.unit) require_unit(tx, *placement.unit);
  const Placed now{placement.unit, placement.role.text()};
  const auto before = placement_of(tx, person);
  if (now.unit == before.unit && now.role == before.role) return;
  if (now.unit || !now.role.empty()) {
    store::put_placement(tx, person, now);
  } else {
    store::delete_placement(tx, person);
  }
  auto fact = journal::fact(PersonPlaced{now.unit});
  fact.actor = administrator.persona;
  fact.owner = person.as<PersonaTag>();
  fact.subject_kind = "person";
  fact.subject = person.as<ThingTag>();
  tx.record(fact);
}

Placed placement_of(Tx& tx, PersonId person) {
  const auto found = placements_of(tx, {person});
  return found.empty() ? Placed() : found.begin()->second;
}

std::unordered_map<PersonId, Placed> placements_of(Tx& tx, const std::vector<PersonId>& people) {
  return store::placements_of(tx, people);
}

}  // namespace kring::people
