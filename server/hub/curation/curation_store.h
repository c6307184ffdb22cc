#pragma once

#include "hub/curation/links.h"
#include "hub/curation/question_themes.h"
#include "hub/curation/themes.h"

#include <optional>
#include <vector>

#include <boost/describe/enum.hpp>

/// One function for each thing asked of the database.
namespace kring::curation::store {

struct ThemeRow {
  ThemeId id;
  CommunityId community;
  std::string name;
  std::optional<std::string> name_nl;
  std::optional<std::string> name_en;
  std::string description;
  std::string html;
  std::int64_t questions;
  std::int64_t revision;
  BOOST_DESCRIBE_CLASS(ThemeRow, (),
                       (id, community, name, name_nl, name_en, description, html, questions,
                        revision),
                       (), ())
};

/// Why a word leads to a theme. A name or synonym may be taken back; a former name stays.
enum class Role { name, synonym, former };
BOOST_DESCRIBE_ENUM(Role, name, synonym, former)

struct WordRow {
  std::string word;
  std::string word_key;
  Role role;
  BOOST_DESCRIBE_CLASS(WordRow, (), (word, word_key, role), (), ())
};

void insert_theme(Tx& tx, ThemeId id, CommunityId community, const ThemeName& name);
std::optional<ThemeRow> theme(Tx& tx, ThemeId id);
/// The theme that this one is now: itself, or the one it was merged into.
std::optional<ThemeId> present(Tx& tx, ThemeId id);
/// False where `described.revision` is not the present one.
bool update_theme(Tx& tx, ThemeId id, const DescribedTheme& described);

/// The most used first, those after (questions, id); with `words_like` only those a word of which
/// is like that (SQL's LIKE with \ as its escape).
std::vector<ThemeRow> themes_by_use(Tx& tx, CommunityId community,
                                    const std::optional<std::string>& words_like,
                                    std::int64_t questions, ThemeId id, std::size_t limit);

std::optional<ThemeId> theme_of_word(Tx& tx, CommunityId community, std::string_view word_key);
std::vector<WordRow> words_of(Tx& tx, ThemeId id);
/// A word that leads there already gets the role; a former name becomes no synonym, since those may
/// be taken back.
void put_word(Tx& tx, CommunityId community, ThemeId id, const WordRow& word);
void make_names_former(Tx& tx, ThemeId id);
void delete_synonyms(Tx& tx, ThemeId id);

void move_all(Tx& tx, ThemeId from, ThemeId into);

bool insert_follower(Tx& tx, ThemeId id, PersonId person);
bool delete_follower(Tx& tx, ThemeId id, PersonId person);
std::int64_t followers_of(Tx& tx, ThemeId id);
bool is_followed_by(Tx& tx, ThemeId id, PersonId person);
std::int64_t questions_followed_by(Tx& tx, PersonId person);

/// Those of these ids that are themes of this community, merged ones as what they are now.
struct PresentRow {
  ThemeId asked;
  ThemeId id;
  BOOST_DESCRIBE_CLASS(PresentRow, (), (asked, id), (), ())
};
std::vector<PresentRow> present_among(Tx& tx, CommunityId community,
                                      const std::vector<ThemeId>& ids);

std::vector<ThemeId> themes_on(Tx& tx, ThingId question);
void insert_question_theme(Tx& tx, ThingId question, ThemeId theme, std::size_t place,
                           Time asked_at);
void delete_question_themes(Tx& tx, ThingId question);
void change_questions(Tx& tx, const std::vector<ThemeId>& themes, int by);

struct NamedRow {
  ThingId question;
  ThemeId id;
  std::string name;
  std::optional<std::string> name_nl;
  std::optional<std::string> name_en;
  BOOST_DESCRIBE_CLASS(NamedRow, (), (question, id, name, name_nl, name_en), (), ())
};
std::vector<NamedRow> named_themes_of(Tx& tx, const std::vector<ThingId>& questions);

struct NamesRow {
  ThemeId id;
  std::string name;
  std::optional<std::string> name_nl;
  std::optional<std::string> name_en;
  BOOST_DESCRIBE_CLASS(NamesRow, (), (id, name, name_nl, name_en), (), ())
};
std::vector<NamesRow> names_of_themes(Tx& tx, const std::vector<ThemeId>& themes);

/// False where the theme says something already.
bool set_first_description(Tx& tx, ThemeId id, const ThemeDescription& description);

/// False where the two are linked so already; a duplicate stays one.
bool insert_link(Tx& tx, ThingId question, ThingId other, LinkKind kind);

}  // namespace kring::curation::store
