#include "hub/own_records/own_records_store.h"

namespace kring::own_records::store {

std::vector<Choice> choices(Tx& tx) {
  return tx.rows<Choice>(
      "SELECT kind, is_on, changed_at, changer_person AS changer FROM own_record_choices");
}

bool is_chosen(Tx& tx, RecordKind kind) {
  return tx.value<bool>("SELECT is_on FROM own_record_choices WHERE kind = $1", kind)
      .value_or(false);
}

void put_choice(Tx& tx, RecordKind kind, bool on, PersonId changer) {
  tx.run(
      "INSERT INTO own_record_choices (kind, is_on, changed_at, changer_person)"
      " VALUES ($1, $2, $3, $4) ON CONFLICT (kind) DO UPDATE SET is_on = excluded.is_on,"
      " changed_at = excluded.changed_at, changer_person = excluded.changer_person",
      kind, on, tx.now(), changer);
}

bool has_objection(Tx& tx, PersonId person) {
  return tx.value<PersonId>("SELECT person FROM own_record_objections WHERE person = $1", person)
      .has_value();
}

bool insert_objection(Tx& tx, PersonId person) {
  return tx.run(
             "INSERT INTO own_record_objections (person, objected_at) VALUES ($1, $2)"
             " ON CONFLICT (person) DO NOTHING",
             person, tx.now()) == 1;
}

bool delete_objection(Tx& tx, PersonId person) {
  return tx.run("DELETE FROM own_record_objections WHERE person = $1", person) == 1;
}

std::string space_of_ids(Tx& tx, std::string_view octets_if_new) {
  tx.run(
      "INSERT INTO own_record_namespace (only_row, octets) VALUES (1, $1)"
      " ON CONFLICT (only_row) DO NOTHING",
      db::Bytes{std::string(octets_if_new)});
  return tx.value<db::Bytes>("SELECT octets FROM own_record_namespace").value().octets;
}

std::optional<std::string> known_space_of_ids(Tx& tx) {
  const auto known = tx.value<db::Bytes>("SELECT octets FROM own_record_namespace");
  return known ? std::optional(known->octets) : std::nullopt;
}

void set_followed_kind(Tx& tx, RecordKind kind, bool on) {
  if (on) {
    tx.run("INSERT INTO own_record_kinds (kind) VALUES ($1) ON CONFLICT (kind) DO NOTHING", kind);
  } else {
    tx.run("DELETE FROM own_record_kinds WHERE kind = $1", kind);
  }
}

bool is_followed_kind(Tx& tx, RecordKind kind) {
  return tx.value<std::string>("SELECT kind FROM own_record_kinds WHERE kind = $1", kind)
      .has_value();
}

void set_objector(Tx& tx, PersonaId persona, bool objects) {
  if (objects) {
    tx.run(
        "INSERT INTO own_record_objectors (persona) VALUES ($1) ON CONFLICT (persona) DO NOTHING",
        persona);
  } else {
    tx.run("DELETE FROM own_record_objectors WHERE persona = $1", persona);
  }
}

bool is_objector(Tx& tx, PersonaId persona) {
  return tx.value<PersonaId>("SELECT persona FROM own_record_objectors WHERE persona = $1", persona)
      .has_value();
}

void insert_told(Tx& tx, const Told& told) {
  tx.run(
      "INSERT INTO own_records_told (line, kind, actor_persona, thing, told_at, statement, voided)"
      " VALUES ($1, $2, $3, $4, $5, $6, 0)",
      told.line, told.kind, told.actor, told.thing, told.told_at, told.statement);
}

std::vector<Told> told_of(Tx& tx, ThingId thing, bool voided) {
  return tx.rows<Told>(
      "SELECT line, kind, actor_persona AS actor, thing, told_at, statement FROM own_records_told"
      " WHERE thing = $1 AND voided = $2 ORDER BY line",
      thing, voided);
}

void set_voided(Tx& tx, std::int64_t line) {
  tx.run("UPDATE own_records_told SET voided = 1 WHERE line = $1", line);
}

void delete_told(Tx& tx, std::int64_t line) {
  tx.run("DELETE FROM own_records_told WHERE line = $1", line);
}

void clear(Tx& tx) {
  for (const auto* const table : {"own_record_kinds", "own_record_objectors", "own_records_told"}) {
    tx.run(std::string("DELETE FROM ") + table);
  }
}

}  // namespace kring::own_records::store
