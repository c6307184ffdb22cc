#pragma once

#include "hub/contributions/contributions.h"
#include "hub/curation/themes.h"
#include "platform/api/visitor.h"

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

/// One function for each thing asked of the database, through the views of those who own it.
namespace kring::feeds::store {

using contributions::QuestionId;
using curation::ThemeId;

/// Where a question stands in the list, the latest first.
struct Place {
  Time active_at;
  QuestionId id;
  BOOST_DESCRIBE_CLASS(Place, (), (active_at, id), (), ())
};

/// Which part of the list is read: `limit` questions after a place, in the order of one moment.
struct Window {
  Place after;
  Time as_of;
  Time fresh_since;  ///< what was last touched before it is there if unanswered or solved
  std::size_t limit = 0;
};

/// What somebody follows and knows, besides the communities they are in.
struct Interests {
  std::vector<ThemeId> followed_themes;
  std::vector<ThemeId> known_themes;   ///< unanswered questions about them are theirs
  std::vector<std::string> languages;  ///< in which they could answer; empty where they say none
  std::vector<PersonaId> followed_people;

  bool none() const {
    return followed_themes.empty() && known_themes.empty() && followed_people.empty();
  }
};

std::vector<CommunityId> communities_of(Tx& tx, PersonId person);
std::vector<ThemeId> followed_themes(Tx& tx, PersonId person);

struct ThemeOfWord {
  std::string word_key;
  ThemeId theme;
  BOOST_DESCRIBE_CLASS(ThemeOfWord, (), (word_key, theme), (), ())
};
/// The themes that any of these words leads to, in whatever community.
std::vector<ThemeOfWord> themes_of_words(Tx& tx, const std::vector<std::string>& word_keys);

/// Whose communities are looked in: those of the visitor, or the open ones they are not in.
enum class Where { own, elsewhere };

/// How it is found; what is found is the same. By reading the latest of all until there are enough,
/// or from each community its latest.
enum class FoundBy { latest, communities };

/// Questions of communities. `not_beyond`: nothing before this place is looked at. Not what `near`
/// would find.
std::vector<Place> in_communities(Tx& tx, const Visitor& visitor, const Interests& interests,
                                  const Window& window, Where where, FoundBy way,
                                  const std::optional<Place>& not_beyond);

/// Those of them whose place in the order of that moment was another than now.
std::vector<Place> moved_since(Tx& tx, const Visitor& visitor, const Interests& interests,
                               const Window& window, Where where);

/// Where so many questions after the window's beginning were looked at, whoever may read them.
std::optional<Place> place_beyond(Tx& tx, const Window& window, std::size_t questions);

/// What the visitor follows or could answer, of open communities that they are not in: the newest
/// few hundred of each kind.
std::vector<Place> near(Tx& tx, const Visitor& visitor, const Interests& interests,
                        const Window& window);

struct AnsweredBy {
  QuestionId question;
  PersonaId author_persona;
  BOOST_DESCRIBE_CLASS(AnsweredBy, (), (question, author_persona), (), ())
};
/// Who of these answered any of these questions, the latest first.
std::vector<AnsweredBy> answered_by(Tx& tx, const std::vector<QuestionId>& questions,
                                    const std::vector<PersonaId>& authors);

}  // namespace kring::feeds::store
