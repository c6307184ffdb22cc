#include "hub/curation/question_themes.h"

#include "base/refusal.h"
#include "hub/curation/curation_store.h"
#include "hub/curation/theme_page.h"

#include <algorithm>

namespace kring::curation {
namespace {

std::vector<ThemeId> require_here(Tx& tx, CommunityId community, const std::vector<ThemeId>& ids) {
  const auto found = store::present_among(tx, community, ids);
  std::vector<ThemeId> themes;
  for (const auto asked : ids) {
    const auto row = std::ranges::find(found, asked, &store::PresentRow::asked);
    if (row == found.end()) throw Refusal(Status::invalid, "theme.elsewhere");
    if (std::ranges::find(themes, row->id) == themes.end()) themes.push_back(row->id);
  }
  return themes;
}

}  // namespace

std::optional<std::vector<ThemeId>> put_themes(Tx& tx, const access::Thing& question,
                                               const std::vector<ThemeId>& themes, Time asked_at) {
  const auto after = require_here(tx, question.community, themes);
  const auto before = store::themes_on(tx, question.id);
  if (after == before) return std::nullopt;
  store::delete_question_themes(tx, question.id);
  for (std::size_t place = 0; place < after.size(); ++place) {
    store::insert_question_theme(tx, question.id, after[place], place, asked_at);
  }
  if (question.state == access::State::visible) {
    store::change_questions(tx, before, -1);
    store::change_questions(tx, after, +1);
  }
  return after;
}

void count_question(Tx& tx, ThingId question, int by) {
  store::change_questions(tx, store::themes_on(tx, question), by);
}

ThemesOfQuestions themes_of(Tx& tx, const std::vector<ThingId>& questions) {
  ThemesOfQuestions all;
  for (auto& row : store::named_themes_of(tx, questions)) {
    all[row.question].push_back({row.id, std::move(row.name), names_of(row.name_nl, row.name_en)});
  }
  return all;
}

std::unordered_map<ThemeId, NamedTheme> named_themes(Tx& tx, const std::vector<ThemeId>& themes) {
  std::unordered_map<ThemeId, NamedTheme> all;
  for (auto& row : store::names_of_themes(tx, themes)) {
    all[row.id] = {row.id, std::move(row.name), names_of(row.name_nl, row.name_en)};
  }
  return all;
}

std::int64_t questions_followed_by(Tx& tx, PersonId person) {
  return store::questions_followed_by(tx, person);
}

}  // namespace kring::curation
