#include "tests/support/databases.h"

#include "platform/db/migration.h"
#include "platform/db/postgres.h"
#include "platform/db/sqlite.h"
#include "platform/embedded/embedded.h"
#include "tests/support/postgres_for_tests.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <optional>

namespace kring::testing_support {
namespace {

const embedded::Files& migrations() {
  return embedded::files("server/migrations");
}

// Migrated once for each test program, then copied.
const std::filesystem::path& migrated_file() {
  static const TemporaryFolder folder;
  static const std::filesystem::path file = [] {
    auto made = folder.path() / "migrated.db";
    db::migrate_sqlite(made, migrations());
    return made;
  }();
  return file;
}

/// What a busy machine may not decide: who shares a group, when a turn is over, and whether a
/// transaction took too long.
constexpr std::chrono::hours patience{1};

/// Whichever test's it is.
class ClockOfTest : public Clock {
 public:
  Time now() const override { return of_test_->now(); }
  void is_now(const Clock* clock) { of_test_ = clock; }

 private:
  const Clock* of_test_ = nullptr;
};

/// The database as the test before had it open: each connection costs more than all the rest of a
/// test. At most one is kept.
struct KeptOpen {
  static KeptOpen& of_this_program() {
    PostgresForTests::of_this_program();  // it ends after what is open on it
    static KeptOpen only;
    return only;
  }

  ClockOfTest clock;
  std::optional<db::IdSource> ids;
  bool rehearses_writes = false;
  std::unique_ptr<Database> database;
};

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value && *value;
}

void fail_or_skip(const char* why) {
  if (is_set("KRING_REQUIRE_POSTGRES") ||
      (is_set("CI") && std::getenv("CI") == std::string("true"))) {
    FAIL() << why;
  }
  GTEST_SKIP() << why;
}

}  // namespace

TestDatabase::TestDatabase(db::Dialect dialect, const Clock& clock, Options options)
    : dialect_(dialect), clock_(clock), options_(options), own_ids_(clock, 1) {
  take_place();
  open();
}

void TestDatabase::take_place() {
  if (dialect_ == db::Dialect::sqlite) {
    folder_ = new_temporary_folder();
    place_ = folder_ / "kring.db";
    std::filesystem::copy_file(migrated_file(), place_);
  } else {
    // What is being numbered would be there again.
    if (auto& kept = KeptOpen::of_this_program(); kept.database) kept.database->await_numbering();
    place_ = PostgresForTests::of_this_program().emptied();
  }
}

void TestDatabase::empty() {
  if (dialect_ == db::Dialect::postgres) {
    open_->await_numbering();
    take_place();
    return;
  }
  close();
  std::filesystem::remove_all(folder_);
  take_place();
  open();
}

TestDatabase::~TestDatabase() {
  own_.reset();
  if (uses_kept()) KeptOpen::of_this_program().clock.is_now(nullptr);
  if (!folder_.empty()) std::filesystem::remove_all(folder_);
}

void TestDatabase::open() {
  if (dialect_ == db::Dialect::sqlite) {
    own_ = db::open_sqlite({.file = place_,
                            .clock = clock_,
                            .ids = *ids_,
                            .observer = *options_.observer,
                            .rehearse_writes = options_.rehearse_writes,
                            .longest_group = patience,
                            .background_turn = background_turn()});
  } else if (uses_kept()) {
    open_kept();
    return;
  } else {
    KeptOpen::of_this_program().database.reset();
    own_ = open_postgres();
  }
  open_ = own_.get();
}

bool TestDatabase::uses_kept() const {
  return dialect_ == db::Dialect::postgres && options_.keep_connections && !options_.hasty &&
         options_.observer == &db::Observer::nobody();
}

std::chrono::milliseconds TestDatabase::background_turn() const {
  return options_.hasty ? std::chrono::milliseconds(0) : patience;
}

void TestDatabase::open_kept() {
  auto& kept = KeptOpen::of_this_program();
  if (PostgresForTests::of_this_program().dropped_tables() ||
      kept.rehearses_writes != options_.rehearse_writes) {
    kept.database.reset();
  }
  kept.rehearses_writes = options_.rehearse_writes;
  kept.clock.is_now(&clock_);
  // Reopened, it goes on minting where it was.
  if (ids_ == &own_ids_) ids_ = &kept.ids.emplace(kept.clock, 1);
  if (!kept.database) {
    kept.database = db::open_postgres({.connection = place_,
                                       .clock = kept.clock,
                                       .ids = *ids_,
                                       .rehearse_writes = options_.rehearse_writes,
                                       .transaction_limit = patience,
                                       .background_turn = patience});
  }
  open_ = kept.database.get();
}

void TestDatabase::close() {
  own_.reset();
  if (uses_kept()) KeptOpen::of_this_program().database.reset();
  open_ = nullptr;
}

std::unique_ptr<Database> TestDatabase::open_postgres() const {
  return db::open_postgres({.connection = place_,
                            .clock = clock_,
                            .ids = *ids_,
                            .observer = *options_.observer,
                            .rehearse_writes = options_.rehearse_writes,
                            .transaction_limit = patience,
                            .background_turn = background_turn()});
}

std::unique_ptr<Database> TestDatabase::another_node() const {
  return open_postgres();
}

void TestDatabase::reopen() {
  close();
  open();
}

bool TestDatabase::is_given(db::Dialect dialect) {
  if (dialect == db::Dialect::sqlite || is_set("KRING_TEST_POSTGRES")) return true;
  fail_or_skip("no PostgreSQL: export KRING_TEST_POSTGRES=\"$(tools/postgres start)\"");
  return false;
}

void OnBothDatabases::SetUp() {
  if (TestDatabase::is_given(GetParam())) start_afresh();
}

void OnBothDatabases::start_afresh() {
  if (test_database_) {
    test_database_->empty();
  } else {
    test_database_ = std::make_unique<TestDatabase>(GetParam(), clock_, options());
  }
}

}  // namespace kring::testing_support
