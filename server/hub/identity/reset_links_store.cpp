#include "hub/identity/reset_links_store.h"

#include "platform/db/forgetting.h"

namespace kring::identity::store {

void put_reset_link(Tx& tx, PersonId person, const db::Bytes& token_hash,
                    std::optional<PersonId> maker, Time expires_at) {
  tx.run(
      "INSERT INTO reset_links (person, token_hash, maker_person, expires_at)"
      " VALUES ($1, $2, $3, $4) ON CONFLICT (person) DO UPDATE SET"
      " token_hash = excluded.token_hash, maker_person = excluded.maker_person,"
      " expires_at = excluded.expires_at, used_at = NULL",
      person, token_hash, maker, expires_at);
}

std::optional<ResetLinkRow> reset_link(Tx& tx, const db::Bytes& token_hash) {
  return tx.row<ResetLinkRow>(
      "SELECT person, expires_at, used_at FROM reset_links WHERE token_hash = $1", token_hash);
}

void set_reset_link_used(Tx& tx, PersonId person) {
  tx.run("UPDATE reset_links SET used_at = $2 WHERE person = $1", person, tx.now());
}

void end_reset_link_for(Tx& tx, PersonId person) {
  tx.run("UPDATE reset_links SET expires_at = $2 WHERE person = $1 AND expires_at > $2", person,
         tx.now());
}

void end_reset_links_by(Tx& tx, PersonId maker) {
  tx.run("UPDATE reset_links SET expires_at = $2 WHERE maker_person = $1 AND expires_at > $2",
         maker, tx.now());
}

std::int64_t delete_reset_links_before(Tx& tx, Time expired) {
  return db::delete_some(tx, "reset_links", "person", "expires_at <= $1", expired);
}

}  // namespace kring::identity::store
