#pragma once

#include "base/page.h"
#include "hub/curation/question_themes.h"
#include "platform/api/cursor.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

/// A theme as its page and its community's list show it.
namespace kring::curation {

struct ThemeMay {
  bool ask = false;
  bool describe = false;
  bool merge = false;
  BOOST_DESCRIBE_CLASS(ThemeMay, (), (ask, describe, merge), (), ())
};

struct Theme {
  ThemeId id;
  CommunityId community;
  std::string community_name;
  std::string slug;  ///< its name as one word: see `word_key`
  std::string name;
  ThemeNames names;
  std::string description;
  std::string html;
  std::vector<std::string> synonyms;
  std::vector<std::string> former_names;
  std::int64_t questions = 0;
  std::int64_t followers = 0;
  bool followed = false;  ///< by the reader
  std::int64_t revision = 1;
  ThemeMay may;
  BOOST_DESCRIBE_CLASS(Theme, (),
                       (id, community, community_name, slug, name, names, description, html,
                        synonyms, former_names, questions, followers, followed, revision, may),
                       (), ())
};
Theme show_theme(Tx& tx, const Visitor& visitor, ThemeId id);

struct ThemeSummary {
  ThemeId id;
  std::string name;
  ThemeNames names;
  std::int64_t questions = 0;
  BOOST_DESCRIBE_CLASS(ThemeSummary, (), (id, name, names, questions), (), ())
};

/// `q` finds themes by the beginning of any word of what leads to them: names in any language,
/// synonyms, and what they were called before.
struct ListThemes {
  static constexpr std::array limits{api::cursor_limit};
  std::optional<text::Line<0, 40>> q;
  std::optional<std::string> after;
  BOOST_DESCRIBE_CLASS(ListThemes, (), (q, after), (), ())
};
/// The themes of a community, the most used first, for whoever reads there (else 403
/// `membership.required`).
Page<ThemeSummary> list_themes(Tx& tx, const Visitor& visitor, CommunityId community,
                               const ListThemes& wanted);

ThemeNames names_of(const std::optional<std::string>& nl, const std::optional<std::string>& en);

}  // namespace kring::curation
