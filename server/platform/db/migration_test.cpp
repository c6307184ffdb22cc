#include "platform/db/migration.h"

#include "platform/db/failures.h"
#include "platform/db/sqlite_connection.h"
#include "tests/support/databases.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

namespace kring::db {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Files = std::map<std::string_view, std::string_view>;

std::string sql_for(Dialect dialect, std::string_view text) {
  return migrations_for(dialect, {{"0001_x.sql", text}}).front().sql;
}

TEST(AMigration, is_written_once_for_both_databases) {
  constexpr std::string_view text =
      "CREATE TABLE t (id $ID, n $INT, r $REAL, b $BYTES, cost TEXT DEFAULT '$5');\n"
      "CREATE TABLE l (a $INT, b $INT, PRIMARY KEY (a, b)) $LINK;\n";
  EXPECT_EQ(sql_for(Dialect::sqlite, text),
            "CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER, r REAL, b BLOB, cost TEXT DEFAULT "
            "'$5');\n"
            "CREATE TABLE l (a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;\n");
  EXPECT_EQ(sql_for(Dialect::postgres, text),
            "CREATE TABLE t (id BIGINT PRIMARY KEY, n BIGINT, r DOUBLE PRECISION, b BYTEA,"
            " cost TEXT DEFAULT '$5');\n"
            "CREATE TABLE l (a BIGINT, b BIGINT, PRIMARY KEY (a, b)) ;\n");
}

TEST(AMigration, may_have_parts_for_one_database) {
  constexpr std::string_view text = "a\n-- @sqlite\nb\n-- @end\n-- @postgres\nc\n-- @end\nd\n";
  EXPECT_EQ(sql_for(Dialect::sqlite, text), "a\nb\nd\n");
  EXPECT_EQ(sql_for(Dialect::postgres, text), "a\nc\nd\n");
}

TEST(AMigration, is_refused_when_it_is_badly_written) {
  for (const Files& files :
       {Files{{"1_x.sql", ""}}, Files{{"0001x.sql", ""}}, Files{{"0001_.sql", ""}},
        Files{{"0001_a.sql", ""}, {"0001_b.sql", ""}}, Files{{"0001_a.sql", "-- @sqlite\n"}},
        Files{{"0001_a.sql", "-- @sqlite\n-- @postgres\n-- @end\n"}},
        Files{{"0001_a.sql", "x REFERENCES y (id) DEFERRABLE INITIALLY DEFERRED"}},
        Files{{"0001_a.sql", "x references y (id) deferrable"}}}) {
    EXPECT_THROW(migrations_for(Dialect::sqlite, files), std::invalid_argument)
        << files.begin()->first;
  }
}

TEST(AMigration, is_listed_by_number_and_only_if_it_is_sql) {
  const auto steps =
      migrations_for(Dialect::sqlite, {{"0010_b.sql", ""}, {"0002_a.sql", ""}, {"README.md", ""}});
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].number, 2);
  EXPECT_EQ(steps[1].name, "0010_b.sql");
}

/// A database that starts empty, of either kind.
class Migrating : public testing::TestWithParam<Dialect> {
 protected:
  void SetUp() override {
    if (!TestDatabase::is_given(GetParam())) return;
    test_database_ = std::make_unique<TestDatabase>(GetParam(), clock_);
    if (GetParam() == Dialect::sqlite) {
      place_ = folder_.path() / "kring.db";
    } else {
      test_database_->database().write([](Tx& tx) {
        tx.run("DROP SCHEMA IF EXISTS migrating CASCADE");
        tx.run("CREATE SCHEMA migrating");
      });
      place_ = test_database_->place() + " options='-c search_path=migrating'";
    }
  }

  void migrate(const Files& files) {
    GetParam() == Dialect::sqlite ? migrate_sqlite(place_, files) : migrate_postgres(place_, files);
  }

  /// The sentence with which it was refused.
  std::string refused(const Files& files) {
    try {
      migrate(files);
    } catch (const CannotOpen& refusal) {
      return refusal.what();
    }
    return "";
  }

  std::vector<std::string> names() {
    IdSource ids(clock_, 1);
    const auto database = GetParam() == Dialect::sqlite
                              ? open_sqlite({.file = place_, .clock = clock_, .ids = ids})
                              : open_postgres({.connection = place_, .clock = clock_, .ids = ids});
    return database->read(
        [](Tx& tx) { return tx.values<std::string>("SELECT name FROM stones ORDER BY name"); });
  }

  SystemClock clock_;
  testing_support::TemporaryFolder folder_;
  std::string place_;
  std::unique_ptr<TestDatabase> test_database_;
};
INSTANTIATE_TEST_SUITE_P(On, Migrating, testing::Values(Dialect::sqlite, Dialect::postgres),
                         testing_support::dialect_name);

