#include "hub/contributions/question_list.h"

#include "hub/contributions/contributions_store.h"
#include "hub/contributions/question_list_store.h"
#include "platform/api/cursor.h"

#include <unordered_map>

namespace kring::contributions {
namespace {

struct After {
  Time asked_at;
  QuestionId id;
  BOOST_DESCRIBE_CLASS(After, (), (asked_at, id), (), ())
};

std::vector<QuestionSummary> views(Tx& tx, std::vector<store::SummaryRow> rows) {
  std::vector<PersonaId> authors;
  for (const auto& row : rows) authors.push_back(row.author);
  const auto bylines = identity::bylines(tx, authors);
  std::vector<QuestionSummary> all;
  for (auto& row : rows) {
    all.push_back(QuestionSummary{row.id,
                                  std::move(row.title),
                                  std::move(row.excerpt),
                                  bylines.of(row.author),
                                  {row.community, std::move(row.community_name)},
                                  row.asked_at,
                                  row.answers,
                                  row.accepted.has_value(),
                                  row.state});
  }
  return all;
}

}  // namespace

Page<QuestionSummary> list_questions(Tx& tx, const Visitor& visitor, const ListQuestions& wanted) {
  store::Place place{Time::max(), QuestionId(INT64_MAX)};
  if (wanted.after) {
    const auto after = api::read_cursor<After>(*wanted.after);
    place = {after.asked_at, after.id};
  }
  if (wanted.community) communities::require_readable(tx, visitor, *wanted.community);
  const auto show = wanted.show.value_or(Show::newest);
  auto rows = wanted.community
                  ? store::questions_of(tx, visitor, *wanted.community, show, place, page_size + 1)
                  : store::questions(tx, visitor, show, place, page_size + 1);
  Page<QuestionSummary> page;
  page.next = api::cut_to_page(rows, [](const auto& last) {
    return After{last.asked_at, last.id};
  });
  page.items = views(tx, std::move(rows));
  return page;
}

std::vector<QuestionSummary> summaries(Tx& tx, const Visitor& visitor,
                                       const std::vector<QuestionId>& ids) {
  std::unordered_map<QuestionId, QuestionSummary> found;
  for (auto& view : views(tx, store::readable_among(tx, visitor, ids))) {
    const auto id = view.id;
    found.emplace(id, std::move(view));
  }
  std::vector<QuestionSummary> in_order;
  for (const auto id : ids) {
    const auto at = found.find(id);
    if (at != found.end()) in_order.push_back(at->second);
  }
  return in_order;
}

}  // namespace kring::contributions
