#include "hub/contributions/imported.h"

#include "hub/communities/communities.h"
#include "hub/contributions/contributions_events.h"
#include "hub/contributions/counting.h"
#include "hub/contributions/imported_store.h"
#include "hub/contributions/require.h"
#include "hub/contributions/viewers.h"
#include "platform/journal/line.h"

namespace kring::contributions {
namespace {

void record(Tx& tx, const access::Thing& thing, PersonaId actor, Time happened_at, auto&& event) {
  auto fact = journal::fact(event);
  fact.actor = actor;
  fact.community = thing.community;
  fact.subject_kind = thing.kind;
  fact.subject = thing.id;
  fact.owner = thing.owner;
  fact.origin = journal::Origin::import_;
  fact.happened_at = happened_at;
  tx.record(fact);
}

void keep(Tx& tx, ThingId thing, const std::vector<ImportedRevision>& earlier) {
  std::int64_t revision = 0;
  for (const auto& each : earlier) {
    store::keep_revision(tx, thing, {++revision, each.author, each.title, each.text, each.made_at});
  }
}

}  // namespace

QuestionId import_question(Tx& tx, const ImportedQuestion& question) {
  const auto id = tx.mint<QuestionTag>();
  store::insert_imported(tx, id, question);
  communities::count_questions(tx, question.community, 1, 1);
  const auto thing = access::register_thing(tx, {id.as<ThingTag>(), "question", question.community,
                                                 std::nullopt, question.author, question.audience});
  keep(tx, thing.id, question.earlier);
  if (question.viewers > 0) add_viewers(tx, id, question.viewers);
  QuestionAsked asked;
  if (!question.themes.empty()) {
    asked.themes =
        curation::put_themes(tx, thing, question.themes, question.asked_at).value_or(asked.themes);
  }
  record(tx, thing, question.author, question.asked_at, asked);
  return id;
}

AnswerId import_answer(Tx& tx, const ImportedAnswer& answer) {
  const auto asked = access::thing(tx, answer.question.as<ThingTag>());
  const auto id = tx.mint<AnswerTag>();
  store::insert_imported(tx, id, answer);
  const auto thing = access::register_thing(
      tx, {id.as<ThingTag>(), "answer", asked.community, asked.id, answer.author, asked.audience});
  keep(tx, thing.id, answer.earlier);
  count_answers(tx, answer.question, asked.community, asked.state, +1);
  record(tx, thing, answer.author, answer.answered_at, AnswerGiven{answer.question});
  return id;
}

void import_acceptance(Tx& tx, QuestionId question, AnswerId answer, Time accepted_at) {
  const auto row = require(store::question(tx, question));
  if (row.accepted) return;
  store::set_accepted(tx, question, answer);
  record(tx, access::thing(tx, answer.as<ThingTag>()), row.author, accepted_at,
         AnswerAccepted{question});
}

CommentId import_comment(Tx& tx, const ImportedComment& comment) {
  const auto about = access::thing(tx, comment.about);
  const auto question = about.within.value_or(about.id).as<QuestionTag>();
  const auto id = tx.mint<CommentTag>();
  store::insert_imported(tx, id, question, comment);
  const auto thing = access::register_thing(tx, {id.as<ThingTag>(), "comment", about.community,
                                                 about.id, comment.author, about.audience});
  record(tx, thing, comment.author, comment.commented_at, CommentMade{question});
  return id;
}

}  // namespace kring::contributions
