#pragma once

#include "base/id.h"
#include "platform/api/visitor.h"
#include "platform/db/tx.h"
#include "platform/json/limits.h"
#include "platform/text/line.h"
#include "platform/text/prose.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// Themes: what questions are about, in the words of one community. Whoever reads in a community
/// sees its themes and may add one; what a theme is called and says is for its facilitators, and
/// for administrators where they may read.
///
/// All refuse with 404 `not_found` what the visitor may not see. The id of a theme that was merged
/// is as good as that of the one it went into.
namespace kring::curation {

using ThemeId = Id<struct ThemeTag>;

using ThemeName = text::Line<1, 40>;
using ThemeDescription = text::Prose<0, 40'000>;

/// The word under which names that differ only in case, hyphens and spaces are one: "Heat pumps"
/// and "heat-pumps" are "heat-pumps". Other marks stay, so that C, C++ and C# are three.
std::string word_key(std::string_view word);

struct NewTheme {
  ThemeName name;
  BOOST_DESCRIBE_CLASS(NewTheme, (), (name), (), ())
};

/// What a theme is called where the page is in that language; one language more is a member more.
struct ThemeNames {
  std::optional<ThemeName> nl;
  std::optional<ThemeName> en;
  BOOST_DESCRIBE_CLASS(ThemeNames, (), (nl, en), (), ())
};

/// Of the revision that somebody read before they changed it.
inline constexpr json::Limit revision_limit{"revision", 1, 1'000'000'000};

/// `revision` is the one the editor started from, as with every text.
struct DescribedTheme {
  ThemeName name;
  ThemeNames names;
  ThemeDescription description;
  std::vector<ThemeName> synonyms;
  std::int64_t revision = 0;
  static constexpr std::array limits{json::Limit{"synonyms", 0, 20}, revision_limit};
  BOOST_DESCRIBE_CLASS(DescribedTheme, (), (name, names, description, synonyms, revision), (), ())
};

/// Adds a theme to a community, for whoever reads there. Where the word leads to one already, as
/// its name, a synonym or a former name, it is that one, and nothing changes. Refuses with 403
/// `membership.required` who may not read there.
ThemeId add_theme(Tx& tx, const Visitor& visitor, CommunityId community, const NewTheme& theme);

/// Says what a theme is called and is about. A former name keeps leading to it. Refuses with 403
/// `not_allowed` who is neither facilitator nor administrator, with 409 `revision.stale` an edit of
/// an older revision, and with 409 `theme.name_taken` a word that leads to another theme.
void describe_theme(Tx& tx, const Visitor& visitor, ThemeId id, const DescribedTheme& described);

/// Merges a theme into another one of its community: questions, followers, and all words that led
/// to it. It cannot be undone. Refuses like `describe_theme`, and with 422 `theme.elsewhere`
/// another community's theme or the same one.
void merge_theme(Tx& tx, const Visitor& visitor, ThemeId id, ThemeId into);

/// Following twice is following once; so for `unfollow_theme`.
void follow_theme(Tx& tx, const Visitor& visitor, ThemeId id);
void unfollow_theme(Tx& tx, const Visitor& visitor, ThemeId id);

}  // namespace kring::curation
