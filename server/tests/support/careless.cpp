#include "tests/support/careless.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

namespace kring::testing_support {

void run_carelessly(const std::string& file, const std::string& sql) {
  sqlite3* opened = nullptr;
  ASSERT_EQ(sqlite3_open(file.c_str(), &opened), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(opened, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(opened);
  sqlite3_close(opened);
}

}  // namespace kring::testing_support
