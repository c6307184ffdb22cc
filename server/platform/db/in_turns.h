#pragma once

#include "platform/db/database.h"
#include "platform/db/turn.h"

#include <cstddef>

namespace kring::db {

/// Writes many small things in the background, as many in one transaction as its turn allows, so
/// that people wait for none of it. `act(tx, i)` writes the i-th of `count`, from `written` on.
/// `written` says how many are durable, also where it throws what `Database::write` throws: the
/// rest is still to be written.
template <class Act>
void write_in_turns(Database& database, std::size_t count, std::size_t& written, Act&& act) {
  while (written < count) {
    written = database.write(
        [&act, count, from = written](Tx& tx) {
          auto next = from;
          do act(tx, next);
          while (++next < count && !turn_is_over());
          return next;
        },
        Priority::background);
  }
}

}  // namespace kring::db
