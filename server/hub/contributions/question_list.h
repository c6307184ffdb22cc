#pragma once

#include "base/page.h"
#include "hub/contributions/question_page.h"
#include "platform/api/cursor.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// Questions where they stand in a list: home, a community, search.
namespace kring::contributions {

struct QuestionSummary {
  QuestionId id;
  std::string title;
  std::string excerpt;
  std::optional<WrittenIn> language;  ///< as on its page
  identity::Byline by;
  communities::NamedCommunity community;
  Time asked_at;
  std::int64_t answers = 0;
  bool accepted = false;
  access::State state = access::State::visible;  ///< withdrawn: only among one's own
  std::vector<curation::NamedTheme> themes;
  std::int64_t same = 0;
  BOOST_DESCRIBE_CLASS(QuestionSummary, (),
                       (id, title, excerpt, language, by, community, asked_at, answers, accepted,
                        state, themes, same),
                       (), ())
};

/// All of them newest first: any; those nobody answered yet; one's own, withdrawn ones too; those
/// with a theme that one follows, and those that somebody asked or answered whom one follows.
enum class Show { newest, unanswered, mine, followed };
BOOST_DESCRIBE_ENUM(Show, newest, unanswered, mine, followed)

struct ListQuestions {
  static constexpr std::array limits{api::cursor_limit};
  std::optional<Show> show;
  std::optional<CommunityId> community;
  std::optional<curation::ThemeId> theme;
  std::optional<std::string> after;
  BOOST_DESCRIBE_CLASS(ListQuestions, (), (show, community, theme, after), (), ())
};

/// A page of the questions this visitor may read. Refuses a community or theme out of sight with
/// `not_found`, a community that is in sight but not to be read with 403 `membership.required`.
Page<QuestionSummary> list_questions(Tx& tx, const Visitor& visitor, const ListQuestions& wanted);

/// How many of the reader's own questions in a community nobody answered yet: of those that wait
/// there, the ones that do not wait for the reader.
struct OwnUnanswered {
  CommunityId community;
  std::int64_t questions = 0;
  BOOST_DESCRIBE_CLASS(OwnUnanswered, (), (community, questions), (), ())
};
/// A page of the communities that the reader is a member of and has such questions in.
Page<OwnUnanswered> own_unanswered(Tx& tx, const Visitor& visitor,
                                   const std::optional<std::string>& after);

/// Those of these questions that this visitor may read now, in the given order.
std::vector<QuestionSummary> summaries(Tx& tx, const Visitor& visitor,
                                       const std::vector<QuestionId>& ids);

}  // namespace kring::contributions
