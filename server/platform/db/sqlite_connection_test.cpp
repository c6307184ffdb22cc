#include "platform/db/sqlite_connection.h"

#include "base/refusal.h"
#include "platform/db/failures.h"
#include "platform/db/migration.h"
#include "tests/support/refusals.h"
#include "tests/support/temporary_folder.h"

#include <functional>
#include <future>
#include <thread>

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

  std::int64_t number(SqliteConnection& connection, const std::string& name) {
    std::int64_t value = -1;
    connection.execute("PRAGMA " + name, {}, [&](const Row& row) { value = row.integer(0); });
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

TEST_F(OnSqlite, leaves_checkpoints_to_their_own_thread) {
  for (const auto role : {SqliteConnection::Role::writer, SqliteConnection::Role::reader}) {
    SqliteConnection connection(options_, role);
    EXPECT_EQ(number(connection, "wal_autocheckpoint"), 0);
  }
}

TEST_F(OnSqlite, gives_a_reader_a_small_cache_over_pages_that_all_share_and_lets_it_write_nothing) {
  SqliteConnection reader(options_, SqliteConnection::Role::reader);
  EXPECT_EQ(number(reader, "cache_size"), -512);  // kB
  EXPECT_EQ(number(reader, "mmap_size"), 1 << 30);
  EXPECT_EQ(number(reader, "query_only"), 1);
  EXPECT_THROW(reader.run("INSERT INTO pebbles (id) VALUES (1)"), StatementFailed);
}

TEST_F(OnSqlite, gives_the_writer_a_cache_of_its_own) {
  SqliteConnection writer(options_, SqliteConnection::Role::writer);
  EXPECT_EQ(number(writer, "cache_size"), -65536);  // kB
  EXPECT_EQ(number(writer, "mmap_size"), 0);
}

TEST_F(OnSqlite, reads_with_two_connections_a_core_for_ten_seconds_at_most) {
  EXPECT_EQ(options_.read_limit, 10s);
  options_.waiting_reads = 0;
  const auto database = open_sqlite(options_);
  unsigned at_once = 0;
  const std::function<void()> read_beside = [&] {
    database->read([&](Tx&) {
      ++at_once;
      std::async(std::launch::async, read_beside).get();
    });
  };
  EXPECT_EQ(testing_support::outcome_of(read_beside), "overloaded");
  EXPECT_EQ(at_once, 2 * std::thread::hardware_concurrency());
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
