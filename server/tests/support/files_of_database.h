#pragma once

#include "tests/support/databases.h"

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace kring::testing_support {

/// Whether this stands anywhere in the files of a SQLite database, in use or left over.
inline bool is_in_files(const TestDatabase& database, std::string_view word) {
  for (const auto* ending : {"", "-wal", "-journal"}) {
    std::ifstream file(database.place() + ending, std::ios::binary);
    const std::string octets{std::istreambuf_iterator<char>(file), {}};
    if (octets.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace kring::testing_support
