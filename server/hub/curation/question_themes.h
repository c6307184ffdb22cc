#pragma once

#include "hub/access/access.h"
#include "hub/curation/themes.h"

#include <unordered_map>
#include <vector>

/// Which themes a question carries. Who may say so is decided by `contributions`.
namespace kring::curation {

/// How many themes a question carries at most.
inline constexpr std::size_t most_themes = 5;

/// A theme where it is only named. `names` has what it is called in other languages than `name`.
struct NamedTheme {
  ThemeId id;
  std::string name;
  ThemeNames names;
  BOOST_DESCRIBE_CLASS(NamedTheme, (), (id, name, names), (), ())
};

/// Puts these themes on a question, in this order, in place of those it had; what is named twice
/// counts once. Returns them as they are now, and nothing where it carried these already. Refuses
/// with 422 `theme.elsewhere` a theme that its community does not have.
std::optional<std::vector<ThemeId>> put_themes(Tx& tx, const access::Thing& question,
                                               const std::vector<ThemeId>& themes, Time asked_at);

/// A question came on show (+1) or went off it (−1).
void count_question(Tx& tx, ThingId question, int by);

using ThemesOfQuestions = std::unordered_map<ThingId, std::vector<NamedTheme>>;
/// The themes of all these questions, in one query.
ThemesOfQuestions themes_of(Tx& tx, const std::vector<ThingId>& questions);

/// What these themes are called, in one query. Asks nobody who may see them.
std::unordered_map<ThemeId, NamedTheme> named_themes(Tx& tx, const std::vector<ThemeId>& themes);

/// How many questions on show the themes that somebody follows have together; one with two of these
/// themes counts twice, and one in a community that they left counts too. For choosing how to read
/// a list, not for showing.
std::int64_t questions_followed_by(Tx& tx, PersonId person);

/// The theme, if the visitor may see it; for lists of its questions.
ThemeId require_theme(Tx& tx, const Visitor& visitor, ThemeId id);

}  // namespace kring::curation
