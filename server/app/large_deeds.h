#pragma once

#include "app/large_plan.h"
#include "hub/contributions/contributions.h"
#include "platform/clock/clock.h"
#include "platform/db/tx.h"

#include <span>
#include <variant>
#include <vector>

/// What people of the large demo do, ready to be done: texts are read and rendered. People,
/// communities, questions and answers are told by their numbers, counted from 0 in the order in
/// which they come.
namespace kring::app {

struct Joins {
  const LargePerson* person = nullptr;
};
struct Founds {
  const LargeCommunity* community = nullptr;
};
struct ComesIn {
  std::size_t community = 0;
  std::size_t person = 0;
};
struct Appoints {
  std::size_t community = 0;
  std::size_t by = 0;
  std::size_t person = 0;
};
struct Asks {
  std::size_t community = 0;
  std::size_t person = 0;
  contributions::Title title;
  contributions::QuestionText text;
  std::vector<std::size_t> themes;  ///< their places among those of the community
  std::int64_t viewers = 0;         ///< who look at it soon
};
struct Answers {
  std::size_t question = 0;
  std::size_t person = 0;
  contributions::AnswerText text;
  std::int64_t viewers = 0;  ///< who looked at the question since
};
struct CommentsOnQuestion {
  std::size_t question = 0;
  std::size_t person = 0;
  contributions::CommentText text;
};
struct CommentsOnAnswer {
  std::size_t answer = 0;
  std::size_t person = 0;
  contributions::CommentText text;
};
struct Accepts {
  std::size_t question = 0;
  std::size_t answer = 0;
  std::size_t person = 0;
};
struct FindsHelpful {
  std::size_t answer = 0;
  std::size_t person = 0;
};
struct HasSame {
  std::size_t question = 0;
  std::size_t person = 0;
};
struct Edits {
  std::size_t answer = 0;
  std::size_t person = 0;
  contributions::AnswerText text;
};
struct Withdraws {
  std::size_t answer = 0;
  std::size_t person = 0;
};

using What = std::variant<Joins, Founds, ComesIn, Appoints, Asks, Answers, CommentsOnQuestion,
                          CommentsOnAnswer, Accepts, FindsHelpful, HasSame, Edits, Withdraws>;

struct Deed {
  Time at;
  What what;
};

/// Who and what there is by now, by number.
struct Told {
  std::vector<PersonId> people;
  std::vector<CommunityId> communities;
  std::vector<std::vector<curation::ThemeId>> themes;  ///< of each community
  std::vector<contributions::QuestionId> questions;
  std::vector<contributions::AnswerId> answers;

  void add(const Told& more);
};

/// Has these deeds done, each at its moment, by the same verbs as everybody's; returns who and what
/// came of them. `clock` is the one by which ids are minted.
Told tell(Tx& tx, FrozenClock& clock, const Told& before, std::span<const Deed> deeds);

}  // namespace kring::app
