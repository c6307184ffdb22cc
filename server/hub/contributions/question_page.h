#pragma once

#include "base/page.h"
#include "hub/access/access.h"
#include "hub/communities/communities.h"
#include "hub/contributions/contributions.h"
#include "hub/curation/links.h"
#include "hub/identity/identity.h"

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

/// A question with all that stands on its page, as one visitor sees it. `language` is what a text
/// is written in, as its author chose (`language_chosen`) or as its words told when they were
/// written; absent where they were too few.
namespace kring::contributions {

struct CommentMay {
  bool edit = false;
  bool withdraw = false;
  bool restore = false;
  BOOST_DESCRIBE_CLASS(CommentMay, (), (edit, withdraw, restore), (), ())
};

struct Comment {
  CommentId id;
  ThingId about;  ///< the question or the answer
  std::string text;
  std::string html;
  std::optional<WrittenIn> language;
  bool language_chosen = false;
  identity::Byline by;
  Time commented_at;
  std::optional<Time> edited_at;
  std::int64_t revision = 1;
  std::int64_t version = 1;  ///< grows with every change: tells which of two copies is newer
  access::State state = access::State::visible;
  CommentMay may;
  BOOST_DESCRIBE_CLASS(Comment, (),
                       (id, about, text, html, language, language_chosen, by, commented_at,
                        edited_at, revision, version, state, may),
                       (), ())
};

struct AnswerMay {
  bool comment = false;
  bool edit = false;
  bool withdraw = false;
  bool restore = false;
  bool mark_helpful = false;
  BOOST_DESCRIBE_CLASS(AnswerMay, (), (comment, edit, withdraw, restore, mark_helpful), (), ())
};

struct Answer {
  AnswerId id;
  QuestionId question;
  std::string text;
  std::string html;
  std::optional<WrittenIn> language;
  bool language_chosen = false;
  identity::Byline by;
  Time answered_at;
  std::optional<Time> edited_at;
  std::int64_t revision = 1;
  std::int64_t version = 1;
  access::State state = access::State::visible;
  std::int64_t helpful = 0;
  bool helpful_mine = false;
  std::vector<Comment> comments;
  AnswerMay may;
  BOOST_DESCRIBE_CLASS(Answer, (),
                       (id, question, text, html, language, language_chosen, by, answered_at,
                        edited_at, revision, version, state, helpful, helpful_mine, comments, may),
                       (), ())
};

/// A question that another one is linked with, and what it is to that one.
struct LinkedQuestion {
  QuestionId id;
  curation::Linked linked = curation::Linked::related;
  std::string title;
  std::int64_t answers = 0;
  bool accepted = false;
  BOOST_DESCRIBE_CLASS(LinkedQuestion, (), (id, linked, title, answers, accepted), (), ())
};

struct QuestionMay {
  bool answer = false;
  bool comment = false;
  bool edit = false;
  bool withdraw = false;
  bool restore = false;
  bool accept = false;
  bool choose_themes = false;
  bool say_same = false;  ///< "I have this too"
  BOOST_DESCRIBE_CLASS(QuestionMay, (),
                       (answer, comment, edit, withdraw, restore, accept, choose_themes, say_same),
                       (), ())
};

struct Question {
  QuestionId id;
  std::string title;
  std::string text;
  std::string html;
  std::optional<WrittenIn> language;
  bool language_chosen = false;
  identity::Byline by;
  communities::NamedCommunity community;
  Time asked_at;
  std::optional<Time> edited_at;
  std::int64_t revision = 1;
  std::int64_t version = 1;
  access::State state = access::State::visible;
  std::optional<AnswerId> accepted;
  std::vector<curation::NamedTheme> themes;
  std::int64_t same = 0;  ///< how many others have this question too
  bool same_mine = false;
  std::int64_t likes = 0;             ///< how often it was found helpful where it comes from
  std::vector<LinkedQuestion> links;  ///< the first twenty this reader may read, duplicates first
  communities::Readers audience;
  std::vector<Answer>
      answers;  ///< accepted, then best lower bound of helpful among viewers, then oldest
  std::vector<Comment> comments;
  QuestionMay may;
  BOOST_DESCRIBE_CLASS(Question, (),
                       (id, title, text, html, language, language_chosen, by, community, asked_at,
                        edited_at, revision, version, state, accepted, themes, same, same_mine,
                        likes, links, audience, answers, comments, may),
                       (), ())
};

Question show_question(Tx& tx, const Visitor& visitor, QuestionId id);
Answer show_answer(Tx& tx, const Visitor& visitor, AnswerId id);
Comment show_comment(Tx& tx, const Visitor& visitor, CommentId id);

/// How many octets of texts a page of a history holds, unless its first is longer by itself: thirty
/// of the longest texts would be more than twice what a question's page may be.
inline constexpr std::int64_t most_octets_of_history = 512 * 1024;

/// What a text said: the present one first, then those before it.
struct Revision {
  std::int64_t revision = 1;
  std::optional<std::string> title;
  std::string text;
  identity::Byline by;
  Time at;
  BOOST_DESCRIBE_CLASS(Revision, (), (revision, title, text, by, at), (), ())
};

Page<Revision> question_revisions(Tx& tx, const Visitor& visitor, QuestionId id,
                                  const std::optional<std::string>& after);
Page<Revision> answer_revisions(Tx& tx, const Visitor& visitor, AnswerId id,
                                const std::optional<std::string>& after);
Page<Revision> comment_revisions(Tx& tx, const Visitor& visitor, CommentId id,
                                 const std::optional<std::string>& after);

}  // namespace kring::contributions
