#pragma once

#include "hub/access/access.h"
#include "hub/contributions/contributions.h"
#include "hub/contributions/room.h"
#include "hub/curation/links.h"

#include <optional>
#include <vector>

/// One function for each thing asked of the database.
namespace kring::contributions::store {

using access::State;

struct QuestionRow {
  QuestionId id;
  CommunityId community;
  PersonaId author;
  std::string title;
  std::string text;
  std::string html;
  std::optional<WrittenIn> language;
  bool language_chosen;
  Time asked_at;
  std::optional<Time> edited_at;
  std::int64_t revision;
  std::int64_t version;
  State state;
  std::int64_t answers;
  std::optional<AnswerId> accepted;
  std::int64_t viewers;
  BOOST_DESCRIBE_CLASS(QuestionRow, (),
                       (id, community, author, title, text, html, language, language_chosen,
                        asked_at, edited_at, revision, version, state, answers, accepted, viewers),
                       (), ())
};

struct LinkRow {
  QuestionId id;
  curation::Linked linked;
  std::string title;
  std::int64_t answers;
  std::optional<AnswerId> accepted;
  BOOST_DESCRIBE_CLASS(LinkRow, (), (id, linked, title, answers, accepted), (), ())
};
/// The first twenty questions linked with this one, from either end, that this person may read now;
/// each once, a duplicate as one.
std::vector<LinkRow> links_of(Tx& tx, PersonId reader, QuestionId question);

void insert_question(Tx& tx, QuestionId id, CommunityId community, PersonaId author,
                     const NewQuestion& question);
std::optional<QuestionRow> question(Tx& tx, QuestionId id);
/// False where `edited.revision` is not the present one; so for the other two.
bool update_question(Tx& tx, QuestionId id, const EditedQuestion& edited);
void set_question_state(Tx& tx, QuestionId id, State state);
/// What a page shows of it has changed elsewhere.
void bump_question(Tx& tx, QuestionId id);
void set_accepted(Tx& tx, QuestionId id, std::optional<AnswerId> answer);
/// Changes the number of visible answers and returns what it became. `active_at` follows them: the
/// caller has put the answer into its state before.
std::int64_t change_answers(Tx& tx, QuestionId id, int by);

struct AnswerRow {
  AnswerId id;
  QuestionId question;
  PersonaId author;
  std::string text;
  std::string html;
  std::optional<WrittenIn> language;
  bool language_chosen;
  Time answered_at;
  std::optional<Time> edited_at;
  std::int64_t revision;
  std::int64_t version;
  State state;
  std::int64_t viewers_before;
  BOOST_DESCRIBE_CLASS(AnswerRow, (),
                       (id, question, author, text, html, language, language_chosen, answered_at,
                        edited_at, revision, version, state, viewers_before),
                       (), ())
};

void insert_answer(Tx& tx, AnswerId id, const QuestionRow& question, PersonaId author,
                   const NewAnswer& answer);
std::optional<AnswerRow> answer(Tx& tx, AnswerId id);
std::vector<AnswerRow> answers_of(Tx& tx, QuestionId question);
/// Whether there are so many or more, withdrawn ones too; looks at no more of them than that.
bool has_answers(Tx& tx, QuestionId question, std::size_t many);
bool has_answers_by(Tx& tx, PersonaId author, QuestionId question, std::size_t many);
bool update_answer(Tx& tx, AnswerId id, const EditedAnswer& edited);
void set_answer_state(Tx& tx, AnswerId id, State state);

struct CommentRow {
  CommentId id;
  QuestionId question;
  ThingId about;
  PersonaId author;
  std::string text;
  std::string html;
  std::optional<WrittenIn> language;
  bool language_chosen;
  Time commented_at;
  std::optional<Time> edited_at;
  std::int64_t revision;
  std::int64_t version;
  State state;
  BOOST_DESCRIBE_CLASS(CommentRow, (),
                       (id, question, about, author, text, html, language, language_chosen,
                        commented_at, edited_at, revision, version, state),
                       (), ())
};

void insert_comment(Tx& tx, CommentId id, QuestionId question, ThingId about, PersonaId author,
                    const NewComment& comment);
std::optional<CommentRow> comment(Tx& tx, CommentId id);
std::vector<CommentRow> comments_of(Tx& tx, QuestionId question);
/// Those under the question itself, or under one answer.
std::vector<CommentRow> comments_about(Tx& tx, ThingId thing);
bool has_comments(Tx& tx, ThingId thing, std::size_t many);
bool has_comments_by(Tx& tx, PersonaId author, ThingId thing, std::size_t many);
bool update_comment(Tx& tx, CommentId id, const EditedComment& edited);
void set_comment_state(Tx& tx, CommentId id, State state);

struct RevisionRow {
  std::int64_t revision;
  PersonaId author;
  std::optional<std::string> title;
  std::string text;
  Time made_at;
  BOOST_DESCRIBE_CLASS(RevisionRow, (), (revision, author, title, text, made_at), (), ())
};

/// Keeps what a text said until now.
void keep_revision(Tx& tx, ThingId thing, const RevisionRow& revision);
/// What it said before, newest first, from the revision before this one: the first one, and of
/// those after it so many as begin within so many octets of text.
std::vector<RevisionRow> revisions_before(Tx& tx, ThingId thing, std::int64_t revision,
                                          std::size_t limit, std::int64_t octets);

/// What a question and all beneath it take of its room, withdrawn ones too.
Octets octets_of(Tx& tx, QuestionId question, PersonaId author);

void add_viewers(Tx& tx, QuestionId id, std::int64_t viewers);

}  // namespace kring::contributions::store
