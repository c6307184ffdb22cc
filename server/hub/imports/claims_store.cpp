#include "hub/imports/claims_store.h"

#include "platform/db/id_list.h"

namespace kring::imports::store {
namespace {

std::string select_unclaimed(std::string_view which) {
  return std::string(
             "SELECT p.person AS id, p.name, p.name_key,"
             " CASE WHEN i.source_key = 'unknown' THEN 1 ELSE 0 END AS is_many,"
             " c.person AS claimed_by,"
             " CASE WHEN c.taken_back_at IS NULL THEN 0 ELSE 1 END AS taken_back,"
             " CASE WHEN c.unclaimed_person IS NULL OR c.done_at IS NOT NULL THEN 1 ELSE 0 END"
             " AS done"
             " FROM people_by_name p JOIN import_people i ON i.person = p.person"
             " LEFT JOIN import_claims c ON c.unclaimed_person = p.person WHERE ")
      .append(which);
}

}  // namespace

std::vector<UnclaimedRow> unclaimed_after(Tx& tx, ImportId import, std::string_view named,
                                          std::string_view name_key, PersonId person,
                                          std::size_t limit) {
  return tx.rows<UnclaimedRow>(
      select_unclaimed("i.import = $1 AND substr(p.name_key, 1, length($2)) = $2"
                       " AND (p.name_key, p.person) > ($3, $4)"
                       " ORDER BY p.name_key, p.person LIMIT $5"),
      import, named, name_key, person, limit);
}

std::optional<UnclaimedRow> unclaimed(Tx& tx, PersonId person) {
  return tx.row<UnclaimedRow>(select_unclaimed("i.person = $1"), person);
}

std::optional<ImportId> import_of(Tx& tx, PersonId person) {
  return tx.value<ImportId>("SELECT import FROM import_people WHERE person = $1", person);
}

void put_claim(Tx& tx, PersonId unclaimed, PersonId person, PersonId claimer) {
  tx.run(
      "INSERT INTO import_claims (unclaimed_person, person, claimer_person, claimed_at)"
      " VALUES ($1, $2, $3, $4) ON CONFLICT (unclaimed_person) DO UPDATE SET"
      " person = excluded.person, claimer_person = excluded.claimer_person,"
      " claimed_at = excluded.claimed_at, taken_back_at = NULL, done_at = NULL",
      unclaimed, person, claimer, tx.now());
}

void set_taken_back(Tx& tx, PersonId unclaimed, PersonId claimer) {
  tx.run(
      "UPDATE import_claims SET taken_back_at = $3, claimer_person = $2, done_at = NULL"
      " WHERE unclaimed_person = $1",
      unclaimed, claimer, tx.now());
}

std::optional<ClaimRow> claim_under_way(Tx& tx) {
  return tx.row<ClaimRow>(
      "SELECT unclaimed_person AS unclaimed, person, claimer_person AS claimer,"
      " CASE WHEN taken_back_at IS NULL THEN 0 ELSE 1 END AS taken_back"
      " FROM import_claims WHERE done_at IS NULL ORDER BY claimed_at, unclaimed_person LIMIT 1");
}

void set_done(Tx& tx, PersonId unclaimed) {
  tx.run("UPDATE import_claims SET done_at = $2 WHERE unclaimed_person = $1", unclaimed, tx.now());
}

void delete_claim(Tx& tx, PersonId unclaimed) {
  tx.run("DELETE FROM import_claims WHERE unclaimed_person = $1", unclaimed);
}

void look_again(Tx& tx, ImportId import) {
  tx.run(
      "UPDATE import_claims SET done_at = NULL WHERE unclaimed_person IN"
      " (SELECT person FROM import_people WHERE import = $1)",
      import);
}

void insert_claimed(Tx& tx, ThingId thing, PersonaId former) {
  tx.run(
      "INSERT INTO import_claimed_things (thing, former_persona) VALUES ($1, $2)"
      " ON CONFLICT (thing) DO NOTHING",
      thing, former);
}

void delete_claimed(Tx& tx, ThingId thing) {
  tx.run("DELETE FROM import_claimed_things WHERE thing = $1", thing);
}

std::vector<ThingId> claimed_of(Tx& tx, PersonaId former, std::size_t limit) {
  return tx.values<ThingId>(
      "SELECT thing FROM import_claimed_things WHERE former_persona = $1 ORDER BY thing LIMIT $2",
      former, limit);
}

std::vector<GivenRow> numbers_given(Tx& tx, const std::vector<PersonaId>& formers) {
  return tx.rows<GivenRow>(
      "SELECT former_persona AS former, count(*) AS number FROM import_claimed_things"
      " WHERE former_persona " +
          db::in_list(tx, 1) + " GROUP BY former_persona",
      db::IdList(tx, formers));
}

}  // namespace kring::imports::store
