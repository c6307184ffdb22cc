#pragma once

#include "hub/contributions/contributions.h"

#include <string_view>

#include <boost/describe/class.hpp>

/// What contributions write to the journal. The subject is the question, answer or comment; the
/// owner its author; `question` the one it belongs to.
namespace kring::contributions {

struct QuestionAsked {
  static constexpr std::string_view kind = "question.asked";
  std::vector<curation::ThemeId> themes;
  std::optional<WrittenIn> language = {};  ///< as its author chose
  BOOST_DESCRIBE_CLASS(QuestionAsked, (), (themes, language), (), ())
};
/// It carries other themes than before: these.
struct QuestionThemed {
  static constexpr std::string_view kind = "question.themed";
  std::vector<curation::ThemeId> themes;
  BOOST_DESCRIBE_CLASS(QuestionThemed, (), (themes), (), ())
};
struct QuestionEdited {
  static constexpr std::string_view kind = "question.edited";
  std::int64_t revision = 0;
  std::optional<WrittenIn> language = {};  ///< as its author chose
  BOOST_DESCRIBE_CLASS(QuestionEdited, (), (revision, language), (), ())
};
struct QuestionWithdrawn {
  static constexpr std::string_view kind = "question.withdrawn";
  BOOST_DESCRIBE_CLASS(QuestionWithdrawn, (), (), (), ())
};
struct QuestionRestored {
  static constexpr std::string_view kind = "question.restored";
  BOOST_DESCRIBE_CLASS(QuestionRestored, (), (), (), ())
};

/// It is somebody else's than before: the line's actor found out who wrote it. So for the other
/// two.
struct QuestionAttributed {
  static constexpr std::string_view kind = "question.attributed";
  PersonaId from;  ///< whose it was
  BOOST_DESCRIBE_CLASS(QuestionAttributed, (), (from), (), ())
};

struct AnswerGiven {
  static constexpr std::string_view kind = "answer.given";
  QuestionId question;
  BOOST_DESCRIBE_CLASS(AnswerGiven, (), (question), (), ())
};
struct AnswerEdited {
  static constexpr std::string_view kind = "answer.edited";
  QuestionId question;
  std::int64_t revision = 0;
  std::optional<WrittenIn> language = {};  ///< as its author chose
  BOOST_DESCRIBE_CLASS(AnswerEdited, (), (question, revision, language), (), ())
};
struct AnswerWithdrawn {
  static constexpr std::string_view kind = "answer.withdrawn";
  QuestionId question;
  BOOST_DESCRIBE_CLASS(AnswerWithdrawn, (), (question), (), ())
};
struct AnswerRestored {
  static constexpr std::string_view kind = "answer.restored";
  QuestionId question;
  BOOST_DESCRIBE_CLASS(AnswerRestored, (), (question), (), ())
};
struct AnswerAttributed {
  static constexpr std::string_view kind = "answer.attributed";
  QuestionId question;
  PersonaId from;
  BOOST_DESCRIBE_CLASS(AnswerAttributed, (), (question, from), (), ())
};
struct AnswerAccepted {
  static constexpr std::string_view kind = "answer.accepted";
  QuestionId question;
  BOOST_DESCRIBE_CLASS(AnswerAccepted, (), (question), (), ())
};
struct AnswerUnaccepted {
  static constexpr std::string_view kind = "answer.unaccepted";
  QuestionId question;
  BOOST_DESCRIBE_CLASS(AnswerUnaccepted, (), (question), (), ())
};

struct CommentMade {
  static constexpr std::string_view kind = "comment.made";
  QuestionId question;
  BOOST_DESCRIBE_CLASS(CommentMade, (), (question), (), ())
};
struct CommentEdited {
  static constexpr std::string_view kind = "comment.edited";
  QuestionId question;
  std::int64_t revision = 0;
  std::optional<WrittenIn> language = {};  ///< as its author chose
  BOOST_DESCRIBE_CLASS(CommentEdited, (), (question, revision, language), (), ())
};
struct CommentWithdrawn {
  static constexpr std::string_view kind = "comment.withdrawn";
  QuestionId question;
  BOOST_DESCRIBE_CLASS(CommentWithdrawn, (), (question), (), ())
};
struct CommentRestored {
  static constexpr std::string_view kind = "comment.restored";
  QuestionId question;
  BOOST_DESCRIBE_CLASS(CommentRestored, (), (question), (), ())
};

struct CommentAttributed {
  static constexpr std::string_view kind = "comment.attributed";
  QuestionId question;
  PersonaId from;
  BOOST_DESCRIBE_CLASS(CommentAttributed, (), (question, from), (), ())
};

}  // namespace kring::contributions
