#pragma once

#include "hub/access/access.h"
#include "hub/contributions/contributions.h"
#include "hub/identity/identity.h"

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

/// Questions, answers and comments as everybody who may see them sees them: without what depends on
/// the reader. Rendered once for all open pages. A withdrawn one carries no words any more; one
/// whose HTML would be too long to send goes without it.
///
/// Whoever sends these checks first who may see the thing.
namespace kring::contributions {

struct LiveQuestion {
  QuestionId id;
  std::string title;
  std::optional<std::string> html;
  std::optional<WrittenIn> language;
  bool language_chosen = false;
  identity::Byline by;
  Time asked_at;
  std::optional<Time> edited_at;
  std::int64_t revision = 1;
  std::int64_t version = 1;
  access::State state = access::State::visible;
  std::optional<AnswerId> accepted;
  std::vector<curation::NamedTheme> themes;
  std::int64_t same = 0;
  BOOST_DESCRIBE_CLASS(LiveQuestion, (),
                       (id, title, html, language, language_chosen, by, asked_at, edited_at,
                        revision, version, state, accepted, themes, same),
                       (), ())
};

struct LiveAnswer {
  AnswerId id;
  QuestionId question;
  std::optional<std::string> html;
  std::optional<WrittenIn> language;
  bool language_chosen = false;
  identity::Byline by;
  Time answered_at;
  std::optional<Time> edited_at;
  std::int64_t revision = 1;
  std::int64_t version = 1;
  access::State state = access::State::visible;
  std::int64_t helpful = 0;
  BOOST_DESCRIBE_CLASS(LiveAnswer, (),
                       (id, question, html, language, language_chosen, by, answered_at, edited_at,
                        revision, version, state, helpful),
                       (), ())
};

struct LiveComment {
  CommentId id;
  ThingId about;
  std::optional<std::string> html;
  std::optional<WrittenIn> language;
  bool language_chosen = false;
  identity::Byline by;
  Time commented_at;
  std::optional<Time> edited_at;
  std::int64_t revision = 1;
  std::int64_t version = 1;
  access::State state = access::State::visible;
  BOOST_DESCRIBE_CLASS(LiveComment, (),
                       (id, about, html, language, language_chosen, by, commented_at, edited_at,
                        revision, version, state),
                       (), ())
};

LiveQuestion live_question(Tx& tx, QuestionId id);
LiveAnswer live_answer(Tx& tx, AnswerId id);
LiveComment live_comment(Tx& tx, CommentId id);
/// The comments that stand under an answer, without those that were withdrawn.
std::vector<LiveComment> live_comments_on(Tx& tx, AnswerId id);

}  // namespace kring::contributions
