#pragma once

#include "base/id.h"
#include "platform/db/tx.h"

#include <vector>

namespace kring::reactions::store {

/// False where it was already so; so for `delete_helpful`.
bool insert_helpful(Tx& tx, ThingId answer, PersonaId giver);
bool delete_helpful(Tx& tx, ThingId answer, PersonaId giver);
void change_count(Tx& tx, ThingId answer, int by);

struct CountRow {
  ThingId answer;
  std::int64_t helpful;
  std::int64_t changes;
  bool mine;
  BOOST_DESCRIBE_CLASS(CountRow, (), (answer, helpful, changes, mine), (), ())
};
std::vector<CountRow> counts(Tx& tx, PersonaId viewer, const std::vector<ThingId>& answers);

/// False where it was already so; so for `delete_same`.
bool insert_same(Tx& tx, ThingId question, PersonaId sayer);
bool delete_same(Tx& tx, ThingId question, PersonaId sayer);
void change_same(Tx& tx, ThingId question, int by);

struct SameRow {
  ThingId question;
  std::int64_t same;
  std::int64_t changes;
  bool mine;
  BOOST_DESCRIBE_CLASS(SameRow, (), (question, same, changes, mine), (), ())
};
std::vector<SameRow> same_counts(Tx& tx, PersonaId viewer, const std::vector<ThingId>& questions);

}  // namespace kring::reactions::store
