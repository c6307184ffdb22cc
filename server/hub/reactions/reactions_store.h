#pragma once

#include "base/id.h"
#include "platform/db/tx.h"

#include <string>
#include <vector>

namespace kring::reactions::store {

/// A kind of press: where each is kept, and how they are counted in `<name>_counts`.
struct Press {
  std::string name;     ///< of the table with a row for each, and of the number of them
  std::string thing;    ///< the kind of thing that it is said of, and its column
  std::string persona;  ///< the column of whoever says it
  std::string said_at;  ///< the column of when
};
extern const Press helpful;
extern const Press same;

/// False where it was already so; so for `erase`.
bool insert(Tx& tx, const Press& press, ThingId thing, PersonaId persona);
bool erase(Tx& tx, const Press& press, ThingId thing, PersonaId persona);
void change_count(Tx& tx, const Press& press, ThingId thing, std::int64_t by);

struct CountRow {
  ThingId thing;
  std::int64_t count;
  std::int64_t changes;
  bool mine;
  BOOST_DESCRIBE_CLASS(CountRow, (), (thing, count, changes, mine), (), ())
};
std::vector<CountRow> counts(Tx& tx, const Press& press, PersonaId viewer,
                             const std::vector<ThingId>& things);

void insert_likes(Tx& tx, ThingId thing, std::int64_t likes);

struct LikesRow {
  ThingId thing;
  std::int64_t likes;
  BOOST_DESCRIBE_CLASS(LikesRow, (), (thing, likes), (), ())
};
std::vector<LikesRow> likes_of(Tx& tx, const std::vector<ThingId>& things);

}  // namespace kring::reactions::store
