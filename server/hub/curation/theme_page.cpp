#include "hub/curation/theme_page.h"

#include "base/refusal.h"
#include "hub/communities/communities.h"
#include "hub/curation/curation_store.h"
#include "hub/curation/require_theme.h"
#include "platform/api/cursor.h"

namespace kring::curation {
namespace {

struct After {
  std::int64_t questions = 0;
  ThemeId id;
  BOOST_DESCRIBE_CLASS(After, (), (questions, id), (), ())
};

std::optional<ThemeName> kept_name(const std::optional<std::string>& name) {
  return name ? std::optional(ThemeName::from_text(*name).value()) : std::nullopt;
}

/// "pump" as what LIKE finds in "-heat-pumps": the beginning of one of its words.
std::string beginning_of_a_word(std::string_view q) {
  std::string like = "%-";
  for (const char each : word_key(q)) {
    if (each == '%' || each == '_' || each == '\\') like += '\\';
    like += each;
  }
  return like + '%';
}

}  // namespace

ThemeNames names_of(const std::optional<std::string>& nl, const std::optional<std::string>& en) {
  return ThemeNames{kept_name(nl), kept_name(en)};
}

Theme show_theme(Tx& tx, const Visitor& visitor, ThemeId id) {
  const auto seen = require_seen(tx, visitor, id);
  const auto& row = seen.theme;
  const auto community = communities::require_visible(tx, visitor, row.community);
  Theme view;
  view.id = row.id;
  view.community = row.community;
  view.community_name = community.community.name;
  view.slug = word_key(row.name);
  view.name = row.name;
  view.names = names_of(row.name_nl, row.name_en);
  view.description = row.description;
  view.html = row.html;
  for (auto& word : store::words_of(tx, row.id)) {
    if (word.role == store::Role::synonym) view.synonyms.push_back(std::move(word.word));
    if (word.role == store::Role::former) view.former_names.push_back(std::move(word.word));
  }
  view.questions = row.questions;
  view.followers = store::followers_of(tx, row.id);
  view.followed = store::is_followed_by(tx, row.id, visitor.person);
  view.revision = row.revision;
  view.may = {community.readable(), seen.may_curate, seen.may_curate};
  return view;
}

Page<ThemeSummary> list_themes(Tx& tx, const Visitor& visitor, CommunityId community,
                               const ListThemes& wanted) {
  communities::require_readable(tx, visitor, community);
  After after{INT64_MAX, ThemeId(INT64_MAX)};
  if (wanted.after) after = api::read_cursor<After>(*wanted.after);
  std::optional<std::string> like;
  if (wanted.q && !wanted.q->text().empty()) like = beginning_of_a_word(wanted.q->text());
  auto rows = store::themes_by_use(tx, community, like, after.questions, after.id, page_size + 1);
  Page<ThemeSummary> page;
  page.next = api::cut_to_page(rows, [](const auto& last) {
    return After{last.questions, last.id};
  });
  for (auto& row : rows) {
    page.items.push_back(
        {row.id, std::move(row.name), names_of(row.name_nl, row.name_en), row.questions});
  }
  return page;
}

}  // namespace kring::curation
