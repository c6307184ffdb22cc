#include "tests/support/databases.h"

#include "platform/db/migration.h"
#include "platform/db/postgres.h"
#include "platform/db/sqlite.h"
#include "platform/embedded/embedded.h"
#include "tests/support/postgres_for_tests.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>

namespace kring::testing_support {
namespace {

const embedded::Files& migrations() {
  return embedded::files("server/migrations");
}

// Migrated once for each test program, then copied.
const std::filesystem::path& migrated_file() {
  static const TemporaryFolder folder;
  static const std::filesystem::path file = [] {
    const auto made = folder.path() / "migrated.db";
    db::migrate_sqlite(made, migrations());
    return made;
  }();
  return file;
}

/// What a busy machine may not decide: who shares a group, and when a turn is over.
constexpr std::chrono::hours patience{1};

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value && *value;
}

}  // namespace

TestDatabase::TestDatabase(db::Dialect dialect, const Clock& clock, Options options)
    : dialect_(dialect), clock_(clock), options_(options), ids_(clock, 1) {
  take_place();
  open();
}

void TestDatabase::take_place() {
  if (dialect_ == db::Dialect::sqlite) {
    folder_ = new_temporary_folder();
    place_ = folder_ / "kring.db";
    std::filesystem::copy_file(migrated_file(), place_);
  } else {
    place_ = PostgresForTests::of_this_program().emptied();
  }
}

void TestDatabase::empty() {
  if (dialect_ == db::Dialect::postgres) {
    database_->await_numbering();  // what is being numbered would be there again
    take_place();
    return;
  }
  close();
  std::filesystem::remove_all(folder_);
  take_place();
  open();
}

TestDatabase::~TestDatabase() {
  database_.reset();
  if (!folder_.empty()) std::filesystem::remove_all(folder_);
}

void TestDatabase::open() {
  if (dialect_ == db::Dialect::sqlite) {
    database_ = db::open_sqlite({.file = place_,
                                 .clock = clock_,
                                 .ids = ids_,
                                 .observer = *options_.observer,
                                 .rehearse_writes = options_.rehearse_writes,
                                 .longest_group = patience,
                                 .background_turn = patience});
  } else {
    database_ = open_postgres();
  }
}

std::unique_ptr<Database> TestDatabase::open_postgres() const {
  return db::open_postgres({.connection = place_,
                            .clock = clock_,
                            .ids = ids_,
                            .observer = *options_.observer,
                            .rehearse_writes = options_.rehearse_writes,
                            .background_turn = patience});
}

std::unique_ptr<Database> TestDatabase::another_node() const {
  return open_postgres();
}

void TestDatabase::reopen() {
  close();
  open();
}

std::string TestDatabase::absent(db::Dialect dialect) {
  if (dialect == db::Dialect::sqlite || is_set("KRING_TEST_POSTGRES")) return "";
  return "no PostgreSQL: export KRING_TEST_POSTGRES=\"$(tools/postgres start)\"";
}

void OnBothDatabases::SetUp() {
  if (const auto absent = TestDatabase::absent(GetParam()); !absent.empty()) {
    if (is_set("KRING_REQUIRE_POSTGRES") ||
        (is_set("CI") && std::getenv("CI") == std::string("true"))) {
      FAIL() << absent;
    }
    GTEST_SKIP() << absent;
  }
  start_afresh();
}

void OnBothDatabases::start_afresh() {
  if (test_database_) {
    test_database_->empty();
  } else {
    test_database_ = std::make_unique<TestDatabase>(GetParam(), clock_, options());
  }
}

}  // namespace kring::testing_support
