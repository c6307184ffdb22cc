#include "hub/contributions/question_page.h"

#include "hub/contributions/contributions_store.h"
#include "hub/contributions/ranking.h"
#include "hub/contributions/require.h"
#include "hub/people/people.h"
#include "hub/reactions/likes.h"
#include "hub/reactions/reactions.h"

#include <algorithm>
#include <unordered_map>

namespace kring::contributions {
namespace {

using access::State;

/// What one visitor may see of a question's rows: withdrawn ones are their author's alone.
template <class Row>
void leave_out_hidden(std::vector<Row>& rows, const Visitor& visitor) {
  std::erase_if(rows, [&](const Row& row) {
    return row.state == State::withdrawn && row.author != visitor.persona;
  });
}

Comment comment_view(store::CommentRow row, const identity::Bylines& bylines,
                     const Visitor& visitor) {
  const bool mine = row.author == visitor.persona;
  const bool shown = row.state == State::visible;
  Comment view;
  view.id = row.id;
  view.about = row.about;
  view.language = row.language;
  view.language_chosen = row.language_chosen;
  view.text = std::move(row.text);
  view.html = std::move(row.html);
  view.by = bylines.of(row.author);
  view.commented_at = row.commented_at;
  view.edited_at = row.edited_at;
  view.revision = row.revision;
  view.version = row.version;
  view.state = row.state;
  view.may = {.edit = mine && shown, .withdraw = mine && shown, .restore = mine && !shown};
  return view;
}

Answer answer_view(store::AnswerRow row, const identity::Bylines& bylines,
                   const reactions::Helpful& helpful, State question, const Visitor& visitor) {
  const bool mine = row.author == visitor.persona;
  const bool shown = row.state == State::visible;
  const bool on_show = shown && question == State::visible;
  Answer view;
  view.id = row.id;
  view.question = row.question;
  view.language = row.language;
  view.language_chosen = row.language_chosen;
  view.text = std::move(row.text);
  view.html = std::move(row.html);
  view.by = bylines.of(row.author);
  view.answered_at = row.answered_at;
  view.edited_at = row.edited_at;
  view.revision = row.revision;
  view.version = row.version + helpful.changes;
  view.state = row.state;
  view.helpful = helpful.helpful;
  view.helpful_mine = helpful.mine;
  view.may = {.comment = on_show,
              .edit = mine && shown,
              .withdraw = mine && shown,
              .restore = mine && !shown,
              .mark_helpful = !mine && on_show};
  return view;
}

Question question_view(store::QuestionRow row, const communities::Community& community,
                       const identity::Bylines& bylines, const reactions::Same& same,
                       const access::Thing& thing, const Visitor& visitor) {
  const bool mine = row.author == visitor.persona;
  const bool shown = row.state == State::visible;
  Question view;
  view.id = row.id;
  view.language = row.language;
  view.language_chosen = row.language_chosen;
  view.title = std::move(row.title);
  view.text = std::move(row.text);
  view.html = std::move(row.html);
  view.by = bylines.of(row.author);
  view.community = {community.id, community.name};
  view.asked_at = row.asked_at;
  view.edited_at = row.edited_at;
  view.revision = row.revision;
  view.version = row.version + same.changes;
  view.state = row.state;
  view.accepted = row.accepted;
  view.same = same.same;
  view.same_mine = same.mine;
  const bool curates = shown && (mine || thing.facilitated());
  view.may = {.answer = shown,
              .comment = shown,
              .edit = mine && shown,
              .withdraw = mine && shown,
              .restore = mine && !shown,
              .accept = curates,
              .choose_themes = curates,
              .say_same = !mine && shown};
  return view;
}

std::vector<LinkedQuestion> links_of(Tx& tx, const Visitor& visitor, QuestionId id) {
  std::vector<LinkedQuestion> links;
  for (auto& row : store::links_of(tx, visitor.person, id)) {
    links.push_back(
        {row.id, row.linked, std::move(row.title), row.answers, row.accepted.has_value()});
  }
  return links;
}

/// Accepted first, then the best lower bound of helpful among those who looked since, then the
/// oldest.
void put_best_first(std::vector<store::AnswerRow>& answers, const store::QuestionRow& question,
                    const std::unordered_map<ThingId, reactions::Helpful>& helpful) {
  std::unordered_map<AnswerId, double> bound;
  for (const auto& answer : answers) {
    const auto found = helpful.find(answer.id.as<ThingTag>());
    const auto count = found == helpful.end() ? 0 : found->second.helpful;
    bound[answer.id] = helpful_lower_bound(count, question.viewers - answer.viewers_before);
  }
  std::ranges::stable_sort(answers, [&](const auto& a, const auto& b) {
    const bool a_accepted = question.accepted == a.id;
    const bool b_accepted = question.accepted == b.id;
    if (a_accepted != b_accepted) return a_accepted;
    return bound[a.id] > bound[b.id];
  });
}

/// How many answers or comments there are, hidden ones too, and how many of them are the visitor's.
struct Number {
  template <class Row>
  void count(const Row& row, const Visitor& visitor) {
    ++all;
    if (row.author == visitor.persona) ++own;
  }
  std::size_t all = 0;
  std::size_t own = 0;
};

Number number_of(const std::vector<store::AnswerRow>& answers, const Visitor& visitor) {
  Number number;
  for (const auto& answer : answers) number.count(answer, visitor);
  return number;
}

std::unordered_map<ThingId, Number> number_by_subject(
    const std::vector<store::CommentRow>& comments, const Visitor& visitor) {
  std::unordered_map<ThingId, Number> numbers;
  for (const auto& comment : comments) numbers[comment.about].count(comment, visitor);
  return numbers;
}

bool answers_have_room(Number answers) {
  return answers.all < most_answers && answers.own < most_answers_of_one;
}

bool comments_have_room(Number comments) {
  return comments.all < most_comments && comments.own < most_comments_of_one;
}

template <class Row>
void add(Octets& taken, const Row& row, const Visitor& visitor) {
  const auto octets = octets_of_row(row);
  taken.together += octets;
  if (row.author == visitor.persona) taken.own += octets;
}

/// As `store::octets_of` tells it, from rows that are read anyway: hidden ones too.
Octets octets_of(const store::QuestionRow& question, const std::vector<store::AnswerRow>& answers,
                 const std::vector<store::CommentRow>& comments, const Visitor& visitor) {
  Octets taken;
  add(taken, question, visitor);
  for (const auto& answer : answers) add(taken, answer, visitor);
  for (const auto& comment : comments) add(taken, comment, visitor);
  return taken;
}

template <class Row>
std::vector<PersonaId> authors_of(const std::vector<Row>& rows) {
  std::vector<PersonaId> authors;
  for (const auto& row : rows) authors.push_back(row.author);
  return authors;
}

std::vector<ThingId> ids_of(const std::vector<store::AnswerRow>& answers) {
  std::vector<ThingId> ids;
  for (const auto& answer : answers) ids.push_back(answer.id.as<ThingTag>());
  return ids;
}

}  // namespace

Question show_question(Tx& tx, const Visitor& visitor, QuestionId id) {
  const auto thing = access::require_visible(tx, visitor, id, "question");
  auto row = require(store::question(tx, id));
  const auto community = communities::require_visible(tx, visitor, row.community).community;
  auto answers = store::answers_of(tx, id);
  auto comments = store::comments_of(tx, id);
  const bool fits = has_room(octets_of(row, answers, comments, visitor));
  const bool answer_fits = fits && answers_have_room(number_of(answers, visitor));
  auto numbers = number_by_subject(comments, visitor);
  leave_out_hidden(answers, visitor);
  leave_out_hidden(comments, visitor);
  const auto helpful = reactions::helpful_of(tx, visitor.persona, ids_of(answers));
  put_best_first(answers, row, helpful);

  auto authors = authors_of(answers);
  authors.push_back(row.author);
  for (const auto author : authors_of(comments)) authors.push_back(author);
  const auto bylines = identity::bylines(tx, authors);

  const auto same = reactions::same_of(tx, visitor.persona, {thing.id})[thing.id];
  auto view = question_view(std::move(row), community, bylines, same, thing, visitor);
  view.may.answer = view.may.answer && answer_fits;
  view.may.comment = view.may.comment && fits && comments_have_room(numbers[thing.id]);
  view.themes = std::move(curation::themes_of(tx, {thing.id})[thing.id]);
  view.likes = reactions::likes_of(tx, {thing.id})[thing.id];
  view.links = links_of(tx, visitor, id);
  view.audience = communities::readers_of(community, people::headcount(tx));
  std::unordered_map<ThingId, std::vector<Comment>> by_subject;
  for (auto& comment : comments) {
    auto& beneath = by_subject[comment.about];
    beneath.push_back(comment_view(std::move(comment), bylines, visitor));
  }
  view.comments = std::move(by_subject[id.as<ThingTag>()]);
  for (auto& answer : answers) {
    const auto thing_id = answer.id.as<ThingTag>();
    const auto found = helpful.find(thing_id);
    auto& shown = view.answers.emplace_back(answer_view(
        std::move(answer), bylines, found == helpful.end() ? reactions::Helpful{} : found->second,
        thing.state, visitor));
    shown.may.comment = shown.may.comment && fits && comments_have_room(numbers[thing_id]);
    shown.comments = std::move(by_subject[thing_id]);
  }
  return view;
}

Answer show_answer(Tx& tx, const Visitor& visitor, AnswerId id) {
  const auto thing = access::require_visible(tx, visitor, id, "answer");
  auto row = require(store::answer(tx, id));
  const auto question = access::thing(tx, row.question.as<ThingTag>()).state;
  auto comments = store::comments_about(tx, thing.id);
  const bool fits = has_room(store::octets_of(tx, row.question, visitor.persona)) &&
                    comments_have_room(number_by_subject(comments, visitor)[thing.id]);
  leave_out_hidden(comments, visitor);
  auto authors = authors_of(comments);
  authors.push_back(row.author);
  const auto bylines = identity::bylines(tx, authors);
  const auto helpful = reactions::helpful_of(tx, visitor.persona, {thing.id});
  auto view = answer_view(std::move(row), bylines,
                          helpful.empty() ? reactions::Helpful{} : helpful.begin()->second,
                          question, visitor);
  view.may.comment = view.may.comment && fits;
  for (auto& comment : comments)
    view.comments.push_back(comment_view(std::move(comment), bylines, visitor));
  return view;
}

Comment show_comment(Tx& tx, const Visitor& visitor, CommentId id) {
  access::require_visible(tx, visitor, id, "comment");
  auto row = require(store::comment(tx, id));
  const auto bylines = identity::bylines(tx, {row.author});
  return comment_view(std::move(row), bylines, visitor);
}

}  // namespace kring::contributions
