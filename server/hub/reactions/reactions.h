#pragma once

#include "base/id.h"
#include "hub/access/access.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"

#include <unordered_map>
#include <vector>

#include <boost/describe/class.hpp>

/// What readers say of what they read. Only kind things: there is nothing negative to give.
namespace kring::reactions {

/// How often an answer was found helpful, and whether this reader said so. `changes` only grows: it
/// is part of the answer's version on open pages.
struct Helpful {
  std::int64_t helpful = 0;
  std::int64_t changes = 0;
  bool mine = false;
};

/// How many others have a question too, and whether this reader said so. `changes` as above, for
/// the question's version.
struct Same {
  std::int64_t same = 0;
  std::int64_t changes = 0;
  bool mine = false;
};

/// Says that an answer was helpful: once per persona, undoable, both without effect the second
/// time. Refuses with 404 `not_found` what the visitor may not see, with 403 `helpful.own` one's
/// own, and with 409 `thing.withdrawn` what others answered to a question that one withdrew.
void find_helpful(Tx& tx, const Visitor& visitor, ThingId answer);
void take_helpful_back(Tx& tx, const Visitor& visitor, ThingId answer);

/// "I have this too": once per persona, undoable. Refuses with 404 `not_found` what the visitor may
/// not see, and with 403 `same.own` one's own question.
void say_same(Tx& tx, const Visitor& visitor, ThingId question);
void take_same_back(Tx& tx, const Visitor& visitor, ThingId question);

/// Takes back what somebody said of a thing that turns out to be their own, as they would have
/// themselves, whether or not they may see it now. Before it is theirs.
void take_back_of_own(Tx& tx, const access::Thing& thing, PersonaId persona);

/// For every answer in the list that anybody found helpful, in one query.
std::unordered_map<ThingId, Helpful> helpful_of(Tx& tx, PersonaId viewer,
                                                const std::vector<ThingId>& answers);

/// For every question in the list that anybody else has too, in one query.
std::unordered_map<ThingId, Same> same_of(Tx& tx, PersonaId viewer,
                                          const std::vector<ThingId>& questions);

}  // namespace kring::reactions
