#include "hub/contributions/imported_store.h"

namespace kring::contributions::store {

void insert_imported(Tx& tx, QuestionId id, const ImportedQuestion& question) {
  tx.run(
      "INSERT INTO questions (id, community, author_persona, title, text, html, excerpt, language,"
      " asked_at, active_at, edited_at, revision, version, state, answers)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $11, 1, 'visible', 0)",
      id, question.community, question.author, question.title.text(), question.text.text(),
      question.text.html(), question.text.excerpt(),
      kept_language({}, question.title, question.text).language, question.asked_at,
      question.edited_at, question.earlier.size() + 1);
}

void insert_imported(Tx& tx, AnswerId id, const ImportedAnswer& answer) {
  tx.run(
      "INSERT INTO answers (id, question, author_persona, text, html, language, answered_at,"
      " edited_at, revision, version, state, viewers_before)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, 'visible', 0)",
      id, answer.question, answer.author, answer.text.text(), answer.text.html(),
      kept_language({}, answer.text).language, answer.answered_at, answer.edited_at,
      answer.earlier.size() + 1);
}

void insert_imported(Tx& tx, CommentId id, QuestionId question, const ImportedComment& comment) {
  tx.run(
      "INSERT INTO comments (id, question, about, author_persona, text, html, language,"
      " commented_at, revision, version, state)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, 1, 'visible')",
      id, question, comment.about, comment.author, comment.text.text(), comment.text.html(),
      kept_language({}, comment.text).language, comment.commented_at);
}

}  // namespace kring::contributions::store
