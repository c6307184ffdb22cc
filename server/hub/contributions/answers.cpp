#include "base/refusal.h"
#include "hub/access/on_show.h"
#include "hub/access/record.h"
#include "hub/contributions/contributions.h"
#include "hub/contributions/contributions_events.h"
#include "hub/contributions/contributions_store.h"
#include "hub/contributions/counting.h"
#include "hub/contributions/require.h"
#include "hub/contributions/room.h"

namespace kring::contributions {
namespace {

using access::State;

store::QuestionRow question_of(Tx& tx, AnswerId id) {
  return require(store::question(tx, require(store::answer(tx, id)).question));
}

void move(Tx& tx, const access::Thing& thing, AnswerId id, State to) {
  access::move_to(tx, thing.id, to);
  store::set_answer_state(tx, id, to);
}

void count(Tx& tx, const store::QuestionRow& question, int by) {
  count_answers(tx, question.id, question.community, question.state, by);
}

/// For the asker, and for facilitators where the asker does not come back.
access::Thing require_may_accept(Tx& tx, const Visitor& visitor, QuestionId id) {
  auto thing = access::require_visible(tx, visitor, id, "question");
  access::require_may(thing.owned_by(visitor) || thing.facilitated());
  return access::require_not_withdrawn(std::move(thing));
}

void take_acceptance_back(Tx& tx, const Visitor& visitor, QuestionId question, AnswerId answer) {
  store::set_accepted(tx, question, std::nullopt);
  access::record(tx, visitor, access::thing(tx, answer.as<ThingTag>()), AnswerUnaccepted{question});
}

}  // namespace

AnswerId answer(Tx& tx, const Visitor& answerer, QuestionId question, const NewAnswer& answer) {
  const auto asked =
      access::require_not_withdrawn(access::require_visible(tx, answerer, question, "question"));
  if (store::has_answers(tx, question, most_answers)) {
    throw Refusal(Status::conflict, "answer.too_many");
  }
  if (store::has_answers_by(tx, answerer.persona, question, most_answers_of_one)) {
    throw Refusal(Status::conflict, "answer.too_many_of_yours");
  }
  const auto row = require(store::question(tx, question));
  const auto id = tx.mint<AnswerTag>();
  store::insert_answer(tx, id, row, answerer.persona, answer);
  require_room(tx, question, answerer.persona, octets_of(answer.text));
  const auto thing = access::register_thing(tx, {id.as<ThingTag>(), "answer", asked.community,
                                                 asked.id, answerer.persona, asked.audience});
  count(tx, row, +1);
  access::record(tx, answerer, thing, AnswerGiven{question});
  return id;
}

void edit_answer(Tx& tx, const Visitor& editor, AnswerId id, const EditedAnswer& edited) {
  const auto thing = access::require_not_withdrawn(require_own(tx, editor, id, "answer"));
  const auto before = require(store::answer(tx, id));
  if (!store::update_answer(tx, id, edited)) throw Refusal(Status::conflict, "revision.stale");
  require_room(tx, before.question, before.author, octets_of(edited.text) - octets_of_row(before));
  store::keep_revision(tx, thing.id,
                       {before.revision, before.author, std::nullopt, before.text,
                        before.edited_at.value_or(before.answered_at)});
  access::record(tx, editor, thing,
                 AnswerEdited{before.question, before.revision + 1, edited.language});
}

void withdraw_answer(Tx& tx, const Visitor& author, AnswerId id) {
  const auto thing = require_own(tx, author, id, "answer");
  if (thing.state == State::withdrawn) return;
  const auto question = question_of(tx, id);
  if (question.accepted == id) take_acceptance_back(tx, author, question.id, id);
  move(tx, thing, id, State::withdrawn);
  count(tx, question, -1);
  access::record(tx, author, thing, AnswerWithdrawn{question.id});
}

void restore_answer(Tx& tx, const Visitor& author, AnswerId id) {
  const auto thing = require_own(tx, author, id, "answer");
  if (thing.state == State::visible) return;
  const auto question = question_of(tx, id);
  move(tx, thing, id, State::visible);
  count(tx, question, +1);
  access::record(tx, author, thing, AnswerRestored{question.id});
}

void accept(Tx& tx, const Visitor& visitor, QuestionId question, AnswerId answer) {
  require_may_accept(tx, visitor, question);
  const auto thing = access::require_visible(tx, visitor, answer, "answer");
  if (require(store::answer(tx, answer)).question != question) {
    throw Refusal(Status::invalid, "answer.elsewhere");
  }
  access::require_not_withdrawn(thing);  // nobody else could read it as the solution
  const auto before = require(store::question(tx, question)).accepted;
  if (before == answer) return;
  if (before) take_acceptance_back(tx, visitor, question, *before);
  store::set_accepted(tx, question, answer);
  access::record(tx, visitor, thing, AnswerAccepted{question});
}

void unaccept(Tx& tx, const Visitor& visitor, QuestionId question) {
  require_may_accept(tx, visitor, question);
  const auto accepted = require(store::question(tx, question)).accepted;
  if (accepted) take_acceptance_back(tx, visitor, question, *accepted);
}

}  // namespace kring::contributions
