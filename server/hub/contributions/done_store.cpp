#include "hub/contributions/done_store.h"

namespace kring::contributions::store {
namespace {

/// Person $1 may read thing t, which persona $2 wrote.
constexpr std::string_view readable_of_author =
    " WHERE x.author_persona = $2 AND (t.audience = 'everyone' OR EXISTS"
    " (SELECT 1 FROM community_standings s WHERE s.community = t.community AND s.person = $1))";

/// How many of a table's texts those are.
std::string number_of(std::string_view table) {
  return "(SELECT COUNT(*) FROM " + std::string(table) + " x JOIN things_on_show t ON t.id = x.id" +
         std::string(readable_of_author) + ")";
}

}  // namespace

CountsRow counts_of(Tx& tx, PersonId reader, PersonaId author) {
  return tx
      .row<CountsRow>("SELECT " + number_of("questions") + " AS questions, " +
                          number_of("comments") +
                          " AS comments, COUNT(*) AS answers,"
                          " COUNT(CASE WHEN q.accepted = x.id THEN 1 END) AS accepted,"
                          " CAST(COALESCE(SUM(h.helpful), 0) AS BIGINT) AS helpful"
                          " FROM answers x JOIN things_on_show t ON t.id = x.id"
                          " JOIN questions q ON q.id = x.question"
                          " LEFT JOIN helpful_answers h ON h.answer = x.id" +
                          std::string(readable_of_author),
                      reader, author)
      .value();
}

std::vector<AnsweredThemeRow> answered_themes(Tx& tx, PersonId reader, PersonaId author,
                                              std::size_t limit) {
  return tx.rows<AnsweredThemeRow>(
      "SELECT m.theme, COUNT(*) AS answers,"
      " COUNT(CASE WHEN q.accepted = x.id THEN 1 END) AS accepted"
      " FROM answers x JOIN things_on_show t ON t.id = x.id"
      " JOIN questions q ON q.id = x.question JOIN themed_questions m ON m.question = x.question" +
          std::string(readable_of_author) +
          " GROUP BY m.theme ORDER BY COUNT(*) DESC, m.theme LIMIT $3",
      reader, author, limit);
}

}  // namespace kring::contributions::store
