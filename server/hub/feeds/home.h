#pragma once

#include "base/page.h"
#include "hub/contributions/question_list.h"

#include <chrono>
#include <optional>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

/// What awaits somebody who comes in: questions, each with the reason why it is there.
namespace kring::feeds {

/// Why a question stands on somebody's home page; where several hold, the first of these. They
/// asked it; nobody answered it yet, and they may be asked about what it is about; somebody whom
/// they follow asked it, or answered it; they follow a theme of it; it is in a community of theirs;
/// or it is nothing of theirs, and everybody may read it.
enum class Because { asked, could_answer, person_asked, person_answered, theme, community, open };
BOOST_DESCRIBE_ENUM(Because, asked, could_answer, person_asked, person_answered, theme, community,
                    open)

struct HomeReason {
  Because because = Because::open;
  std::optional<std::string> topic;           ///< of `could_answer`: in the words of their profile
  std::optional<identity::Byline> person;     ///< of `person_asked` and `person_answered`
  std::optional<curation::NamedTheme> theme;  ///< of `could_answer` and `theme`
  BOOST_DESCRIBE_CLASS(HomeReason, (), (because, topic, person, theme), (), ())
};

struct HomeItem {
  contributions::QuestionSummary question;
  Time active_at;  ///< when it was last answered, or else asked, as its place in the list says
  HomeReason reason;
  BOOST_DESCRIBE_CLASS(HomeItem, (), (question, active_at, reason), (), ())
};

/// A page of a visitor's home. First what is theirs: in their communities, by whom and about what
/// they follow, and what they could answer; after the last of it, what everybody may read. Both by
/// when something was last asked or answered, the latest first, as it was when the first page was
/// read: what is asked or answered meanwhile comes with the next first page, and moves nothing.
/// What was not touched for `fresh_for` is there where it is unanswered or was solved.
Page<HomeItem> home(Tx& tx, const Visitor& visitor, const std::optional<std::string>& after);

/// So long everything that somebody asked or answered stays.
inline constexpr std::chrono::days fresh_for{30};

}  // namespace kring::feeds
