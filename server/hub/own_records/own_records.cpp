#include "hub/own_records/own_records.h"

#include "hub/own_records/own_records_events.h"
#include "hub/own_records/own_records_store.h"
#include "platform/journal/line.h"

#include <algorithm>

namespace kring::own_records {
namespace {

void record_turn(Tx& tx, const Visitor& administrator, RecordKind kind, bool on) {
  auto fact = on ? journal::fact(TurnedOn{kind}) : journal::fact(TurnedOff{kind});
  fact.actor = fact.owner = administrator.persona;
  fact.subject_kind = "own_records";
  tx.record(fact);
}

template <class Event>
void record_of_person(Tx& tx, const Visitor& visitor) {
  auto fact = journal::fact(Event{});
  fact.actor = fact.owner = visitor.persona;
  fact.subject_kind = "person";
  fact.subject = visitor.person.as<ThingTag>();
  tx.record(fact);
}

}  // namespace

std::vector<Switch> switches(Tx& tx) {
  const auto choices = store::choices(tx);
  std::vector<PersonaId> changers;
  for (const auto& choice : choices) {
    if (choice.changer) changers.push_back(identity::open_persona(*choice.changer));
  }
  const auto bylines = identity::bylines(tx, changers);
  std::vector<Switch> all;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<RecordKind>>([&](auto each) {
    auto& made = all.emplace_back();
    made.kind = each.value;
    const auto chosen = std::ranges::find(choices, made.kind, &store::Choice::kind);
    if (chosen == choices.end()) return;
    made.is_on = chosen->is_on;
    made.changed_at = chosen->changed_at;
    if (chosen->changer)
      made.changed_by = bylines.of(identity::open_persona(*chosen->changer)).name;
  });
  return all;
}

std::vector<RecordKind> told_kinds(Tx& tx) {
  const auto choices = store::choices(tx);
  std::vector<RecordKind> told;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<RecordKind>>([&](auto each) {
    const RecordKind kind = each.value;
    const auto chosen = std::ranges::find(choices, kind, &store::Choice::kind);
    if (chosen != choices.end() && chosen->is_on) told.push_back(kind);
  });
  return told;
}

void turn(Tx& tx, const Visitor& administrator, RecordKind kind, bool on) {
  if (store::is_chosen(tx, kind) == on) return;
  store::put_choice(tx, kind, on, administrator.person);
  record_turn(tx, administrator, kind, on);
}

bool objects(Tx& tx, PersonId person) {
  return store::has_objection(tx, person);
}

void object(Tx& tx, const Visitor& visitor) {
  if (store::insert_objection(tx, visitor.person)) record_of_person<Objected>(tx, visitor);
}

void allow(Tx& tx, const Visitor& visitor) {
  if (store::delete_objection(tx, visitor.person)) record_of_person<Allowed>(tx, visitor);
}

}  // namespace kring::own_records
