#include "hub/reactions/reactions.h"

#include "hub/access/access.h"
#include "hub/access/on_show.h"
#include "hub/access/record.h"
#include "hub/reactions/reactions_events.h"
#include "hub/reactions/reactions_store.h"

#include <optional>
#include <string_view>

namespace kring::reactions {
namespace {

/// Presses, once per persona. Nothing where it was already so, or else the thing, for the journal.
std::optional<access::Thing> say(Tx& tx, const Visitor& visitor, ThingId id,
                                 const store::Press& press, std::string_view own) {
  auto thing = access::require_visible(tx, visitor, id, press.thing);
  access::require_may(!thing.owned_by(visitor), own);
  thing = access::require_on_show(tx, std::move(thing));
  if (!store::insert(tx, press, id, visitor.persona)) return std::nullopt;
  store::change_count(tx, press, id, +1);
  return thing;
}

/// The reverse, with the same result.
std::optional<access::Thing> take_back(Tx& tx, const Visitor& visitor, ThingId id,
                                       const store::Press& press) {
  auto thing = access::require_visible(tx, visitor, id, press.thing);
  if (!store::erase(tx, press, id, visitor.persona)) return std::nullopt;
  store::change_count(tx, press, id, -1);
  return thing;
}

/// As `Helpful` or as `Same`.
template <class Counted>
std::unordered_map<ThingId, Counted> counted(Tx& tx, PersonaId viewer, const store::Press& press,
                                             const std::vector<ThingId>& things) {
  std::unordered_map<ThingId, Counted> all;
  for (const auto& row : store::counts(tx, press, viewer, things)) {
    all.emplace(row.thing, Counted{row.count, row.changes, row.mine});
  }
  return all;
}

}  // namespace

void find_helpful(Tx& tx, const Visitor& visitor, ThingId answer) {
  const auto thing = say(tx, visitor, answer, store::helpful, "helpful.own");
  if (thing) access::record(tx, visitor, *thing, AnswerFoundHelpful{thing->within.value()});
}

void take_helpful_back(Tx& tx, const Visitor& visitor, ThingId answer) {
  const auto thing = take_back(tx, visitor, answer, store::helpful);
  if (thing) access::record(tx, visitor, *thing, HelpfulTakenBack{thing->within.value()});
}

void say_same(Tx& tx, const Visitor& visitor, ThingId question) {
  const auto thing = say(tx, visitor, question, store::same, "same.own");
  if (thing) access::record(tx, visitor, *thing, QuestionFoundSame{});
}

void take_same_back(Tx& tx, const Visitor& visitor, ThingId question) {
  const auto thing = take_back(tx, visitor, question, store::same);
  if (thing) access::record(tx, visitor, *thing, SameTakenBack{});
}

void take_back_of_own(Tx& tx, const access::Thing& thing, PersonaId persona) {
  Visitor sayer;
  sayer.persona = persona;
  const auto erased = [&](const store::Press& press) {
    if (thing.kind != press.thing || !store::erase(tx, press, thing.id, persona)) return false;
    store::change_count(tx, press, thing.id, -1);
    return true;
  };
  if (erased(store::helpful)) {
    access::record(tx, sayer, thing, HelpfulTakenBack{thing.within.value()});
  }
  if (erased(store::same)) access::record(tx, sayer, thing, SameTakenBack{});
}

std::unordered_map<ThingId, Helpful> helpful_of(Tx& tx, PersonaId viewer,
                                                const std::vector<ThingId>& answers) {
  return counted<Helpful>(tx, viewer, store::helpful, answers);
}

std::unordered_map<ThingId, Same> same_of(Tx& tx, PersonaId viewer,
                                          const std::vector<ThingId>& questions) {
  return counted<Same>(tx, viewer, store::same, questions);
}

}  // namespace kring::reactions
