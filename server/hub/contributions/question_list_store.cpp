#include "hub/contributions/question_list_store.h"

#include "platform/db/id_list.h"

namespace kring::contributions::store {
namespace {

/// Questions that person $1 may read, of those in a view of things. A list shows only these,
/// however it was selected.
std::string readable(std::string_view things) {
  return "SELECT q.id, q.title, q.excerpt, q.author_persona AS author, q.community, c.name AS"
         " community_name, q.asked_at, q.answers, q.accepted, q.state"
         " FROM questions q"
         " JOIN " +
         std::string(things) +
         " t ON t.id = q.id"
         " JOIN community_names c ON c.id = q.community"
         " WHERE (t.audience = 'everyone' OR EXISTS (SELECT 1 FROM community_standings s"
         " WHERE s.community = q.community AND s.person = $1))";
}

constexpr std::string_view newest_first =
    " AND (q.asked_at, q.id) < ($2, $3) ORDER BY q.asked_at DESC, q.id DESC LIMIT $4";

/// The conditions of the partial index on unanswered questions, word for word.
constexpr std::string_view unanswered = " AND q.answers = 0 AND q.state = 'visible'";

std::string select(std::string_view condition, std::string_view order = newest_first) {
  return readable("things_on_show") + std::string(condition) + std::string(order);
}

/// One's own, withdrawn ones too: nowhere else could they be found again and be restored.
std::string select_own(std::string_view condition) {
  return readable("things_for_owners") + std::string(condition) + std::string(newest_first);
}

}  // namespace

std::vector<SummaryRow> questions(Tx& tx, const Visitor& viewer, Show show, Place after,
                                  std::size_t limit) {
  switch (show) {
    case Show::newest:
      return tx.rows<SummaryRow>(select(""), viewer.person, after.asked_at, after.id, limit);
    case Show::unanswered:
      return tx.rows<SummaryRow>(select(unanswered), viewer.person, after.asked_at, after.id,
                                 limit);
    case Show::mine:
      return tx.rows<SummaryRow>(select_own(" AND q.author_persona = $5"), viewer.person,
                                 after.asked_at, after.id, limit, viewer.persona);
  }
  return {};
}

std::vector<SummaryRow> questions_of(Tx& tx, const Visitor& viewer, CommunityId community,
                                     Show show, Place after, std::size_t limit) {
  std::string condition(" AND q.community = $5");
  if (show == Show::unanswered) condition += unanswered;
  if (show != Show::mine) {
    return tx.rows<SummaryRow>(select(condition), viewer.person, after.asked_at, after.id, limit,
                               community);
  }
  condition += " AND q.author_persona = $6";
  return tx.rows<SummaryRow>(select_own(condition), viewer.person, after.asked_at, after.id, limit,
                             community, viewer.persona);
}

std::vector<SummaryRow> readable_among(Tx& tx, const Visitor& viewer,
                                       const std::vector<QuestionId>& ids) {
  return tx.rows<SummaryRow>(select(" AND q.id " + db::in_list(tx, 2), ""), viewer.person,
                             db::IdList(tx, ids));
}

}  // namespace kring::contributions::store
