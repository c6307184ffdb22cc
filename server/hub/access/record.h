#pragma once

#include "hub/access/access.h"
#include "platform/journal/line.h"

namespace kring::access {

/// Writes to the journal what this visitor did to a thing.
template <class Event>
void record(Tx& tx, const Visitor& actor, const Thing& thing, const Event& event) {
  auto fact = journal::fact(event);
  fact.actor = actor.persona;
  fact.community = thing.community;
  fact.subject_kind = thing.kind;
  fact.subject = thing.id;
  fact.owner = thing.owner;
  tx.record(fact);
}

}  // namespace kring::access
