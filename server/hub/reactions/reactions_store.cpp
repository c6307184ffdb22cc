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

bool insert_same(Tx& tx, ThingId question, PersonaId sayer) {
  return tx.run(
             "INSERT INTO same (question, sayer_persona, said_at) VALUES ($1, $2, $3)"
             " ON CONFLICT (question, sayer_persona) DO NOTHING",
             question, sayer, tx.now()) == 1;
}

bool delete_same(Tx& tx, ThingId question, PersonaId sayer) {
  return tx.run("DELETE FROM same WHERE question = $1 AND sayer_persona = $2", question, sayer) ==
         1;
}

void change_same(Tx& tx, ThingId question, int by) {
  tx.run(
      "INSERT INTO same_counts (question, same, changes) VALUES ($1, $2, 1)"
      " ON CONFLICT (question) DO UPDATE SET same = same_counts.same + $2,"
      " changes = same_counts.changes + 1",
      question, by);
}

std::vector<SameRow> same_counts(Tx& tx, PersonaId viewer, const std::vector<ThingId>& questions) {
  return tx.rows<SameRow>(
      "SELECT c.question, c.same, c.changes, CASE WHEN s.question IS NULL THEN 0 ELSE 1 END AS mine"
      " FROM same_counts c LEFT JOIN same s ON s.question = c.question AND s.sayer_persona = $1"
      " WHERE c.question " +
          db::in_list(tx, 2),
      viewer, db::IdList(tx, questions));
}

}  // namespace kring::reactions::store
