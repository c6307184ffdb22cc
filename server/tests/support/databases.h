#pragma once

#include "platform/clock/clock.h"
#include "platform/db/database.h"
#include "platform/db/id_source.h"
#include "platform/db/observer.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>

namespace kring::testing_support {

/// A migrated, empty database of its own, gone with this object. On SQLite a file in a temporary
/// folder; on PostgreSQL one database for each test program, emptied for each test. One at a time
/// of each kind: the tests of a program run one after another.
class TestDatabase {
 public:
  struct Options {
    bool rehearse_writes = true;
    db::Observer* observer = &db::Observer::nobody();
    /// On PostgreSQL the connections of the test before, where nobody observes them. Not for tests
    /// that break connections or count them.
    bool keep_connections = true;
    /// A background turn is over as soon as it begins.
    bool hasty = false;
  };

  TestDatabase(db::Dialect dialect, const Clock& clock, Options options);
  TestDatabase(db::Dialect dialect, const Clock& clock) : TestDatabase(dialect, clock, Options()) {}
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  Database& database() { return *open_; }
  db::IdSource& ids() { return *ids_; }
  const Clock& clock() const { return clock_; }

  /// Empties it. On PostgreSQL it stays open: connections cost more than rows.
  void empty();

  /// Closes it and opens it again, as after a restart; what was written is still there.
  void reopen();
  /// Leaves no connection or thread behind, until it is reopened.
  void close();

  /// The same database as another node has it: on PostgreSQL alone.
  std::unique_ptr<Database> another_node() const;

  /// The file, or the connection string.
  const std::string& place() const { return place_; }

  /// Whether databases of this kind can be tested here. Where not, the test that asks is skipped,
  /// or has failed where CI=true or KRING_REQUIRE_POSTGRES is set: return at once.
  static bool is_given(db::Dialect dialect);

 private:
  void take_place();
  void open();
  bool uses_kept() const;
  std::chrono::milliseconds background_turn() const;
  void open_kept();
  std::unique_ptr<Database> open_postgres() const;

  const db::Dialect dialect_;
  const Clock& clock_;
  const Options options_;
  db::IdSource own_ids_;
  db::IdSource* ids_ = &own_ids_;
  std::filesystem::path folder_;
  std::string place_;
  std::unique_ptr<Database> own_;
  Database* open_ = nullptr;
};

/// A fixture for what must hold on both databases: every TEST_P of it runs on each. Time stands
/// still, and every write is rehearsed (run, rolled back, run again).
///
///     class Asking : public OnBothDatabases {};
///     KRING_ON_BOTH_DATABASES(Asking);
///     TEST_P(Asking, refuses_a_title_that_is_too_short) { db().write(…); }
///
/// PostgreSQL is found through KRING_TEST_POSTGRES (a libpq connection string; `tools/postgres
/// start` prints one). Without it these tests are skipped, or fail where CI=true or
/// KRING_REQUIRE_POSTGRES is set.
class OnBothDatabases : public testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override;
  void TearDown() override { test_database_.reset(); }

  /// Another database, as empty as the first: for tests that need many.
  void start_afresh();

  Database& db() { return test_database_->database(); }
  TestDatabase& test_database() { return *test_database_; }
  FrozenClock& clock() { return clock_; }
  bool on_postgres() const { return GetParam() == db::Dialect::postgres; }

  /// For suites that want other options; called before the database is made.
  virtual TestDatabase::Options options() const { return {}; }

 private:
  FrozenClock clock_{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) +
                     std::chrono::hours(9)};
  std::unique_ptr<TestDatabase> test_database_;
};

inline std::string dialect_name(const testing::TestParamInfo<db::Dialect>& info) {
  return info.param == db::Dialect::sqlite ? "sqlite" : "postgres";
}

}  // namespace kring::testing_support

namespace kring {
using testing_support::OnBothDatabases;
using testing_support::TestDatabase;
}  // namespace kring

/// Runs a suite that derives from OnBothDatabases on each.
#define KRING_ON_BOTH_DATABASES(Suite)                                                          \
  INSTANTIATE_TEST_SUITE_P(                                                                     \
      On, Suite, testing::Values(::kring::db::Dialect::sqlite, ::kring::db::Dialect::postgres), \
      ::kring::testing_support::dialect_name)
