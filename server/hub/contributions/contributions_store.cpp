#include "hub/contributions/contributions_store.h"

namespace kring::contributions::store {
namespace {

/// How many octets a text column holds.
std::string octets_of(Tx& tx, std::string_view column) {
  const std::string name(column);
  return tx.dialect() == db::Dialect::postgres ? "octet_length(" + name + ")"
                                               : "length(CAST(" + name + " AS BLOB))";
}

}  // namespace

void insert_question(Tx& tx, QuestionId id, CommunityId community, PersonaId author,
                     const NewQuestion& question) {
  const auto kept = kept_language(question.language, question.title, question.text);
  tx.run(
      "INSERT INTO questions (id, community, author_persona, title, text, html, excerpt, language,"
      " language_chosen, asked_at, active_at, revision, version, state, answers)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, 1, 1, 'visible', 0)",
      id, community, author, question.title.text(), question.text.text(), question.text.html(),
      question.text.excerpt(), kept.language, kept.chosen, tx.now());
}

std::optional<QuestionRow> question(Tx& tx, QuestionId id) {
  return tx.row<QuestionRow>(
      "SELECT q.id, q.community, q.author_persona AS author, q.title, q.text, q.html,"
      " q.language, q.language_chosen, q.asked_at, q.edited_at, q.revision, q.version, q.state, q.answers, q.accepted,"
      " coalesce(v.viewers, 0) AS viewers"
      " FROM questions q LEFT JOIN question_viewers v ON v.question = q.id WHERE q.id = $1",
      id);
}

bool update_question(Tx& tx, QuestionId id, const EditedQuestion& edited) {
  const auto kept = kept_language(edited.language, edited.title, edited.text);
  return tx.run(
             "UPDATE questions SET title = $3, text = $4, html = $5, excerpt = $6, language = $7,"
             " language_chosen = $8, edited_at = $9, revision = revision + 1, version = version + 1"
             " WHERE id = $1 AND revision = $2",
             id, edited.revision, edited.title.text(), edited.text.text(), edited.text.html(),
             edited.text.excerpt(), kept.language, kept.chosen, tx.now()) == 1;
}

void set_question_state(Tx& tx, QuestionId id, State state) {
  tx.run("UPDATE questions SET state = $2, version = version + 1 WHERE id = $1", id, state);
}

void bump_question(Tx& tx, QuestionId id) {
  tx.run("UPDATE questions SET version = version + 1 WHERE id = $1", id);
}

void set_accepted(Tx& tx, QuestionId id, std::optional<AnswerId> answer) {
  tx.run("UPDATE questions SET accepted = $2, version = version + 1 WHERE id = $1", id, answer);
}

std::int64_t change_answers(Tx& tx, QuestionId id, int by) {
  return tx
      .value<std::int64_t>(
          "UPDATE questions SET answers = answers + $2, active_at = coalesce((SELECT"
          " max(a.answered_at) FROM answers a WHERE a.question = $1 AND a.state = 'visible'),"
          " asked_at) WHERE id = $1 RETURNING answers",
          id, by)
      .value_or(0);
}

std::vector<LinkRow> links_of(Tx& tx, PersonId reader, QuestionId question) {
  return tx.rows<LinkRow>(
      "SELECT id, CASE place WHEN 0 THEN 'duplicate_of' WHEN 1 THEN 'has_duplicate'"
      " ELSE 'related' END AS linked, title, answers, accepted"
      " FROM (SELECT q.id, q.title, q.answers, q.accepted, min(CASE l.linked"
      " WHEN 'duplicate_of' THEN 0 WHEN 'has_duplicate' THEN 1 ELSE 2 END) AS place"
      " FROM linked_questions l JOIN questions q ON q.id = l.other_question"
      " JOIN things_on_show t ON t.id = q.id"
      " WHERE l.question = $1 AND (t.audience = 'everyone' OR EXISTS (SELECT 1"
      " FROM community_standings s WHERE s.community = t.community AND s.person = $2))"
      " GROUP BY q.id) placed ORDER BY place, id LIMIT 20",
      question, reader);
}

void insert_answer(Tx& tx, AnswerId id, const QuestionRow& question, PersonaId author,
                   const NewAnswer& answer) {
  tx.run(
      "INSERT INTO answers (id, question, author_persona, text, html, language, answered_at,"
      " revision, version, state, viewers_before)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 1, 'visible', $8)",
      id, question.id, author, answer.text.text(), answer.text.html(),
      kept_language({}, answer.text).language, tx.now(), question.viewers);
}

std::optional<AnswerRow> answer(Tx& tx, AnswerId id) {
  return tx.row<AnswerRow>(
      "SELECT id, question, author_persona AS author, text, html, language,"
      " language_chosen, answered_at, edited_at, revision, version, state, viewers_before FROM answers WHERE id = $1",
      id);
}

std::vector<AnswerRow> answers_of(Tx& tx, QuestionId question) {
  return tx.rows<AnswerRow>(
      "SELECT id, question, author_persona AS author, text, html, language,"
      " language_chosen, answered_at, edited_at, revision, version, state, viewers_before FROM answers WHERE question = $1 ORDER BY id",
      question);
}

bool has_answers(Tx& tx, QuestionId question, std::size_t many) {
  return tx
      .value<std::int64_t>(
          "SELECT 1 FROM answers WHERE question = $1 ORDER BY id LIMIT 1 OFFSET $2", question,
          many - 1)
      .has_value();
}

bool has_answers_by(Tx& tx, PersonaId author, QuestionId question, std::size_t many) {
  return tx
      .value<std::int64_t>(
          "SELECT 1 FROM answers WHERE author_persona = $1 AND question = $2 LIMIT 1 OFFSET $3",
          author, question, many - 1)
      .has_value();
}

bool update_answer(Tx& tx, AnswerId id, const EditedAnswer& edited) {
  const auto kept = kept_language(edited.language, edited.text);
  return tx.run(
             "UPDATE answers SET text = $3, html = $4, language = $5, language_chosen = $6,"
             " edited_at = $7, revision = revision + 1, version = version + 1"
             " WHERE id = $1 AND revision = $2",
             id, edited.revision, edited.text.text(), edited.text.html(), kept.language,
             kept.chosen, tx.now()) == 1;
}

void set_answer_state(Tx& tx, AnswerId id, State state) {
  tx.run("UPDATE answers SET state = $2, version = version + 1 WHERE id = $1", id, state);
}

void insert_comment(Tx& tx, CommentId id, QuestionId question, ThingId about, PersonaId author,
                    const NewComment& comment) {
  tx.run(
      "INSERT INTO comments (id, question, about, author_persona, text, html, language,"
      " commented_at, revision, version, state)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, 1, 'visible')",
      id, question, about, author, comment.text.text(), comment.text.html(),
      kept_language({}, comment.text).language, tx.now());
}

std::optional<CommentRow> comment(Tx& tx, CommentId id) {
  return tx.row<CommentRow>(
      "SELECT id, question, about, author_persona AS author, text, html, language,"
      " language_chosen, commented_at, edited_at, revision, version, state FROM comments WHERE id = $1",
      id);
}

std::vector<CommentRow> comments_of(Tx& tx, QuestionId question) {
  return tx.rows<CommentRow>(
      "SELECT id, question, about, author_persona AS author, text, html, language,"
      " language_chosen, commented_at, edited_at, revision, version, state FROM comments WHERE question = $1 ORDER BY id",
      question);
}

std::vector<CommentRow> comments_about(Tx& tx, ThingId thing) {
  return tx.rows<CommentRow>(
      "SELECT id, question, about, author_persona AS author, text, html, language,"
      " language_chosen, commented_at, edited_at, revision, version, state FROM comments WHERE about = $1 ORDER BY id",
      thing);
}

bool has_comments(Tx& tx, ThingId thing, std::size_t many) {
  return tx
      .value<std::int64_t>("SELECT 1 FROM comments WHERE about = $1 ORDER BY id LIMIT 1 OFFSET $2",
                           thing, many - 1)
      .has_value();
}

bool has_comments_by(Tx& tx, PersonaId author, ThingId thing, std::size_t many) {
  return tx
      .value<std::int64_t>(
          "SELECT 1 FROM comments WHERE about = $2 AND author_persona = $1 LIMIT 1 OFFSET $3",
          author, thing, many - 1)
      .has_value();
}

bool update_comment(Tx& tx, CommentId id, const EditedComment& edited) {
  const auto kept = kept_language(edited.language, edited.text);
  return tx.run(
             "UPDATE comments SET text = $3, html = $4, language = $5, language_chosen = $6,"
             " edited_at = $7, revision = revision + 1, version = version + 1"
             " WHERE id = $1 AND revision = $2",
             id, edited.revision, edited.text.text(), edited.text.html(), kept.language,
             kept.chosen, tx.now()) == 1;
}

void set_comment_state(Tx& tx, CommentId id, State state) {
  tx.run("UPDATE comments SET state = $2, version = version + 1 WHERE id = $1", id, state);
}

void keep_revision(Tx& tx, ThingId thing, const RevisionRow& revision) {
  tx.run(
      "INSERT INTO revisions (thing, revision, author_persona, title, text, made_at)"
      " VALUES ($1, $2, $3, $4, $5, $6)",
      thing, revision.revision, revision.author, revision.title, revision.text, revision.made_at);
}

std::vector<RevisionRow> revisions_before(Tx& tx, ThingId thing, std::int64_t revision,
                                          std::size_t limit, std::int64_t octets) {
  return tx.rows<RevisionRow>(
      "SELECT r.revision, r.author_persona AS author, r.title, r.text, r.made_at FROM"
      " (SELECT revision, sum(octets) OVER (ORDER BY revision DESC) - octets AS above FROM"
      " (SELECT revision, " +
          octets_of(tx, "text") +
          " AS octets FROM revisions WHERE thing = $1 AND revision < $2"
          " ORDER BY revision DESC LIMIT $3) latest) summed"
          " JOIN revisions r ON r.thing = $1 AND r.revision = summed.revision"
          " WHERE summed.above = 0 OR summed.above < $4 ORDER BY r.revision DESC",
      thing, revision, limit, octets);
}

Octets octets_of(Tx& tx, QuestionId question, PersonaId author) {
  const std::string each = "SELECT author_persona, " + octets_of(tx, "text") + " + " +
                           octets_of(tx, "html") + " + " + std::to_string(octets_around_text) +
                           " AS octets FROM ";
  return tx
      .row<Octets>(
          "SELECT CAST(coalesce(sum(octets), 0) AS BIGINT) AS together,"
          " CAST(coalesce(sum(CASE WHEN author_persona = $2 THEN octets ELSE 0 END), 0)"
          " AS BIGINT) AS own FROM (" +
              each + "questions WHERE id = $1 UNION ALL " + each +
              "answers WHERE question = $1 UNION ALL " + each +
              "comments WHERE question = $1) texts",
          question, author)
      .value_or(Octets{});
}

void add_viewers(Tx& tx, QuestionId id, std::int64_t viewers) {
  tx.run(
      "INSERT INTO question_viewers (question, viewers) VALUES ($1, $2)"
      " ON CONFLICT (question) DO UPDATE SET viewers = question_viewers.viewers + $2",
      id, viewers);
}

}  // namespace kring::contributions::store
