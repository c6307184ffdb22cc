#include "hub/contributions/live_items.h"

#include "hub/contributions/contributions_store.h"
#include "hub/contributions/require.h"
#include "hub/reactions/reactions.h"

namespace kring::contributions {
namespace {

std::string unless_withdrawn(access::State state, std::string words) {
  return state == access::State::visible ? std::move(words) : std::string();
}

identity::Byline byline(Tx& tx, PersonaId author) {
  return identity::bylines(tx, {author}).of(author);
}

LiveComment as_live(store::CommentRow row, const identity::Bylines& bylines) {
  return LiveComment{row.id,
                     row.about,
                     unless_withdrawn(row.state, std::move(row.html)),
                     row.language,
                     row.language_chosen,
                     bylines.of(row.author),
                     row.commented_at,
                     row.edited_at,
                     row.revision,
                     row.version,
                     row.state};
}

}  // namespace

LiveQuestion live_question(Tx& tx, QuestionId id) {
  auto row = require(store::question(tx, id));
  const auto thing = id.as<ThingTag>();
  const auto same = reactions::same_of(tx, PersonaId(), {thing})[thing];
  return LiveQuestion{row.id,
                      unless_withdrawn(row.state, std::move(row.title)),
                      unless_withdrawn(row.state, std::move(row.html)),
                      row.language,
                      row.language_chosen,
                      byline(tx, row.author),
                      row.asked_at,
                      row.edited_at,
                      row.revision,
                      row.version + same.changes,
                      row.state,
                      row.accepted,
                      std::move(curation::themes_of(tx, {thing})[thing]),
                      same.same};
}

LiveAnswer live_answer(Tx& tx, AnswerId id) {
  auto row = require(store::answer(tx, id));
  const auto thing = id.as<ThingTag>();
  const auto helpful = reactions::helpful_of(tx, PersonaId(), {thing})[thing];
  return LiveAnswer{row.id,
                    row.question,
                    unless_withdrawn(row.state, std::move(row.html)),
                    row.language,
                    row.language_chosen,
                    byline(tx, row.author),
                    row.answered_at,
                    row.edited_at,
                    row.revision,
                    row.version + helpful.changes,
                    row.state,
                    helpful.helpful};
}

LiveComment live_comment(Tx& tx, CommentId id) {
  auto row = require(store::comment(tx, id));
  const auto bylines = identity::bylines(tx, {row.author});
  return as_live(std::move(row), bylines);
}

std::vector<LiveComment> live_comments_on(Tx& tx, AnswerId id) {
  auto rows = store::comments_about(tx, id.as<ThingTag>());
  std::erase_if(rows, [](const auto& row) { return row.state != access::State::visible; });
  std::vector<PersonaId> authors;
  for (const auto& row : rows) authors.push_back(row.author);
  const auto bylines = identity::bylines(tx, authors);
  std::vector<LiveComment> comments;
  for (auto& row : rows) comments.push_back(as_live(std::move(row), bylines));
  return comments;
}

}  // namespace kring::contributions
