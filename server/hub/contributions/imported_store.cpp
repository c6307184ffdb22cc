#include "hub/contributions/imported_store.h"

namespace kring::contributions::store {

void insert_imported(Tx& tx, QuestionId id, const ImportedQuestion& question) {
  tx.run(
      "INSERT INTO questions (id, community, author_persona, title, text, html, excerpt, asked_at,"
      " edited_at, revision, version, state, answers)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, 'visible', 0)",
      id, question.community, question.author, question.title.text(), question.text.text(),
      question.text.html(), question.text.excerpt(), question.asked_at, question.edited_at,
      question.earlier.size() + 1);
}

void insert_imported(Tx& tx, AnswerId id, const ImportedAnswer& answer) {
  tx.run(
      "INSERT INTO answers (id, question, author_persona, text, html, answered_at, edited_at,"
      " revision, version, state, viewers_before)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, 'visible', 0)",
      id, answer.question, answer.author, answer.text.text(), answer.text.html(),
      answer.answered_at, answer.edited_at, answer.earlier.size() + 1);
}

void insert_imported(Tx& tx, CommentId id, QuestionId question, const ImportedComment& comment) {
  tx.run(
      "INSERT INTO comments (id, question, about, author_persona, text, html, commented_at,"
      " revision, version, state) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 1, 'visible')",
      id, question, comment.about, comment.author, comment.text.text(), comment.text.html(),
      comment.commented_at);
}

}  // namespace kring::contributions::store
