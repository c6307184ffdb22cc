#include "hub/contributions/question_list_store.h"

#include "platform/db/id_list.h"

namespace kring::contributions::store {
namespace {

/// Questions that person $1 may read, of those in a view of things, selected from a table or join.
/// A list shows only these, however it was selected.
std::string select(std::string_view from, std::string_view things, std::string_view condition) {
  return "SELECT q.id, q.title, q.excerpt, q.language, q.author_persona AS author, q.community, c.name AS"
         " community_name, q.asked_at, q.answers, q.accepted, q.state FROM " +
         std::string(from) + " JOIN " + std::string(things) +
         " t ON t.id = q.id"
         " JOIN community_names c ON c.id = q.community"
         " WHERE (t.audience = 'everyone' OR EXISTS (SELECT 1 FROM community_standings s"
         " WHERE s.community = q.community AND s.person = $1))" +
         std::string(condition);
}

/// What a person follows, found before anything else is looked at. PostgreSQL makes one plan of IN
/// and EXISTS, and would read the newest questions either way.
std::string followed_first(std::string_view author_is_followed) {
  const auto by_them = " WHERE " + std::string(author_is_followed);
  return "WITH followed AS MATERIALIZED (SELECT m.question FROM followed_themes f"
         " JOIN themed_questions m ON m.theme = f.theme WHERE f.person = $1"
         " UNION SELECT id FROM questions" +
         by_them + " UNION SELECT question FROM answers" + by_them + " AND state = 'visible') ";
}

/// The partial index's condition, word for word.
constexpr std::string_view is_unanswered = "q.answers = 0 AND q.state = 'visible'";

/// The newest of each community that person $1 may read, a page of each, as `found`: what is out of
/// sight costs nothing, however much of it there is. SQLite has no LATERAL; PostgreSQL would try
/// every question against each IN.
std::string of_each_community(db::Dialect dialect, Show show) {
  const auto condition =
      show == Show::unanswered ? is_unanswered : std::string_view("q.state = 'visible'");
  const auto of_one = " FROM questions q WHERE q.community = r.community AND " +
                      std::string(condition) +
                      " AND (q.asked_at, q.id) < ($2, $3)"
                      " ORDER BY q.asked_at DESC, q.id DESC LIMIT $4";
  const auto of_each = dialect == db::Dialect::postgres
                           ? "CROSS JOIN LATERAL (SELECT q.id, q.asked_at" + of_one + ") n"
                           : "CROSS JOIN questions n ON n.id IN (SELECT q.id" + of_one + ")";
  return "WITH readable AS (SELECT community FROM community_standings WHERE person = $1"
         " UNION SELECT id FROM open_communities),"
         " found AS (SELECT n.id FROM readable r " +
         of_each + " ORDER BY n.asked_at DESC, n.id DESC LIMIT $4) ";
}

/// Conditions beyond those of every list, with their parameters.
class Conditions {
 public:
  explicit Conditions(std::vector<db::Param> before) : params_(std::move(before)) {}

  void add(std::string_view condition) { text_ += " AND " + std::string(condition); }
  void add(std::string_view column, db::Param value) {
    params_.push_back(value);
    add(std::string(column) + " = $" + std::to_string(params_.size()));
  }

  /// The next parameter, as its number.
  int place_of(db::Param value) {
    params_.push_back(value);
    return static_cast<int>(params_.size());
  }

  void add_not_beyond(const Place& place) {
    params_.insert(params_.end(), {place.asked_at, place.id});
    add("(q.asked_at, q.id) >= ($" + std::to_string(params_.size() - 1) + ", $" +
        std::to_string(params_.size()) + ")");
  }

  const std::string& text() const { return text_; }
  const std::vector<db::Param>& params() const { return params_; }

