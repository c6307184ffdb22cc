#include "platform/db/sqlite_connection.h"

#include "base/refusal.h"
#include "platform/db/failures.h"
#include "platform/db/migration.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

namespace kring::db {
namespace {

using namespace std::chrono_literals;

class OnSqlite : public testing::Test {
 protected:
  OnSqlite() {
    migrate_sqlite(options_.file, {{"0001_pebbles.sql", "CREATE TABLE pebbles (id $ID);"}});
  }

  std::string setting(SqliteConnection& connection, const std::string& name) {
    std::string value;
    connection.execute("SELECT CAST((SELECT * FROM pragma_" + name + ") AS TEXT)", {},
                       [&](const Row& row) { value = row.text(0); });
    return value;
  }

  testing_support::TemporaryFolder folder_;
  FrozenClock clock_{Time(1'800'000'000'000ms)};
  IdSource ids_{clock_, 1};
  SqliteOptions options_{.file = folder_.path() / "kring.db", .clock = clock_, .ids = ids_};
};

TEST_F(OnSqlite, keeps_commits_whatever_happens_to_the_machine) {
  SqliteConnection writer(options_, SqliteConnection::Role::writer);
  EXPECT_EQ(setting(writer, "journal_mode"), "wal");
  EXPECT_EQ(setting(writer, "synchronous"), "2");  // FULL
  EXPECT_EQ(setting(writer, "foreign_keys"), "1");
  EXPECT_EQ(setting(writer, "secure_delete"), "1");
}

TEST_F(OnSqlite, keeps_at_most_64_statements_on_a_reader) {
  SqliteConnection reader(options_, SqliteConnection::Role::reader);
  for (int i = 0; i < 200; ++i)
    reader.run("SELECT id FROM pebbles WHERE id = " + std::to_string(i));
  EXPECT_EQ(reader.cached_statements(), 64U);
}

TEST_F(OnSqlite, refuses_two_statements_in_one_text) {
  SqliteConnection writer(options_, SqliteConnection::Role::writer);
  EXPECT_THROW(writer.run("SELECT 1; DROP TABLE pebbles"), StatementFailed);
  EXPECT_NO_THROW(writer.run("SELECT 1;\n"));
}

TEST_F(OnSqlite, refuses_parameters_without_a_number) {
  SqliteConnection writer(options_, SqliteConnection::Role::writer);
  EXPECT_THROW(writer.run("SELECT ?"), StatementFailed);
  EXPECT_THROW(writer.run("SELECT $name"), StatementFailed);
  EXPECT_THROW(writer.run("SELECT $2"), StatementFailed);
}

TEST_F(OnSqlite, interrupts_a_read_that_takes_too_long_and_goes_on) {
  options_.read_limit = 500ms;
  options_.readers = 1;
  const auto database = open_sqlite(options_);
  const auto for_ever = [](Tx& tx) {
    tx.run(
        "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n");
  };
  try {
    database->read(for_ever);
    FAIL() << "it counted to the end";
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.status(), Status::overloaded);
    EXPECT_EQ(refusal.code(), "database.too_slow");
  }
  EXPECT_EQ(database->read([](Tx& tx) { return tx.value<int>("SELECT 1"); }), 1);
}

TEST_F(OnSqlite, says_why_a_database_cannot_be_opened) {
  options_.file = folder_.path() / "nowhere" / "kring.db";
  EXPECT_THROW(open_sqlite(options_), CannotOpen);
}

}  // namespace
}  // namespace kring::db
