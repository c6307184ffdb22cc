#include "base/refusal.h"
#include "hub/access/on_show.h"
#include "hub/access/record.h"
#include "hub/contributions/contributions.h"
#include "hub/contributions/contributions_events.h"
#include "hub/contributions/contributions_store.h"
#include "hub/contributions/require.h"
#include "hub/contributions/room.h"

namespace kring::contributions {
namespace {

using access::State;

CommentId comment_on(Tx& tx, const Visitor& visitor, QuestionId question, const access::Thing& seen,
                     const NewComment& comment) {
  const auto about = access::require_on_show(tx, seen);
  if (store::has_comments(tx, about.id, most_comments)) {
    throw Refusal(Status::conflict, "comment.too_many");
  }
  if (store::has_comments_by(tx, visitor.persona, about.id, most_comments_of_one)) {
    throw Refusal(Status::conflict, "comment.too_many_of_yours");
  }
  const auto id = tx.mint<CommentTag>();
  store::insert_comment(tx, id, question, about.id, visitor.persona, comment);
  require_room(tx, question, visitor.persona, octets_of(comment.text));
  const auto thing = access::register_thing(tx, {id.as<ThingTag>(), "comment", about.community,
                                                 about.id, visitor.persona, about.audience});
  access::record(tx, visitor, thing, CommentMade{question});
  return id;
}

void move(Tx& tx, const access::Thing& thing, CommentId id, State state) {
  access::move_to(tx, thing.id, state);
  store::set_comment_state(tx, id, state);
}

}  // namespace

CommentId comment_on_question(Tx& tx, const Visitor& visitor, QuestionId id,
                              const NewComment& comment) {
  return comment_on(tx, visitor, id, access::require_visible(tx, visitor, id, "question"), comment);
}

CommentId comment_on_answer(Tx& tx, const Visitor& visitor, AnswerId id,
                            const NewComment& comment) {
  const auto about = access::require_visible(tx, visitor, id, "answer");
  return comment_on(tx, visitor, require(store::answer(tx, id)).question, about, comment);
}

void edit_comment(Tx& tx, const Visitor& editor, CommentId id, const EditedComment& edited) {
  const auto thing = access::require_not_withdrawn(require_own(tx, editor, id, "comment"));
  const auto before = require(store::comment(tx, id));
  if (!store::update_comment(tx, id, edited)) throw Refusal(Status::conflict, "revision.stale");
  require_room(tx, before.question, before.author, octets_of(edited.text) - octets_of_row(before));
  store::keep_revision(tx, thing.id,
                       {before.revision, before.author, std::nullopt, before.text,
                        before.edited_at.value_or(before.commented_at)});
  access::record(tx, editor, thing,
                 CommentEdited{before.question, before.revision + 1, edited.language});
}

void withdraw_comment(Tx& tx, const Visitor& author, CommentId id) {
  const auto thing = require_own(tx, author, id, "comment");
  if (thing.state == State::withdrawn) return;
  move(tx, thing, id, State::withdrawn);
  access::record(tx, author, thing, CommentWithdrawn{require(store::comment(tx, id)).question});
}

void restore_comment(Tx& tx, const Visitor& author, CommentId id) {
  const auto thing = require_own(tx, author, id, "comment");
  if (thing.state == State::visible) return;
  move(tx, thing, id, State::visible);
  access::record(tx, author, thing, CommentRestored{require(store::comment(tx, id)).question});
}

}  // namespace kring::contributions
