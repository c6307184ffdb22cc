#pragma once

#include "base/id.h"
#include "hub/contributions/written_in.h"
#include "hub/curation/question_themes.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"
#include "platform/text/line.h"
#include "platform/text/prose.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

/// What people ask, answer and add. Every verb here is one act: it changes the state and writes one
/// line to the journal, in the caller's transaction; one more before it where it takes an
/// acceptance back, and one for each theme that it adds to the community. Who may read may write.
///
/// All refuse with 404 `not_found` what the visitor may not see, and with 403 `not_allowed` what is
/// only for the author. Answers, comments, edits, themes and acceptances are refused with 409
/// `thing.withdrawn` where the text they are for is withdrawn: it is restored first.
namespace kring::contributions {

using QuestionId = Id<struct QuestionTag>;
using AnswerId = Id<struct AnswerTag>;
using CommentId = Id<struct CommentTag>;

using Title = text::Line<8, 200>;
using QuestionText = text::Prose<0, 40'000>;
using AnswerText = text::Prose<1, 40'000>;
using CommentText = text::Prose<1, 2'000>;

/// How many answers a question holds, and how many comments it or one answer, withdrawn ones too. A
/// page shows a thread whole, and search reads it whole, so it must not grow for ever: Discourse,
/// which reads topics a piece at a time, closes them at 10,000 posts. What people ask their
/// colleagues stays far below. An import brings what there was, however much (`imported.h`).
inline constexpr std::size_t most_answers = 500;
inline constexpr std::size_t most_comments = 300;
/// How many of those are one person's, so that nobody alone fills a thread, nor closes it to others
/// by writing and withdrawing.
inline constexpr std::size_t most_answers_of_one = 30;
inline constexpr std::size_t most_comments_of_one = 100;
/// How many octets a question and all beneath it take together, withdrawn ones too: each text as
/// Markdown and as HTML, and for what a page sends around it (`octets_around_text`). All of it goes
/// out with the page whenever somebody opens it, so this is about what a page sends; JSON doubles
/// those characters that it escapes, so a page of nothing else, backslashes in code, is twice that.
/// The numbers above alone let thirty people make it ten times that and more. A million letters
/// without marks fit, five hundred printed pages, or four thousand remarks of one letter. Of one
/// person a quarter, so that here too nobody alone closes it to others.
inline constexpr std::int64_t most_octets = 2 * 1024 * 1024;
inline constexpr std::int64_t most_octets_of_one = most_octets / 4;
/// Who wrote a text and when, its ids, and what its reader may do with it: some 300 octets beside a
/// name of a few letters, 600 beside the longest that there can be.
inline constexpr std::int64_t octets_around_text = 512;

/// `new_themes` are called by a name: each is the theme which that word leads to, and is added
/// where it leads to none. They stand after `themes`. `language`, here and in what is edited, is
/// the author's choice; without it the words tell.
struct NewQuestion {
  Title title;
  QuestionText text;
  std::optional<std::vector<curation::ThemeId>> themes = {};
  std::optional<std::vector<curation::ThemeName>> new_themes = {};
  std::optional<WrittenIn> language = {};
  static constexpr std::array limits{json::Limit{"themes", 0, curation::most_themes},
                                     json::Limit{"new_themes", 0, curation::most_themes}};
  BOOST_DESCRIBE_CLASS(NewQuestion, (), (title, text, themes, new_themes, language), (), ())
};

/// `revision` is the one the editor started from: an edit never overwrites what it has not seen.
struct EditedQuestion {
  static constexpr std::array limits{curation::revision_limit};
  Title title;
  QuestionText text;
  std::int64_t revision = 0;
  std::optional<WrittenIn> language = {};
  BOOST_DESCRIBE_CLASS(EditedQuestion, (), (title, text, revision, language), (), ())
};

/// Asks in a community. Refuses with 403 `membership.required` who may not read there, and with 422
/// `theme.elsewhere` a theme that this community does not have, and more than `most_themes` in all
/// as `too_long`. A question takes room like all that comes under it, but the longest, 160 kB of
/// Markdown and 256 kB of HTML, leaves its asker some.
QuestionId ask(Tx& tx, const Visitor& asker, CommunityId community, const NewQuestion& question);
/// Refuses with 409 `revision.stale` an edit of an older revision, and with `question.full` one
/// that makes a text longer where all together are more than `most_octets`,
/// `question.full_of_yours` where the editor's are more than `most_octets_of_one`; so do all edits
/// below.
void edit_question(Tx& tx, const Visitor& editor, QuestionId id, const EditedQuestion& edited);

struct ChosenThemes {
  std::vector<curation::ThemeId> themes;
  std::optional<std::vector<curation::ThemeName>> new_themes = {};  ///< as in NewQuestion
  static constexpr std::array limits{json::Limit{"themes", 0, curation::most_themes},
                                     json::Limit{"new_themes", 0, curation::most_themes}};
  BOOST_DESCRIBE_CLASS(ChosenThemes, (), (themes, new_themes), (), ())
};
/// Puts these themes on a question, in place of those it had: for its asker and for facilitators.
/// Refuses like `ask` a theme that is not here, and too many.
void choose_themes(Tx& tx, const Visitor& visitor, QuestionId id, const ChosenThemes& chosen);

/// Takes it off every page but its author's, answers and all. Doing it twice changes nothing.
void withdraw_question(Tx& tx, const Visitor& author, QuestionId id);
void restore_question(Tx& tx, const Visitor& author, QuestionId id);

struct NewAnswer {
  AnswerText text;
  BOOST_DESCRIBE_CLASS(NewAnswer, (), (text), (), ())
};

struct EditedAnswer {
  static constexpr std::array limits{curation::revision_limit};
  AnswerText text;
  std::int64_t revision = 0;
  std::optional<WrittenIn> language = {};
  BOOST_DESCRIBE_CLASS(EditedAnswer, (), (text, revision, language), (), ())
};

/// Refuses with 409 `answer.too_many` where there are `most_answers`, with
/// `answer.too_many_of_yours` where there are `most_answers_of_one`, and with `question.full` or
/// `question.full_of_yours` where it would make more than `most_octets` or `most_octets_of_one`.
AnswerId answer(Tx& tx, const Visitor& answerer, QuestionId question, const NewAnswer& answer);
void edit_answer(Tx& tx, const Visitor& editor, AnswerId id, const EditedAnswer& edited);
/// An accepted answer that is withdrawn is no longer accepted, and stays so when restored.
void withdraw_answer(Tx& tx, const Visitor& author, AnswerId id);
void restore_answer(Tx& tx, const Visitor& author, AnswerId id);

/// Says that this answer solved it, in place of any other. For the asker, and for facilitators
/// where the asker does not come back. Accepting what is accepted changes nothing. Refuses with 422
/// `answer.elsewhere` an answer to another question.
void accept(Tx& tx, const Visitor& visitor, QuestionId question, AnswerId answer);
void unaccept(Tx& tx, const Visitor& visitor, QuestionId question);

struct NewComment {
  CommentText text;
  BOOST_DESCRIBE_CLASS(NewComment, (), (text), (), ())
};

struct EditedComment {
  static constexpr std::array limits{curation::revision_limit};
  CommentText text;
  std::int64_t revision = 0;
  std::optional<WrittenIn> language = {};
  BOOST_DESCRIBE_CLASS(EditedComment, (), (text, revision, language), (), ())
};

/// Both refuse with 409 `comment.too_many` where there are `most_comments`, with
/// `comment.too_many_of_yours` where there are `most_comments_of_one`, and with `question.full`
/// or `question.full_of_yours` as answers are.
CommentId comment_on_question(Tx& tx, const Visitor& visitor, QuestionId id,
                              const NewComment& comment);
CommentId comment_on_answer(Tx& tx, const Visitor& visitor, AnswerId id, const NewComment& comment);
void edit_comment(Tx& tx, const Visitor& editor, CommentId id, const EditedComment& edited);
void withdraw_comment(Tx& tx, const Visitor& author, CommentId id);
void restore_comment(Tx& tx, const Visitor& author, CommentId id);

}  // namespace kring::contributions