const Files first{
    {"0001_stones.sql",
     "-- Stones; with a semicolon.\nCREATE TABLE stones (id $ID, name TEXT NOT NULL);\n"
     "INSERT INTO stones VALUES (1, 'a;b');\n"}};

Files with(std::string_view name, std::string_view sql) {
  auto files = first;
  files.emplace(name, sql);
  return files;
}

TEST_P(Migrating, takes_each_step_once) {
  migrate(first);
  migrate(first);
  EXPECT_THAT(names(), ElementsAre("a;b"));
  migrate(with("0002_more.sql", "INSERT INTO stones VALUES (2, 'c');"));
  EXPECT_THAT(names(), ElementsAre("a;b", "c"));
}

TEST_P(Migrating, refuses_a_database_of_a_newer_version) {
  migrate(with("0002_more.sql", "INSERT INTO stones VALUES (2, 'c');"));
  EXPECT_THAT(refused(first), HasSubstr("newer Kring"));
}

TEST_P(Migrating, refuses_a_step_whose_text_has_changed) {
  migrate(first);
  EXPECT_THAT(refused({{"0001_stones.sql", "CREATE TABLE stones (id $ID);"}}),
              HasSubstr("never changed"));
}

TEST_P(Migrating, refuses_a_step_that_comes_too_late) {
  migrate(with("0003_more.sql", "INSERT INTO stones VALUES (2, 'c');"));
  auto files = with("0003_more.sql", "INSERT INTO stones VALUES (2, 'c');");
  files.emplace("0002_between.sql", "INSERT INTO stones VALUES (3, 'd');");
  EXPECT_THAT(refused(files), HasSubstr("after all others"));
}

TEST_P(Migrating, takes_a_step_as_a_whole_or_not_at_all) {
  migrate(first);
  EXPECT_THAT(refused(with("0002_bad.sql", "INSERT INTO stones VALUES (2, 'c');\nNONSENSE;\n")),
              HasSubstr("0002_bad.sql failed"));
  EXPECT_THAT(names(), ElementsAre("a;b"));
}

class MigratingSqlite : public testing::Test {
 protected:
  std::string text_of(const std::filesystem::path& file, const std::string& sql) {
    const SystemClock clock;
    IdSource ids(clock, 1);
    SqliteConnection connection({.file = file, .clock = clock, .ids = ids},
                                SqliteConnection::Role::reader);
    std::string text;
    connection.execute(sql, {}, [&](const Row& row) { text += row.text(0); });
    return text;
  }

  testing_support::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_.path() / "kring.db";
};

TEST_F(MigratingSqlite, makes_every_table_strict) {
  migrate_sqlite(
      file_, {{"0001_x.sql",
               "CREATE TABLE a (id $ID);\n-- why\nCREATE TABLE b (x $INT, PRIMARY KEY (x)) $LINK;\n"
               "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM b; DELETE FROM a; END;\n"}});
  EXPECT_EQ(text_of(file_,
                    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict"
                    " AND name NOT LIKE 'sqlite%'"),
            "");
  EXPECT_EQ(text_of(file_, "SELECT name FROM pragma_table_list WHERE wr"), "b");
}

TEST_F(MigratingSqlite, keeps_a_copy_of_a_database_that_is_in_use) {
  migrate_sqlite(file_, first);
  EXPECT_FALSE(std::filesystem::exists(file_.string() + ".before-0001"));
  migrate_sqlite(file_, with("0002_gone.sql", "DELETE FROM stones;"));
  EXPECT_EQ(text_of(file_, "SELECT name FROM stones"), "");
  EXPECT_EQ(text_of(file_.string() + ".before-0001", "SELECT name FROM stones"), "a;b");
}

TEST_F(MigratingSqlite,
       may_rebuild_a_table_that_others_refer_to_but_leaves_no_row_without_its_own) {
  const Files referring{
      {"0001_x.sql",
       "CREATE TABLE a (id $ID);\nCREATE TABLE b (id $ID, a $INT REFERENCES a (id));\n"
       "INSERT INTO a VALUES (1);\nINSERT INTO b VALUES (1, 1);\n"}};
  migrate_sqlite(file_, referring);
  auto rebuilt = referring;
  rebuilt.emplace("0002_y.sql",
                  "CREATE TABLE c (id $ID, name TEXT);\nINSERT INTO c SELECT id, 'x' FROM a;\n"
                  "DROP TABLE a;\nALTER TABLE c RENAME TO a;\n");
  migrate_sqlite(file_, rebuilt);
  EXPECT_EQ(text_of(file_, "SELECT name FROM a"), "x");
  rebuilt.emplace("0003_z.sql", "DELETE FROM a;\n");
  EXPECT_THROW(migrate_sqlite(file_, rebuilt), CannotOpen);
  EXPECT_EQ(text_of(file_, "SELECT name FROM a"), "x");
}

}  // namespace
}  // namespace kring::db
