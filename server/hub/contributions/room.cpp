#include "hub/contributions/room.h"

#include "base/refusal.h"
#include "hub/contributions/contributions_store.h"

namespace kring::contributions {

bool has_room(const Octets& taken) {
  constexpr auto shortest = octets_taken("a", "<p>a</p>\n");
  return taken.together + shortest <= most_octets && taken.own + shortest <= most_octets_of_one;
}

void require_room(Tx& tx, QuestionId question, PersonaId author, std::int64_t more) {
  if (more <= 0) return;
  const auto octets = store::octets_of(tx, question, author);
  if (octets.together > most_octets) throw Refusal(Status::conflict, "question.full");
  if (octets.own > most_octets_of_one) throw Refusal(Status::conflict, "question.full_of_yours");
}

}  // namespace kring::contributions
