#pragma once

#include "hub/curation/question_themes.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"

#include <cstdint>
#include <vector>

#include <boost/describe/class.hpp>

/// What somebody did under one name, as their page tells it.
namespace kring::contributions {

/// A theme that somebody answered questions on.
struct AnsweredTheme {
  curation::NamedTheme theme;
  std::int64_t answers = 0;
  std::int64_t accepted = 0;  ///< those of them that solved it
  BOOST_DESCRIBE_CLASS(AnsweredTheme, (), (theme, answers, accepted), (), ())
};

struct Done {
  std::int64_t questions = 0;
  std::int64_t answers = 0;
  std::int64_t accepted = 0;  ///< answers that solved it
  std::int64_t helpful = 0;   ///< how often somebody found one of the answers helpful
  std::int64_t comments = 0;
  std::vector<AnsweredTheme> themes;  ///< the five on which they answered most
  BOOST_DESCRIBE_CLASS(Done, (), (questions, answers, accepted, helpful, comments, themes), (), ())

  bool nothing() const { return questions == 0 && answers == 0 && comments == 0; }
};

/// What this persona did that is on show where the visitor may read. What a person did as another
/// persona is nobody's to add up (decision 0001).
Done done_by(Tx& tx, const Visitor& visitor, PersonaId persona);

}  // namespace kring::contributions
