#include "hub/people/newcomers_store.h"

#include "platform/db/id_list.h"
#include "platform/db/text_list.h"

namespace kring::people::store {

std::vector<Newcomer> newcomers(Tx& tx) {
  return tx.rows<Newcomer>(
      "SELECT id, email, email_key, name, unit, role FROM newcomers ORDER BY email_key");
}

std::vector<Newcomer> newcomers_at(Tx& tx, const std::vector<std::string>& email_keys) {
  return tx.rows<Newcomer>(
      "SELECT id, email, email_key, name, unit, role FROM newcomers WHERE email_key " +
          db::in_texts(tx, 1),
      db::TextList(email_keys));
}

std::optional<Newcomer> newcomer(Tx& tx, std::string_view email_key) {
  return tx.row<Newcomer>(
      "SELECT id, email, email_key, name, unit, role FROM newcomers WHERE email_key = $1",
      email_key);
}

std::vector<NewcomerId> newcomers_named_before(Tx& tx, Time before, std::size_t limit) {
  return tx.values<NewcomerId>(
      "SELECT id FROM newcomers WHERE expected_at < $1 ORDER BY expected_at, id LIMIT $2", before,
      limit);
}

void put_newcomer(Tx& tx, const Newcomer& newcomer) {
  tx.run(
      "INSERT INTO newcomers (id, email, email_key, name, unit, role, expected_at)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)"
      " ON CONFLICT (id) DO UPDATE SET email = $2, name = $4, unit = $5, role = $6, expected_at = $7",
      newcomer.id, newcomer.email, newcomer.email_key, newcomer.name, newcomer.unit, newcomer.role,
      tx.now());
}

void renew_newcomers(Tx& tx, const std::vector<NewcomerId>& ids) {
  if (ids.empty()) return;
  tx.run("UPDATE newcomers SET expected_at = $1 WHERE id " + db::in_list(tx, 2), tx.now(),
         db::IdList(tx, ids));
}

void delete_newcomer(Tx& tx, NewcomerId id) {
  tx.run("DELETE FROM newcomers WHERE id = $1", id);
}

}  // namespace kring::people::store
