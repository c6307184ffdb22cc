#include "hub/reactions/reactions.h"

#include "hub/access/access.h"
#include "hub/access/record.h"
#include "hub/reactions/reactions_events.h"
#include "hub/reactions/reactions_store.h"

namespace kring::reactions {

void find_helpful(Tx& tx, const Visitor& visitor, ThingId answer) {
  const auto thing = access::require_visible(tx, visitor, answer, "answer");
  access::require_may(!thing.owned_by(visitor), "helpful.own");
  if (!store::insert_helpful(tx, answer, visitor.persona)) return;
  store::change_count(tx, answer, +1);
  access::record(tx, visitor, thing, AnswerFoundHelpful{thing.within.value()});
}

void take_helpful_back(Tx& tx, const Visitor& visitor, ThingId answer) {
  const auto thing = access::require_visible(tx, visitor, answer, "answer");
  if (!store::delete_helpful(tx, answer, visitor.persona)) return;
  store::change_count(tx, answer, -1);
  access::record(tx, visitor, thing, HelpfulTakenBack{thing.within.value()});
}

void say_same(Tx& tx, const Visitor& visitor, ThingId question) {
  const auto thing = access::require_visible(tx, visitor, question, "question");
  access::require_may(!thing.owned_by(visitor), "same.own");
  if (!store::insert_same(tx, question, visitor.persona)) return;
  store::change_same(tx, question, +1);
  access::record(tx, visitor, thing, QuestionFoundSame{});
}

void take_same_back(Tx& tx, const Visitor& visitor, ThingId question) {
  const auto thing = access::require_visible(tx, visitor, question, "question");
  if (!store::delete_same(tx, question, visitor.persona)) return;
  store::change_same(tx, question, -1);
  access::record(tx, visitor, thing, SameTakenBack{});
}

std::unordered_map<ThingId, Helpful> helpful_of(Tx& tx, PersonaId viewer,
                                                const std::vector<ThingId>& answers) {
  std::unordered_map<ThingId, Helpful> all;
  for (const auto& row : store::counts(tx, viewer, answers)) {
    all.emplace(row.answer, Helpful{row.helpful, row.changes, row.mine});
  }
  return all;
}

std::unordered_map<ThingId, Same> same_of(Tx& tx, PersonaId viewer,
                                          const std::vector<ThingId>& questions) {
  std::unordered_map<ThingId, Same> all;
  for (const auto& row : store::same_counts(tx, viewer, questions)) {
    all.emplace(row.question, Same{row.same, row.changes, row.mine});
  }
  return all;
}

}  // namespace kring::reactions
