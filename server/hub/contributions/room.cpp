#include "hub/contributions/room.h"

#include "base/refusal.h"
#include "hub/contributions/contributions_store.h"

namespace kring::contributions {

void require_room(Tx& tx, QuestionId question, std::int64_t more) {
  if (more > 0 && store::octets_of(tx, question) > most_octets) {
    throw Refusal(Status::conflict, "question.full");
  }
}

}  // namespace kring::contributions
