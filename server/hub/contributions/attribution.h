#pragma once

#include "base/id.h"
#include "platform/db/tx.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

/// Whose a text is: another one's than before, where it turns out who wrote it elsewhere.
namespace kring::contributions {

struct Written {
  std::int64_t questions = 0;
  std::int64_t answers = 0;
  std::int64_t comments = 0;
};
/// How much each of these wrote, withdrawn or not, whoever may read it. Who wrote nothing is left
/// out.
std::unordered_map<PersonaId, Written> written_by(Tx& tx, const std::vector<PersonaId>& authors);

/// So many texts of an author at most, in no order.
std::vector<ThingId> texts_by(Tx& tx, PersonaId author, std::size_t limit);

/// Puts a text, and what its author said in it before, under another author. Nobody may read more
/// than before; who may change it, its author alone, is somebody else now. Nobody says of their own
/// that it helped or that they have it too, so where the new author said so, that is taken back.
/// `actor` is who found out. Records `question.attributed`, `answer.attributed` or
/// `comment.attributed`; nothing where it is that author's already.
void attribute(Tx& tx, PersonaId actor, ThingId text, PersonaId author);

}  // namespace kring::contributions
