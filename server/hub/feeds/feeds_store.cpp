#include "hub/feeds/feeds_store.h"

#include "platform/db/id_list.h"
#include "platform/db/text_list.h"

#include <deque>

namespace kring::feeds::store {
namespace {

/// So many of each kind of what is followed or known are looked at, the newest ones.
const std::string newest_of_a_kind = " LIMIT 200";
/// So many that moved are put back into their place, those first that moved first.
const std::string most_moved = " LIMIT 500";

/// The parameters of a statement, as they come to stand in it. Lists are views, so it keeps them.
class Terms {
 public:
  explicit Terms(Tx& tx) : tx_(tx) {}

  std::string one(db::Param value) {
    params_.push_back(value);
    return "$" + std::to_string(params_.size());
  }
  template <class Tag>
  std::string among(const std::vector<Id<Tag>>& ids) {
    one(ids_.emplace_back(tx_, ids));
    return db::in_list(tx_, static_cast<int>(params_.size()));
  }
  std::string among(const std::vector<std::string>& texts) {
    one(texts_.emplace_back(texts));
    return db::in_texts(tx_, static_cast<int>(params_.size()));
  }

  std::vector<Place> places(const std::string& sql) { return tx_.rows_with<Place>(sql, params_); }
  db::Dialect dialect() const { return tx_.dialect(); }

