#pragma once

#include "platform/db/database.h"

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace kring::db {

/// How many rows housekeeping deletes in one write: on SQLite people wait for it meanwhile.
inline constexpr std::int64_t most_deleted = 250;

/// Deletes rows of `table` for which `condition` holds, `most_deleted` of them at most, and says
/// how many. `key` names the columns that tell its rows apart; $1 and on in `condition` are
/// `parameters`.
template <class... Parameters>
std::int64_t delete_some(Tx& tx, const std::string& table, const std::string& key,
                         const std::string& condition, const Parameters&... parameters) {
  return tx.run("DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " +
                    table + " WHERE " + condition + " LIMIT " + std::to_string(most_deleted) + ")",
                parameters...);
}

/// Housekeeping that deletes whatever is too old, a write of its own for each `most_deleted` rows:
/// `write_some` is such a write and says how many went. Goes on until nothing is left or
/// `is_enough()`, and says whether nothing is left.
bool forget_in_turns(const std::invocable auto& write_some, const std::predicate auto& is_enough) {
  while (write_some() >= most_deleted) {
    if (is_enough()) return false;
  }
  return true;
}

}  // namespace kring::db
