#include "hub/curation/curation_store.h"

#include "platform/db/id_list.h"

namespace kring::curation::store {
namespace {

constexpr std::string_view select_themes =
    "SELECT t.id, t.community, t.name, t.name_nl, t.name_en, t.description, t.html, t.questions,"
    " t.revision FROM themes t";

std::optional<std::string> text_of(const std::optional<ThemeName>& name) {
  return name ? std::optional(name->text()) : std::nullopt;
}

}  // namespace

void insert_theme(Tx& tx, ThemeId id, CommunityId community, const ThemeName& name) {
  tx.run(
      "INSERT INTO themes (id, community, name, description, html, questions, revision, made_at)"
      " VALUES ($1, $2, $3, '', '', 0, 1, $4)",
      id, community, name.text(), tx.now());
}

std::optional<ThemeRow> theme(Tx& tx, ThemeId id) {
  return tx.row<ThemeRow>(std::string(select_themes) + " WHERE t.id = $1", id);
}

std::optional<ThemeId> present(Tx& tx, ThemeId id) {
  return tx.value<ThemeId>("SELECT coalesce(merged_into, id) FROM themes WHERE id = $1", id);
}

bool update_theme(Tx& tx, ThemeId id, const DescribedTheme& described) {
  return tx.run(
             "UPDATE themes SET name = $3, name_nl = $4, name_en = $5, description = $6, html = $7,"
             " revision = revision + 1 WHERE id = $1 AND revision = $2",
             id, described.revision, described.name.text(), text_of(described.names.nl),
             text_of(described.names.en), described.description.text(),
             described.description.html()) == 1;
}

std::vector<ThemeRow> themes_by_use(Tx& tx, CommunityId community,
                                    const std::optional<std::string>& words_like,
                                    std::int64_t questions, ThemeId id, std::size_t limit) {
  const auto select = std::string(select_themes) +
                      " WHERE t.community = $1 AND t.merged_into IS NULL"
                      " AND (t.questions, t.id) < ($2, $3)";
  const std::string order = " ORDER BY t.questions DESC, t.id DESC LIMIT $4";
  if (!words_like) {
    return tx.rows<ThemeRow>(select + order, community, questions, id, limit);
  }
  return tx.rows<ThemeRow>(select +
                               " AND EXISTS (SELECT 1 FROM theme_words w"
                               " WHERE w.theme = t.id AND '-' || w.word_key LIKE $5 ESCAPE '\\')" +
                               order,
                           community, questions, id, limit, *words_like);
}

std::optional<ThemeId> theme_of_word(Tx& tx, CommunityId community, std::string_view word_key) {
  return tx.value<ThemeId>("SELECT theme FROM theme_words WHERE community = $1 AND word_key = $2",
                           community, word_key);
}

std::vector<WordRow> words_of(Tx& tx, ThemeId id) {
  return tx.rows<WordRow>(
      "SELECT word, word_key, role FROM theme_words WHERE theme = $1 ORDER BY word_key", id);
}

void put_word(Tx& tx, CommunityId community, ThemeId id, const WordRow& word) {
  tx.run(
      "INSERT INTO theme_words (community, word_key, theme, word, role) VALUES ($1, $2, $3, $4, $5)"
      " ON CONFLICT (community, word_key) DO UPDATE SET word = excluded.word, role ="
      " CASE WHEN theme_words.role = 'former' AND excluded.role = 'synonym' THEN 'former'"
      " ELSE excluded.role END",
      community, word.word_key, id, word.word, word.role);
}

void make_names_former(Tx& tx, ThemeId id) {
  tx.run("UPDATE theme_words SET role = 'former' WHERE theme = $1 AND role = 'name'", id);
}

void delete_synonyms(Tx& tx, ThemeId id) {
  tx.run("DELETE FROM theme_words WHERE theme = $1 AND role = 'synonym'", id);
}

void move_all(Tx& tx, ThemeId from, ThemeId into) {
  tx.run(
      "INSERT INTO question_themes (question, theme, place, asked_at)"
      " SELECT question, $2, place, asked_at FROM question_themes WHERE theme = $1"
      " ON CONFLICT (question, theme) DO NOTHING",
      from, into);
  tx.run("DELETE FROM question_themes WHERE theme = $1", from);
  tx.run(
      "INSERT INTO theme_followers (theme, person, since)"
      " SELECT $2, person, since FROM theme_followers WHERE theme = $1"
      " ON CONFLICT (theme, person) DO NOTHING",
      from, into);
  tx.run("DELETE FROM theme_followers WHERE theme = $1", from);
  tx.run(
      "UPDATE theme_words SET theme = $2,"
      " role = CASE WHEN role = 'synonym' THEN 'synonym' ELSE 'former' END WHERE theme = $1",
      from, into);
  tx.run("UPDATE themes SET merged_into = $2, questions = 0 WHERE id = $1 OR merged_into = $1",
         from, into);
  tx.run(
      "UPDATE themes SET revision = revision + 1, questions = (SELECT count(*)"
      " FROM question_themes q JOIN things_on_show t ON t.id = q.question WHERE q.theme = $1)"
      " WHERE id = $1",
      into);
}

bool insert_follower(Tx& tx, ThemeId id, PersonId person) {
  return tx.run(
             "INSERT INTO theme_followers (theme, person, since) VALUES ($1, $2, $3)"
             " ON CONFLICT (theme, person) DO NOTHING",
             id, person, tx.now()) == 1;
}

bool delete_follower(Tx& tx, ThemeId id, PersonId person) {
  return tx.run("DELETE FROM theme_followers WHERE theme = $1 AND person = $2", id, person) == 1;
}

std::int64_t followers_of(Tx& tx, ThemeId id) {
  return tx.value<std::int64_t>("SELECT count(*) FROM theme_followers WHERE theme = $1", id)
      .value_or(0);
}

bool is_followed_by(Tx& tx, ThemeId id, PersonId person) {
  return tx
      .value<std::int64_t>("SELECT 1 FROM theme_followers WHERE theme = $1 AND person = $2", id,
                           person)
      .has_value();
}

std::int64_t questions_followed_by(Tx& tx, PersonId person) {
  return tx
      .value<std::int64_t>(
          "SELECT CAST(coalesce(sum(t.questions), 0) AS BIGINT) FROM theme_followers f"
          " JOIN themes t ON t.id = f.theme WHERE f.person = $1",
          person)
      .value_or(0);
}

std::vector<PresentRow> present_among(Tx& tx, CommunityId community,
                                      const std::vector<ThemeId>& ids) {
  return tx.rows<PresentRow>(
      "SELECT id AS asked, coalesce(merged_into, id) AS id FROM themes"
      " WHERE community = $1 AND id " +
          db::in_list(tx, 2),
      community, db::IdList(tx, ids));
}

std::vector<ThemeId> themes_on(Tx& tx, ThingId question) {
  return tx.values<ThemeId>(
      "SELECT theme FROM question_themes WHERE question = $1 ORDER BY place, theme", question);
}

void insert_question_theme(Tx& tx, ThingId question, ThemeId theme, std::size_t place,
                           Time asked_at) {
  tx.run("INSERT INTO question_themes (question, theme, place, asked_at) VALUES ($1, $2, $3, $4)",
         question, theme, place, asked_at);
}

void delete_question_themes(Tx& tx, ThingId question) {
  tx.run("DELETE FROM question_themes WHERE question = $1", question);
}

void change_questions(Tx& tx, const std::vector<ThemeId>& themes, int by) {
  if (themes.empty()) return;
  tx.run("UPDATE themes SET questions = questions + $1 WHERE id " + db::in_list(tx, 2), by,
         db::IdList(tx, themes));
}

std::vector<NamedRow> named_themes_of(Tx& tx, const std::vector<ThingId>& questions) {
  return tx.rows<NamedRow>(
      "SELECT q.question, t.id, t.name, t.name_nl, t.name_en FROM question_themes q"
      " JOIN themes t ON t.id = q.theme WHERE q.question " +
          db::in_list(tx, 1) + " ORDER BY q.question, q.place, t.id",
      db::IdList(tx, questions));
}

std::vector<NamesRow> names_of_themes(Tx& tx, const std::vector<ThemeId>& themes) {
  return tx.rows<NamesRow>(
      "SELECT id, name, name_nl, name_en FROM themes WHERE id " + db::in_list(tx, 1),
      db::IdList(tx, themes));
}

bool set_first_description(Tx& tx, ThemeId id, const ThemeDescription& description) {
  return tx.run(
             "UPDATE themes SET description = $2, html = $3, revision = revision + 1"
             " WHERE id = $1 AND description = ''",
             id, description.text(), description.html()) == 1;
}

bool insert_link(Tx& tx, ThingId question, ThingId other, LinkKind kind) {
  return tx.run(
             "INSERT INTO question_links (question, other_question, kind) VALUES ($1, $2, $3)"
             " ON CONFLICT (question, other_question) DO UPDATE SET kind = excluded.kind"
             " WHERE question_links.kind = 'related' AND excluded.kind = 'duplicate'",
             question, other, kind) == 1;
}

}  // namespace kring::curation::store
