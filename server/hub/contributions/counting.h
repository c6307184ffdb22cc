#pragma once

#include "hub/access/access.h"
#include "hub/contributions/contributions.h"

namespace kring::contributions {

/// Counts an answer to a question that appears (+1) or disappears (−1), and with the first and the
/// last one its community's unanswered questions.
void count_answers(Tx& tx, QuestionId question, CommunityId community, access::State state, int by);

}  // namespace kring::contributions
