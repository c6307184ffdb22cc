#include "hub/reactions/reactions_store.h"

#include "platform/db/id_list.h"

namespace kring::reactions::store {

const Press helpful{"helpful", "answer", "giver_persona", "given_at"};
const Press same{"same", "question", "sayer_persona", "said_at"};

bool insert(Tx& tx, const Press& press, ThingId thing, PersonaId persona) {
  const auto key = press.thing + ", " + press.persona;
  return tx.run("INSERT INTO " + press.name + " (" + key + ", " + press.said_at +
                    ") VALUES ($1, $2, $3) ON CONFLICT (" + key + ") DO NOTHING",
                thing, persona, tx.now()) == 1;
}

bool erase(Tx& tx, const Press& press, ThingId thing, PersonaId persona) {
  return tx.run("DELETE FROM " + press.name + " WHERE " + press.thing + " = $1 AND " +
                    press.persona + " = $2",
                thing, persona) == 1;
}

void change_count(Tx& tx, const Press& press, ThingId thing, std::int64_t by) {
  const auto counts = press.name + "_counts";
  tx.run("INSERT INTO " + counts + " (" + press.thing + ", " + press.name +
             ", changes) VALUES ($1, $2, 1) ON CONFLICT (" + press.thing + ") DO UPDATE SET " +
             press.name + " = " + counts + "." + press.name + " + $2, changes = " + counts +
             ".changes + 1",
         thing, by);
}

std::vector<CountRow> counts(Tx& tx, const Press& press, PersonaId viewer,
                             const std::vector<ThingId>& things) {
  return tx.rows<CountRow>("SELECT c." + press.thing + " AS thing, c." + press.name +
                               " AS count, c.changes, CASE WHEN p." + press.thing +
                               " IS NULL THEN 0 ELSE 1 END AS mine FROM " + press.name +
                               "_counts c LEFT JOIN " + press.name + " p ON p." + press.thing +
                               " = c." + press.thing + " AND p." + press.persona +
                               " = $1 WHERE c." + press.thing + " " + db::in_list(tx, 2),
                           viewer, db::IdList(tx, things));
}

void insert_likes(Tx& tx, ThingId thing, std::int64_t likes) {
  tx.run("INSERT INTO likes (thing, likes) VALUES ($1, $2)", thing, likes);
}

std::vector<LikesRow> likes_of(Tx& tx, const std::vector<ThingId>& things) {
  return tx.rows<LikesRow>("SELECT thing, likes FROM likes WHERE thing " + db::in_list(tx, 1),
                           db::IdList(tx, things));
}

}  // namespace kring::reactions::store
