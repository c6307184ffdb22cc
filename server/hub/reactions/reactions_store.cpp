#include "hub/reactions/reactions_store.h"

#include "platform/db/id_list.h"

namespace kring::reactions::store {

bool insert_helpful(Tx& tx, ThingId answer, PersonaId giver) {
  return tx.run(
             "INSERT INTO helpful (answer, giver_persona, given_at) VALUES ($1, $2, $3)"
             " ON CONFLICT (answer, giver_persona) DO NOTHING",
             answer, giver, tx.now()) == 1;
}

bool delete_helpful(Tx& tx, ThingId answer, PersonaId giver) {
  return tx.run("DELETE FROM helpful WHERE answer = $1 AND giver_persona = $2", answer, giver) == 1;
}

void change_count(Tx& tx, ThingId answer, int by) {
  tx.run(
      "INSERT INTO helpful_counts (answer, helpful, changes) VALUES ($1, $2, 1)"
      " ON CONFLICT (answer) DO UPDATE SET helpful = helpful_counts.helpful + $2,"
      " changes = helpful_counts.changes + 1",
      answer, by);
}

std::vector<CountRow> counts(Tx& tx, PersonaId viewer, const std::vector<ThingId>& answers) {
  return tx.rows<CountRow>(
      "SELECT c.answer, c.helpful, c.changes, CASE WHEN h.answer IS NULL THEN 0 ELSE 1 END AS mine"
      " FROM helpful_counts c LEFT JOIN helpful h ON h.answer = c.answer AND h.giver_persona = $1"
      " WHERE c.answer " +
          db::in_list(tx, 2),
      viewer, db::IdList(tx, answers));
}

}  // namespace kring::reactions::store
