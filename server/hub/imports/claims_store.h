#pragma once

#include "hub/imports/claims.h"

#include <optional>
#include <string>
#include <vector>

namespace kring::imports::store {

struct UnclaimedRow {
  PersonId id;
  std::string name;
  std::string name_key;
  bool is_many;
  std::optional<PersonId> claimed_by;
  bool taken_back;
  bool done;
  BOOST_DESCRIBE_CLASS(UnclaimedRow, (),
                       (id, name, name_key, is_many, claimed_by, taken_back, done), (), ())
};
/// Those whose name's key begins so, after (name_key, person).
std::vector<UnclaimedRow> unclaimed_after(Tx& tx, ImportId import, std::string_view named,
                                          std::string_view name_key, PersonId person,
                                          std::size_t limit);
std::optional<UnclaimedRow> unclaimed(Tx& tx, PersonId person);
/// With which import somebody came.
std::optional<ImportId> import_of(Tx& tx, PersonId person);

struct ClaimRow {
  PersonId unclaimed;
  PersonId person;
  std::optional<PersonId> claimer;
  bool taken_back;
  BOOST_DESCRIBE_CLASS(ClaimRow, (), (unclaimed, person, claimer, taken_back), (), ())
};
void put_claim(Tx& tx, PersonId unclaimed, PersonId person, PersonId claimer);
void set_taken_back(Tx& tx, PersonId unclaimed, PersonId claimer);
/// The oldest of which something is to be handed over yet.
std::optional<ClaimRow> claim_under_way(Tx& tx);
void set_done(Tx& tx, PersonId unclaimed);
void delete_claim(Tx& tx, PersonId unclaimed);
/// Has all claims of an import looked at once more: it may have brought more.
void look_again(Tx& tx, ImportId import);

void insert_claimed(Tx& tx, ThingId thing, PersonaId former);
void delete_claimed(Tx& tx, ThingId thing);
std::vector<ThingId> claimed_of(Tx& tx, PersonaId former, std::size_t limit);

struct GivenRow {
  PersonaId former;
  std::int64_t number;
  BOOST_DESCRIBE_CLASS(GivenRow, (), (former, number), (), ())
};
/// How many texts of each of these were given, in one query.
std::vector<GivenRow> numbers_given(Tx& tx, const std::vector<PersonaId>& formers);

}  // namespace kring::imports::store
