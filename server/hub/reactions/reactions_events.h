#pragma once

#include "base/id.h"

#include <string_view>

#include <boost/describe/class.hpp>

/// What reactions write to the journal. Subject: the answer or question; owner: its author;
/// `question` the one that an answer answers.
namespace kring::reactions {

struct AnswerFoundHelpful {
  static constexpr std::string_view kind = "answer.found_helpful";
  ThingId question;
  BOOST_DESCRIBE_CLASS(AnswerFoundHelpful, (), (question), (), ())
};

struct HelpfulTakenBack {
  static constexpr std::string_view kind = "answer.helpful_taken_back";
  ThingId question;
  BOOST_DESCRIBE_CLASS(HelpfulTakenBack, (), (question), (), ())
};

struct QuestionFoundSame {
  static constexpr std::string_view kind = "question.found_same";
  BOOST_DESCRIBE_CLASS(QuestionFoundSame, (), (), (), ())
};

struct SameTakenBack {
  static constexpr std::string_view kind = "question.same_taken_back";
  BOOST_DESCRIBE_CLASS(SameTakenBack, (), (), (), ())
};

}  // namespace kring::reactions
