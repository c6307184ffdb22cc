#pragma once

#include "hub/access/access.h"
#include "hub/contributions/contributions.h"

/// Questions, answers and comments that were written elsewhere, with when and by whom. Who imports
/// has said where they go, so nobody is asked whether they may, and however long a thread has
/// become, all of it is taken in; what each did is told to the journal as an import, at the time
/// when it happened.
namespace kring::contributions {

/// Shorter than one may be asked here: what was written stays what it was.
using ImportedTitle = text::Line<1, 200>;

/// What a text said before. Revisions are counted from 1 in this order.
struct ImportedRevision {
  PersonaId author;
  std::optional<std::string> title;  ///< of a question's
  std::string text;
  Time made_at;
};

struct ImportedQuestion {
  CommunityId community;
  access::Audience audience = access::Audience::members;
  PersonaId author;
  ImportedTitle title;
  QuestionText text;
  Time asked_at;
  std::optional<Time> edited_at;
  std::vector<ImportedRevision> earlier;
  std::vector<curation::ThemeId> themes;
  std::int64_t viewers = 0;
};
QuestionId import_question(Tx& tx, const ImportedQuestion& question);

struct ImportedAnswer {
  QuestionId question;
  PersonaId author;
  AnswerText text;
  Time answered_at;
  std::optional<Time> edited_at;
  std::vector<ImportedRevision> earlier;
};
AnswerId import_answer(Tx& tx, const ImportedAnswer& answer);

/// The asker accepted this answer then. In place of none: what was accepted here stays.
void import_acceptance(Tx& tx, QuestionId question, AnswerId answer, Time accepted_at);

struct ImportedComment {
  ThingId about;  ///< a question or an answer
  PersonaId author;
  CommentText text;
  Time commented_at;
};
CommentId import_comment(Tx& tx, const ImportedComment& comment);

}  // namespace kring::contributions