 private:
  std::string text_;
  std::vector<db::Param> params_;
};

void add_show(Conditions& conditions, const Wanted& wanted, const Visitor& viewer,
              std::string_view author_is_followed) {
  switch (wanted.show) {
    case Show::newest:
      break;
    case Show::unanswered:
      conditions.add(is_unanswered);
      break;
    case Show::mine:
      conditions.add("q.author_persona", viewer.persona);
      break;
    case Show::followed:
      conditions.add(wanted.found_by == FoundBy::followed
                         ? "q.id IN (SELECT question FROM followed)"
                         : "(EXISTS (SELECT 1 FROM themed_questions m JOIN followed_themes f"
                           " ON f.theme = m.theme AND f.person = $1 WHERE m.question = q.id)"
                           " OR q." +
                               std::string(author_is_followed) +
                               " OR EXISTS (SELECT 1 FROM answers a WHERE a.question = q.id"
                               " AND a.state = 'visible' AND a." +
                               std::string(author_is_followed) + "))");
      break;
  }
}

}  // namespace

std::vector<SummaryRow> questions(Tx& tx, const Visitor& viewer, const Wanted& wanted, Place after,
                                  std::size_t limit) {
  Conditions conditions({viewer.person, after.asked_at, after.id, limit});
  const db::IdList followed(tx, wanted.followed);
  std::string author_is_followed;
  if (wanted.show == Show::followed)
    author_is_followed = "author_persona " + db::in_list(tx, conditions.place_of(followed));
  add_show(conditions, wanted, viewer, author_is_followed);
  if (wanted.community) conditions.add("q.community", *wanted.community);
  std::string_view from = "questions q";
  std::string_view newest_first =
      " AND (q.asked_at, q.id) < ($2, $3) ORDER BY q.asked_at DESC, q.id DESC LIMIT $4";
  if (wanted.theme) {  // read off the index of themes, which knows when each was asked
    conditions.add("h.theme", *wanted.theme);
    from = "themed_questions h JOIN questions q ON q.id = h.question";
    newest_first =
        " AND (h.asked_at, h.question) < ($2, $3)"
        " ORDER BY h.asked_at DESC, h.question DESC LIMIT $4";
  }
  if (wanted.found_by == FoundBy::communities) from = "found JOIN questions q ON q.id = found.id";
  if (wanted.not_beyond) conditions.add_not_beyond(*wanted.not_beyond);
  // One's own, withdrawn ones too: nowhere else could they be found again and be restored.
  const auto* things = wanted.show == Show::mine ? "things_for_owners" : "things_on_show";
  std::string sql;
  if (wanted.found_by == FoundBy::followed) sql = followed_first(author_is_followed);
  if (wanted.found_by == FoundBy::communities) sql = of_each_community(tx.dialect(), wanted.show);
  sql += select(from, things, conditions.text() + std::string(newest_first));
  return tx.rows_with<SummaryRow>(sql, conditions.params());
}

std::optional<Place> place_beyond(Tx& tx, Show show, Place after, std::size_t questions) {
  const auto condition = show == Show::unanswered ? std::string(is_unanswered) + " AND " : "";
  return tx.row<Place>("SELECT q.asked_at, q.id FROM questions q WHERE " + condition +
                           "(q.asked_at, q.id) < ($1, $2)"
                           " ORDER BY q.asked_at DESC, q.id DESC LIMIT 1 OFFSET $3",
                       after.asked_at, after.id, questions - 1);
}

std::int64_t texts_of(Tx& tx, const std::vector<PersonaId>& authors, std::int64_t limit) {
  const auto by_them = " WHERE author_persona " + db::in_list(tx, 1);
  return tx
      .value<std::int64_t>("SELECT count(*) FROM (SELECT 1 FROM questions" + by_them +
                               " UNION ALL SELECT 1 FROM answers" + by_them +
                               " LIMIT $2) AS written",
                           db::IdList(tx, authors), limit)
      .value_or(0);
}

std::vector<OwnUnanswered> own_unanswered_after(Tx& tx, const Visitor& viewer, CommunityId after,
                                                std::size_t limit) {
  return tx.rows<OwnUnanswered>(
      "SELECT q.community, COUNT(*) AS questions FROM questions q"
      " JOIN community_standings s ON s.community = q.community AND s.person = $1"
      " WHERE q.author_persona = $2 AND " +
          std::string(is_unanswered) +
          " AND q.community > $3 GROUP BY q.community ORDER BY q.community LIMIT $4",
      viewer.person, viewer.persona, after, limit);
}

std::vector<SummaryRow> readable_among(Tx& tx, const Visitor& viewer,
                                       const std::vector<QuestionId>& ids) {
  return tx.rows<SummaryRow>(
      select("questions q", "things_on_show", " AND q.id " + db::in_list(tx, 2)), viewer.person,
      db::IdList(tx, ids));
}

}  // namespace kring::contributions::store
