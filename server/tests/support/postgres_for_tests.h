#pragma once

#include <memory>
#include <string>

#include <libpq-fe.h>

namespace kring::testing_support {

/// The database that this test program has to itself on the server of KRING_TEST_POSTGRES. Migrated
/// once; between tests only the rows go, which takes milliseconds. Dropped when the program ends.
class PostgresForTests {
 public:
  static PostgresForTests& of_this_program();

  /// Its connection string, after putting every table back to what the migrations left in it and
  /// dropping tables that a test made.
  const std::string& emptied();

  /// Whether that dropped any: what a connection prepared for them is good for nothing.
  bool dropped_tables() const { return dropped_tables_; }

  ~PostgresForTests();

 private:
  PostgresForTests();
  void drop_leftovers();

  std::string server_;
  std::string name_;
  std::string connection_;
  bool dropped_tables_ = false;
  std::unique_ptr<PGconn, decltype(&PQfinish)> handle_{nullptr, PQfinish};
};

}  // namespace kring::testing_support
