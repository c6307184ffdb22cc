#pragma once

#include "platform/db/tx.h"

#include <string>
#include <vector>

namespace kring::db {

/// Rows that refer to rows that are not there, counted by table.
struct Dangling {
  std::string table;
  std::string refers_to;
  std::int64_t rows = 0;
  BOOST_DESCRIBE_CLASS(Dangling, (), (table, refers_to, rows), (), ())
};

/// All there are. Both databases refuse them when they are written; a damaged file, or somebody
/// with a tool of their own, may leave some all the same. Looks at every reference.
std::vector<Dangling> dangling_rows(Tx& tx);

}  // namespace kring::db
