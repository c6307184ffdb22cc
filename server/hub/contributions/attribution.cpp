#include "hub/contributions/attribution.h"

#include "hub/access/record.h"
#include "hub/contributions/attribution_store.h"
#include "hub/contributions/contributions_events.h"
#include "hub/reactions/reactions.h"

namespace kring::contributions {
namespace {

using access::Thing;

void record(Tx& tx, const Visitor& actor, const Thing& thing, PersonaId from) {
  if (thing.kind == "question") return access::record(tx, actor, thing, QuestionAttributed{from});
  const auto question = store::question_of(tx, thing);
  if (thing.kind == "answer") {
    access::record(tx, actor, thing, AnswerAttributed{question, from});
  } else {
    access::record(tx, actor, thing, CommentAttributed{question, from});
  }
}

}  // namespace

std::unordered_map<PersonaId, Written> written_by(Tx& tx, const std::vector<PersonaId>& authors) {
  std::unordered_map<PersonaId, Written> all;
  for (const auto& [author, number] : store::numbers_by(tx, "questions", authors)) {
    all[author].questions = number;
  }
  for (const auto& [author, number] : store::numbers_by(tx, "answers", authors)) {
    all[author].answers = number;
  }
  for (const auto& [author, number] : store::numbers_by(tx, "comments", authors)) {
    all[author].comments = number;
  }
  return all;
}

std::vector<ThingId> texts_by(Tx& tx, PersonaId author, std::size_t limit) {
  return store::texts_by(tx, author, limit);
}

void attribute(Tx& tx, PersonaId actor, ThingId text, PersonaId author) {
  auto thing = access::thing(tx, text);
  const auto from = thing.owner;
  if (from == author) return;
  reactions::take_back_of_own(tx, thing, author);
  store::set_author(tx, thing, author);
  access::give_to(tx, thing, author);
  Visitor found_out;
  found_out.persona = actor;
  record(tx, found_out, thing, from);
}

}  // namespace kring::contributions
