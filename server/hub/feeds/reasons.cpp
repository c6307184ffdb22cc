#include "hub/feeds/reasons.h"

#include <algorithm>

namespace kring::feeds {
namespace {

using contributions::QuestionId;
using contributions::QuestionSummary;
using AnsweredBy = std::unordered_map<QuestionId, identity::Byline>;

template <class T>
bool holds(const std::vector<T>& all, const T& one) {
  return std::ranges::find(all, one) != all.end();
}

/// Whom the visitor follows who answered, the latest of them.
AnsweredBy followed_who_answered(Tx& tx, const store::Interests& interests,
                                 const std::vector<QuestionSummary>& questions) {
  AnsweredBy answered;
  std::vector<QuestionId> ids;
  for (const auto& question : questions)
    if (question.answers > 0) ids.push_back(question.id);
  if (interests.followed_people.empty() || ids.empty()) return answered;
  const auto rows = store::answered_by(tx, ids, interests.followed_people);
  std::vector<PersonaId> authors;
  for (const auto& row : rows) authors.push_back(row.author_persona);
  const auto bylines = identity::bylines(tx, authors);
  for (const auto& row : rows) answered.try_emplace(row.question, bylines.of(row.author_persona));
  return answered;
}

bool is_read_by(const store::Interests& interests, const QuestionSummary& question) {
  return interests.languages.empty() || !question.language ||
         holds(interests.languages, std::string(name_of(*question.language)));
}

HomeReason reason(const Visitor& visitor, const Interested& interested, const AnsweredBy& answered,
                  const QuestionSummary& question) {
  const auto& interests = interested.interests;
  if (question.by.id == visitor.persona) return {Because::asked, {}, {}, {}};
  if (question.answers == 0 && is_read_by(interests, question)) {
    for (const auto& theme : question.themes) {
      const auto known = interested.topics.find(theme.id);
      if (known != interested.topics.end())
        return {Because::could_answer, known->second, {}, theme};
    }
  }
  if (holds(interests.followed_people, question.by.id))
    return {Because::person_asked, {}, question.by, {}};
  if (const auto by = answered.find(question.id); by != answered.end())
    return {Because::person_answered, {}, by->second, {}};
  for (const auto& theme : question.themes)
    if (holds(interests.followed_themes, theme.id)) return {Because::theme, {}, {}, theme};
  const bool own = interested.communities.contains(question.community.id);
  return {own ? Because::community : Because::open, {}, {}, {}};
}

}  // namespace

std::vector<HomeReason> reasons(Tx& tx, const Visitor& visitor, const Interested& interested,
                                const std::vector<QuestionSummary>& questions) {
  const auto answered = followed_who_answered(tx, interested.interests, questions);
  std::vector<HomeReason> all;
  for (const auto& question : questions)
    all.push_back(reason(visitor, interested, answered, question));
  return all;
}

}  // namespace kring::feeds
