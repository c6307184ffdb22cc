#include "hub/contributions/counting.h"

#include "hub/communities/communities.h"
#include "hub/contributions/contributions_store.h"

namespace kring::contributions {

void count_answers(Tx& tx, QuestionId question, CommunityId community, access::State state,
                   int by) {
  const auto answers = store::change_answers(tx, question, by);
  if (state != access::State::visible) return;
  if (by > 0 && answers == 1) communities::count_questions(tx, community, 0, -1);
  if (by < 0 && answers == 0) communities::count_questions(tx, community, 0, +1);
}

}  // namespace kring::contributions
