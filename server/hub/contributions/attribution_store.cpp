#include "hub/contributions/attribution_store.h"

#include "platform/db/id_list.h"

namespace kring::contributions::store {

std::vector<AuthorRow> numbers_by(Tx& tx, const std::string& table,
                                  const std::vector<PersonaId>& authors) {
  return tx.rows<AuthorRow>("SELECT author_persona AS author, count(*) AS number FROM " + table +
                                " WHERE author_persona " + db::in_list(tx, 1) +
                                " GROUP BY author_persona",
                            db::IdList(tx, authors));
}

std::vector<ThingId> texts_by(Tx& tx, PersonaId author, std::size_t limit) {
  return tx.values<ThingId>(
      "SELECT id FROM questions WHERE author_persona = $1"
      " UNION ALL SELECT id FROM answers WHERE author_persona = $1"
      " UNION ALL SELECT id FROM comments WHERE author_persona = $1 LIMIT $2",
      author, limit);
}

QuestionId question_of(Tx& tx, const access::Thing& thing) {
  return tx.value<QuestionId>("SELECT question FROM " + thing.kind + "s WHERE id = $1", thing.id)
      .value();
}

void set_author(Tx& tx, const access::Thing& thing, PersonaId author) {
  tx.run("UPDATE " + thing.kind + "s SET author_persona = $2, version = version + 1 WHERE id = $1",
         thing.id, author);
  tx.run("UPDATE revisions SET author_persona = $3 WHERE thing = $1 AND author_persona = $2",
         thing.id, thing.owner, author);
}

}  // namespace kring::contributions::store
