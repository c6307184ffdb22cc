#pragma once

#include "hub/own_records/own_records.h"
#include "platform/db/value.h"

namespace kring::own_records::store {

/// What an administrator chose last.
struct Choice {
  RecordKind kind = RecordKind::asked;
  bool is_on = false;
  Time changed_at;
  std::optional<PersonId> changer;
  BOOST_DESCRIBE_CLASS(Choice, (), (kind, is_on, changed_at, changer), (), ())
};
std::vector<Choice> choices(Tx& tx);
bool is_chosen(Tx& tx, RecordKind kind);
void put_choice(Tx& tx, RecordKind kind, bool on, PersonId changer);

bool has_objection(Tx& tx, PersonId person);
/// False where there is one, or was none.
bool insert_objection(Tx& tx, PersonId person);
bool delete_objection(Tx& tx, PersonId person);

/// Sixteen octets; these where there were none yet.
std::string space_of_ids(Tx& tx, std::string_view octets_if_new);

/// Those that are there; none where nothing was told yet.
std::optional<std::string> known_space_of_ids(Tx& tx);

/// As it was at the line that is followed.
void set_followed_kind(Tx& tx, RecordKind kind, bool on);
bool is_followed_kind(Tx& tx, RecordKind kind);
void set_objector(Tx& tx, PersonaId persona, bool objects);
bool is_objector(Tx& tx, PersonaId persona);

struct Told {
  std::int64_t line = 0;
  RecordKind kind = RecordKind::asked;
  PersonaId actor;
  ThingId thing;
  Time told_at;
  db::Bytes statement;
  BOOST_DESCRIBE_CLASS(Told, (), (line, kind, actor, thing, told_at, statement), (), ())
};
void insert_told(Tx& tx, const Told& told);
/// What was told of a thing and stands, or was voided, in the order of the lines.
std::vector<Told> told_of(Tx& tx, ThingId thing, bool voided);
void set_voided(Tx& tx, std::int64_t line);
void delete_told(Tx& tx, std::int64_t line);

/// Everything that a replay makes anew.
void clear(Tx& tx);

}  // namespace kring::own_records::store