 private:
  Tx& tx_;
  std::vector<db::Param> params_;
  std::deque<db::IdList> ids_;
  std::deque<db::TextList> texts_;
};

/// The end of every list of places, of rows called so.
std::string latest_first(Terms& terms, const std::string& row, const Window& window) {
  return " AND (" + row + ".active_at, " + row + ".id) < (" + terms.one(window.after.active_at) +
         ", " + terms.one(window.after.id) + ") ORDER BY " + row + ".active_at DESC, " + row +
         ".id DESC LIMIT " + terms.one(window.limit);
}

std::string is_worth_reading(Terms& terms, const Window& window) {
  return "(q.active_at >= " + terms.one(window.fresh_since) +
         " OR q.answers = 0 OR q.accepted IS NOT NULL)";
}

/// That question q is in a community of the visitor's.
std::string is_own(Terms& terms, const Visitor& visitor) {
  return "EXISTS (SELECT 1 FROM community_standings s WHERE s.community = q.community"
         " AND s.person = " +
         terms.one(visitor.person) + ")";
}

std::string is_in(Terms& terms, const Visitor& visitor, Where where) {
  if (where == Where::own) return is_own(terms, visitor);
  return "EXISTS (SELECT 1 FROM open_communities o WHERE o.id = q.community) AND NOT " +
         is_own(terms, visitor);
}

/// Those communities, as a table `places`.
std::string places_of(Terms& terms, const Visitor& visitor, Where where) {
  const auto own =
      "SELECT community FROM community_standings WHERE person = " + terms.one(visitor.person);
  if (where == Where::own) return "places AS (" + own + ")";
  return "places AS (SELECT id AS community FROM open_communities WHERE id NOT IN (" + own + "))";
}

std::string newest_of(const std::string& select, const std::string& order) {
  return "SELECT question FROM (" + select + " ORDER BY " + order + newest_of_a_kind + ") AS kind";
}

/// What is followed or known, wherever it is, as a table `near`: as it was at the window's moment.
std::string near_of(Terms& terms, const Visitor& visitor, const Interests& interests,
                    const Window& window) {
  std::vector<std::string> kinds;
  const std::string newest_question = "m.asked_at DESC, m.question DESC";
  if (!interests.followed_themes.empty()) {
    kinds.push_back(newest_of("SELECT m.question FROM themed_questions m WHERE m.theme " +
                                  terms.among(interests.followed_themes),
                              newest_question));
  }
  if (!interests.known_themes.empty()) {
    auto known =
        "SELECT m.question FROM themed_questions m JOIN active_questions q"
        " ON q.id = m.question WHERE m.theme " +
        terms.among(interests.known_themes) + " AND q.author_persona <> " +
        terms.one(visitor.persona) +
        " AND NOT EXISTS (SELECT 1 FROM given_answers a WHERE a.question = q.id"
        " AND a.answered_at <= " +
        terms.one(window.as_of) + ")";
    if (!interests.languages.empty())
      known += " AND (q.language IS NULL OR q.language " + terms.among(interests.languages) + ")";
    kinds.push_back(newest_of(known, newest_question));
  }
  if (!interests.followed_people.empty()) {
    kinds.push_back(
        newest_of("SELECT q.id AS question FROM active_questions q"
                  " WHERE q.author_persona " +
                      terms.among(interests.followed_people),
                  "q.asked_at DESC, q.id DESC"));
    kinds.push_back(newest_of("SELECT a.question FROM given_answers a WHERE a.author_persona " +
                                  terms.among(interests.followed_people) +
                                  " AND a.answered_at <= " + terms.one(window.as_of),
                              "a.answered_at DESC, a.id DESC"));
  }
  std::string all;
  for (const auto& kind : kinds) all += (all.empty() ? "" : " UNION ") + kind;
  return "near AS MATERIALIZED (" + all + ")";
}

/// The tables that a list of communities leaves out, and how.
struct LeftOut {
  std::string table, condition;
};
LeftOut left_out(Terms& terms, const Visitor& visitor, const Interests& interests,
                 const Window& window, Where where) {
  if (where == Where::own || interests.none()) return {};
  return {near_of(terms, visitor, interests, window),
          " AND q.id NOT IN (SELECT question FROM near)"};
}

/// Questions q, in the order of the window's moment: later answers do not move them.
std::string as_they_were(Terms& terms, const Window& window, const std::string& from) {
  const auto as_of = terms.one(window.as_of);
  return "SELECT m.id, m.active_at FROM (SELECT w.id, w.accepted, w.answered_at,"
         " coalesce(w.answered_at, w.asked_at) AS active_at FROM (SELECT q.id, q.asked_at,"
         " q.accepted, CASE WHEN q.active_at > " +
         as_of +
         " THEN (SELECT max(a.answered_at) FROM given_answers a WHERE a.question = q.id"
         " AND a.answered_at <= " +
         as_of + ") WHEN q.answers > 0 THEN q.active_at END AS answered_at" + from +
         ") w) m WHERE (m.active_at >= " + terms.one(window.fresh_since) +
         " OR m.answered_at IS NULL OR m.accepted IS NOT NULL)" + latest_first(terms, "m", window);
}

}  // namespace

std::vector<CommunityId> communities_of(Tx& tx, PersonId person) {
  return tx.values<CommunityId>("SELECT community FROM community_standings WHERE person = $1",
                                person);
}

std::vector<ThemeId> followed_themes(Tx& tx, PersonId person) {
  return tx.values<ThemeId>("SELECT theme FROM followed_themes WHERE person = $1", person);
}

std::vector<ThemeOfWord> themes_of_words(Tx& tx, const std::vector<std::string>& word_keys) {
  return tx.rows<ThemeOfWord>(
      "SELECT word_key, theme FROM theme_keys WHERE word_key " + db::in_texts(tx, 1),
      db::TextList(word_keys));
}

std::vector<Place> in_communities(Tx& tx, const Visitor& visitor, const Interests& interests,
                                  const Window& window, Where where, FoundBy way,
                                  const std::optional<Place>& not_beyond) {
  Terms terms(tx);
  const auto without = left_out(terms, visitor, interests, window, where);
  auto condition = is_worth_reading(terms, window) + without.condition;
  if (not_beyond) {
    condition += " AND (q.active_at, q.id) >= (" + terms.one(not_beyond->active_at) + ", " +
                 terms.one(not_beyond->id) + ")";
  }
  if (way == FoundBy::latest) {
    const auto with = without.table.empty() ? "" : "WITH " + without.table + " ";
    condition += " AND " + is_in(terms, visitor, where);
    return terms.places(with + "SELECT q.id, q.active_at FROM active_questions q WHERE " +
                        condition + latest_first(terms, "q", window));
  }
  const auto with = "WITH " + places_of(terms, visitor, where) +
                    (without.table.empty() ? "" : ", " + without.table) + " ";
  const auto of_one = " FROM active_questions q WHERE q.community = r.community AND " + condition +
                      latest_first(terms, "q", window);
  // SQLite has no LATERAL; PostgreSQL would try every question against each IN.
  const auto of_each = terms.dialect() == db::Dialect::postgres
                           ? "CROSS JOIN LATERAL (SELECT q.id, q.active_at" + of_one + ") n"
                           : "CROSS JOIN active_questions n ON n.id IN (SELECT q.id" + of_one + ")";
  return terms.places(with + "SELECT n.id, n.active_at FROM places r " + of_each +
                      " ORDER BY n.active_at DESC, n.id DESC LIMIT " + terms.one(window.limit));
}

std::vector<Place> moved_since(Tx& tx, const Visitor& visitor, const Interests& interests,
                               const Window& window, Where where) {
  Terms terms(tx);
  const auto without = left_out(terms, visitor, interests, window, where);
  const auto as_of = terms.one(window.as_of);
  const auto from = " FROM (SELECT q.* FROM active_questions q WHERE q.active_at > " + as_of +
                    " AND q.asked_at <= " + as_of + " AND " + is_in(terms, visitor, where) +
                    without.condition + " ORDER BY q.active_at, q.id" + most_moved + ") q";
  const auto with = without.table.empty() ? "" : "WITH " + without.table + " ";
  return terms.places(with + as_they_were(terms, window, from));
}

std::optional<Place> place_beyond(Tx& tx, const Window& window, std::size_t questions) {
  return tx.row<Place>(
      "SELECT q.active_at, q.id FROM active_questions q WHERE (q.active_at, q.id) < ($1, $2)"
      " ORDER BY q.active_at DESC, q.id DESC LIMIT 1 OFFSET $3",
      window.after.active_at, window.after.id, questions - 1);
}

std::vector<Place> near(Tx& tx, const Visitor& visitor, const Interests& interests,
                        const Window& window) {
  Terms terms(tx);
  const auto with = "WITH " + near_of(terms, visitor, interests, window) + " ";
  const auto from =
      " FROM near n JOIN active_questions q ON q.id = n.question WHERE q.asked_at <= " +
      terms.one(window.as_of) + " AND " + is_in(terms, visitor, Where::elsewhere);
  return terms.places(with + as_they_were(terms, window, from));
}

std::vector<AnsweredBy> answered_by(Tx& tx, const std::vector<QuestionId>& questions,
                                    const std::vector<PersonaId>& authors) {
  return tx.rows<AnsweredBy>(
      "SELECT a.question, a.author_persona FROM given_answers a"
      " WHERE a.question " +
          db::in_list(tx, 1) + " AND a.author_persona " + db::in_list(tx, 2) +
          " ORDER BY a.answered_at DESC, a.id DESC",
      db::IdList(tx, questions), db::IdList(tx, authors));
}

}  // namespace kring::feeds::store
