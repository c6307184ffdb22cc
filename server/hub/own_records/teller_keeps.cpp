#include "base/described.h"
#include "hub/learning_records/formats.h"
#include "hub/learning_records/own_statements.h"
#include "hub/own_records/own_records_events.h"
#include "hub/own_records/own_records_store.h"
#include "hub/own_records/statement_ids.h"
#include "hub/own_records/teller.h"

namespace kring::own_records {
namespace {

using learning_records::OwnState;

std::string in_quotes(RecordKind kind) {
  return "“" + std::string(name_of(kind)) + "”";
}

std::string on_or_off(Tx& tx, RecordKind kind) {
  return in_quotes(kind) + (store::is_followed_kind(tx, kind) ? " is told" : " is not told");
}

std::string objects_or_not(Tx& tx, PersonaId persona) {
  return "persona " + persona.text() +
         (store::is_objector(tx, persona) ? " is not told of" : " is told of");
}

/// What it keeps of a thing, to take it back or tell it anew.
std::vector<std::string> told_of_subject(Tx& tx, const journal::Line& line) {
  std::vector<std::string> sentences;
  for (const bool voided : {false, true}) {
    for (const auto& told : store::told_of(tx, line.subject, voided)) {
      sentences.push_back("statement " + learning_records::uuid_of_octets(told.statement.octets) +
                          " of line " + std::to_string(told.line) + ", " + in_quotes(told.kind) +
                          (voided ? ", is voided" : ", stands"));
    }
  }
  if (sentences.empty()) sentences.emplace_back("nothing is kept that was told of it");
  return sentences;
}

std::string why_not_told(Tx& tx, const Telling& telling, const journal::Line& line) {
  if (!store::is_followed_kind(tx, telling.kind)) return on_or_off(tx, telling.kind);
  if (store::is_objector(tx, telling.actor)) return objects_or_not(tx, telling.actor);
  if (store::is_objector(tx, line.owner)) return objects_or_not(tx, line.owner);
  return in_quotes(telling.kind) +
         " was not told at that line, somebody objected then, or the statement was removed since";
}

std::string told_or_why_not(Tx& tx, const Telling& telling, const journal::Line& line) {
  const auto space = store::known_space_of_ids(tx);
  if (!space) return "no statement: nothing was told yet";
  const auto uuid = telling_uuid(*space, line);
  switch (learning_records::own_state(tx, learning_records::octets_of_uuid(uuid))) {
    case OwnState::stands:
      return "statement " + uuid + " stands";
    case OwnState::voided:
      return "statement " + uuid + " is voided";
    case OwnState::absent:
      return "no statement: " + why_not_told(tx, telling, line);
  }
  throw std::logic_error("a statement is in a state that nobody named");
}

}  // namespace

std::vector<std::string> Teller::keeps_of(Tx& tx, const journal::Line& line) const {
  if (const auto on = line.as<TurnedOn>()) return {on_or_off(tx, on->what)};
  if (const auto off = line.as<TurnedOff>()) return {on_or_off(tx, off->what)};
  if (line.as<Objected>() || line.as<Allowed>()) return {objects_or_not(tx, line.owner)};
  if (line.origin != journal::Origin::live) return {"no statement: it did not happen live"};
  const auto telling = telling_of(line, origin_);
  if (!telling) return told_of_subject(tx, line);
  return {told_or_why_not(tx, *telling, line)};
}

}  // namespace kring::own_records
