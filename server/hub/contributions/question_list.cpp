#include "hub/contributions/question_list.h"

#include "hub/contributions/contributions_store.h"
#include "hub/contributions/question_list_store.h"
#include "hub/curation/question_themes.h"
#include "hub/people/following.h"
#include "hub/reactions/reactions.h"
#include "platform/api/cursor.h"

#include <unordered_map>

namespace kring::contributions {
namespace {

/// Finding and sorting as many takes 12 ms on SQLite and 25 ms on PostgreSQL, among 300,000
/// questions; with more of them, a page of the newest is soon full.
constexpr std::int64_t few_to_sort = 2'000;

/// So many of the newest are looked at before the communities are asked, each for its own. Where a
/// page of them is readable, that is a matter of microseconds; a newcomer to a hub of many closed
/// communities would have to pass a hundred thousand questions that are not for them.
constexpr std::size_t newest_looked_at = 256;

struct After {
  Time asked_at;
  QuestionId id;
  BOOST_DESCRIBE_CLASS(After, (), (asked_at, id), (), ())
};

struct AfterCommunity {
  CommunityId community;
  BOOST_DESCRIBE_CLASS(AfterCommunity, (), (community), (), ())
};

std::vector<QuestionSummary> views(Tx& tx, std::vector<store::SummaryRow> rows) {
  std::vector<PersonaId> authors;
  std::vector<ThingId> ids;
  for (const auto& row : rows) {
    authors.push_back(row.author);
    ids.push_back(row.id.as<ThingTag>());
  }
  const auto bylines = identity::bylines(tx, authors);
  auto themes = curation::themes_of(tx, ids);
  auto same = reactions::same_of(tx, PersonaId(), ids);
  std::vector<QuestionSummary> all;
  for (auto& row : rows) {
    all.push_back(QuestionSummary{row.id,
                                  std::move(row.title),
                                  std::move(row.excerpt),
                                  row.language,
                                  bylines.of(row.author),
                                  {row.community, std::move(row.community_name)},
                                  row.asked_at,
                                  row.answers,
                                  row.accepted.has_value(),
                                  row.state,
                                  std::move(themes[row.id.as<ThingTag>()]),
                                  same[row.id.as<ThingTag>()].same});
  }
  return all;
}

std::vector<store::SummaryRow> newest_of_all(Tx& tx, const Visitor& visitor, store::Wanted among,
                                             store::Place after) {
  among.not_beyond = store::place_beyond(tx, among.show, after, newest_looked_at);
  auto rows = store::questions(tx, visitor, among, after, page_size + 1);
  if (!among.not_beyond || rows.size() > page_size) return rows;
  among.not_beyond.reset();
  among.found_by = store::FoundBy::communities;
  return store::questions(tx, visitor, among, after, page_size + 1);
}

/// From what is followed where that is little.
void choose_followed(Tx& tx, const Visitor& visitor, store::Wanted& among) {
  for (const auto person : people::followed_by(tx, visitor.person))
    among.followed.push_back(identity::open_persona(person));
  const auto of_themes = curation::questions_followed_by(tx, visitor.person);
  if (of_themes + store::texts_of(tx, among.followed, few_to_sort + 1) <= few_to_sort)
    among.found_by = store::FoundBy::followed;
}

}  // namespace

Page<QuestionSummary> list_questions(Tx& tx, const Visitor& visitor, const ListQuestions& wanted) {
  store::Place place{Time::max(), QuestionId(INT64_MAX)};
  if (wanted.after) {
    const auto after = api::read_cursor<After>(*wanted.after);
    place = {after.asked_at, after.id};
  }
  if (wanted.community) communities::require_readable(tx, visitor, *wanted.community);
  store::Wanted among;
  among.show = wanted.show.value_or(Show::newest);
  among.community = wanted.community;
  if (among.show == Show::followed) choose_followed(tx, visitor, among);
  if (wanted.theme) among.theme = curation::require_theme(tx, visitor, *wanted.theme);
  const bool of_all = !among.community && !among.theme &&
                      (among.show == Show::newest || among.show == Show::unanswered);
  auto rows = of_all ? newest_of_all(tx, visitor, among, place)
                     : store::questions(tx, visitor, among, place, page_size + 1);
  Page<QuestionSummary> page;
  page.next = api::cut_to_page(rows, [](const auto& last) {
    return After{last.asked_at, last.id};
  });
  page.items = views(tx, std::move(rows));
  return page;
}

Page<OwnUnanswered> own_unanswered(Tx& tx, const Visitor& visitor,
                                   const std::optional<std::string>& after) {
  const auto from =
      after ? api::read_cursor<AfterCommunity>(*after) : AfterCommunity{CommunityId(INT64_MIN)};
  Page<OwnUnanswered> page;
  page.items = store::own_unanswered_after(tx, visitor, from.community, page_size + 1);
  page.next =
      api::cut_to_page(page.items, [](const auto& last) { return AfterCommunity{last.community}; });
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
