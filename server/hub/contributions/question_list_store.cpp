#include "hub/contributions/question_list_store.h"

#include "platform/db/id_list.h"

namespace kring::contributions::store {
namespace {

/// Questions that person $1 may read, of those in a view of things, selected from a table or join.
/// A list shows only these, however it was selected.
std::string select(std::string_view from, std::string_view things, std::string_view condition) {
  return "SELECT q.id, q.title, q.excerpt, q.author_persona AS author, q.community, c.name AS"
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
constexpr std::string_view followed_first =
    "WITH followed AS MATERIALIZED (SELECT m.question FROM followed_themes f"
    " JOIN themed_questions m ON m.theme = f.theme WHERE f.person = $1) ";

/// Conditions beyond those of every list, with their parameters.
class Conditions {
 public:
  explicit Conditions(std::vector<db::Param> before) : params_(std::move(before)) {}

  void add(std::string_view condition) { text_ += " AND " + std::string(condition); }
  void add(std::string_view column, db::Param value) {
    params_.push_back(value);
    add(std::string(column) + " = $" + std::to_string(params_.size()));
  }

  const std::string& text() const { return text_; }
  const std::vector<db::Param>& params() const { return params_; }

 private:
  std::string text_;
  std::vector<db::Param> params_;
};

void add_show(Conditions& conditions, const Wanted& wanted, const Visitor& viewer) {
  switch (wanted.show) {
    case Show::newest:
      break;
    case Show::unanswered:  // the partial index's condition, word for word
      conditions.add("q.answers = 0 AND q.state = 'visible'");
      break;
    case Show::mine:
      conditions.add("q.author_persona", viewer.persona);
      break;
    case Show::followed:
      conditions.add(wanted.followed_by == FollowedBy::themes
                         ? "q.id IN (SELECT question FROM followed)"
                         : "EXISTS (SELECT 1 FROM themed_questions m JOIN followed_themes f"
                           " ON f.theme = m.theme AND f.person = $1 WHERE m.question = q.id)");
      break;
  }
}

}  // namespace

std::vector<SummaryRow> questions(Tx& tx, const Visitor& viewer, const Wanted& wanted, Place after,
                                  std::size_t limit) {
  Conditions conditions({viewer.person, after.asked_at, after.id, limit});
  add_show(conditions, wanted, viewer);
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
  // One's own, withdrawn ones too: nowhere else could they be found again and be restored.
  const auto* things = wanted.show == Show::mine ? "things_for_owners" : "things_on_show";
  std::string sql(wanted.followed_by == FollowedBy::themes ? followed_first : std::string_view());
  sql += select(from, things, conditions.text() + std::string(newest_first));
  return tx.rows_with<SummaryRow>(sql, conditions.params());
}

std::vector<SummaryRow> readable_among(Tx& tx, const Visitor& viewer,
                                       const std::vector<QuestionId>& ids) {
  return tx.rows<SummaryRow>(
      select("questions q", "things_on_show", " AND q.id " + db::in_list(tx, 2)), viewer.person,
      db::IdList(tx, ids));
}

}  // namespace kring::contributions::store
