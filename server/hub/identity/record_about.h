#pragma once

#include "hub/identity/identity.h"
#include "platform/journal/line.h"

namespace kring::identity {

/// Writes a fact about a person to the journal. The actor is empty where nobody says who did it.
template <class Event>
void record_about(Tx& tx, PersonId person, PersonaId actor) {
  auto fact = journal::fact(Event{});
  fact.actor = actor;
  fact.owner = open_persona(person);
  fact.subject_kind = "person";
  fact.subject = person.as<ThingTag>();
  tx.record(fact);
}

}  // namespace kring::identity
