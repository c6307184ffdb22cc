#include "hub/identity/second_step_store.h"

namespace kring::identity::store {

std::optional<SecondStepRow> second_step(Tx& tx, PersonId person) {
  return tx.row<SecondStepRow>(
      "SELECT sealed_secret, last_step, CASE WHEN turned_on_at IS NULL THEN 0 ELSE 1 END AS \"on\""
      " FROM second_steps WHERE person = $1",
      person);
}

void put_second_step(Tx& tx, PersonId person, const db::Bytes& sealed_secret) {
  tx.run(
      "INSERT INTO second_steps (person, sealed_secret, last_step) VALUES ($1, $2, 0)"
      " ON CONFLICT (person) DO UPDATE SET sealed_secret = excluded.sealed_secret, last_step = 0,"
      " turned_on_at = NULL",
      person, sealed_secret);
}

bool set_last_step(Tx& tx, PersonId person, std::int64_t step) {
  return tx.run("UPDATE second_steps SET last_step = $2 WHERE person = $1 AND last_step < $2",
                person, step) == 1;
}

void set_turned_on(Tx& tx, PersonId person) {
  tx.run("UPDATE second_steps SET turned_on_at = $2 WHERE person = $1", person, tx.now());
}

bool delete_second_step(Tx& tx, PersonId person) {
  tx.run("DELETE FROM recovery_codes WHERE person = $1", person);
  return tx.run("DELETE FROM second_steps WHERE person = $1", person) == 1;
}

void replace_recovery_codes(Tx& tx, PersonId person, const std::vector<db::Bytes>& hashes) {
  tx.run("DELETE FROM recovery_codes WHERE person = $1", person);
  for (const auto& hash : hashes) {
    tx.run("INSERT INTO recovery_codes (code_hash, person) VALUES ($1, $2)", hash, person);
  }
}

std::int64_t recovery_codes_left(Tx& tx, PersonId person) {
  return tx.value<std::int64_t>("SELECT count(*) FROM recovery_codes WHERE person = $1", person)
      .value_or(0);
}

bool delete_recovery_code(Tx& tx, PersonId person, const db::Bytes& hash) {
  return tx.run("DELETE FROM recovery_codes WHERE person = $1 AND code_hash = $2", person, hash) ==
         1;
}

}  // namespace kring::identity::store
