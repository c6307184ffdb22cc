#include "platform/archive/keep.h"

#include "platform/archive/put_back.h"
#include "platform/db/failures.h"
#include "platform/embedded/embedded.h"
#include "tests/support/databases.h"
#include "tests/support/temporary_folder.h"

#include <fstream>

#include <gmock/gmock.h>

namespace kring::archive {
namespace {

using testing::HasSubstr;

const embedded::Files& migrations() {
  return embedded::files("server/migrations");
}

/// Without the tables that only one database has, which are empty.
std::vector<TableSum> with_rows(const Manifest& manifest) {
  auto tables = manifest.tables;
  std::erase_if(tables, [](const TableSum& table) { return table.rows == 0; });
  return tables;
}

void ignore_progress(std::int64_t, std::int64_t) {}

/// A database that is kept in an archive and put back into another one, of either kind.
class Keeping : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    for (int line = 0; line < 3; ++line) happen("pebble.found");
    db().write([](Tx& tx) {
      tx.run(
          "INSERT INTO people (id, name, language, look, joined_at) VALUES"
          " (1, $1, 'nl', 'dark', 0)",
          "Zoë \"O'Brien\"\n☃");
      tx.run(
          "INSERT INTO jobs (id, kind, payload, run_at, attempts, state) VALUES"
          " (-5, 'count', '', 9223372036854775807, 0, 'waiting')");
      tx.run(
          "INSERT INTO idempotency (key_hash, request_hash, result, created_at) VALUES"
          " ($1, $2, 1, 2)",
          db::Bytes{std::string("\0\xff'\\x", 5)}, db::Bytes{""});
      tx.run("INSERT INTO node_leases (node, holder, held_until) VALUES (7, 1, 2)");
    });
  }

  void happen(std::string_view kind) {
    db().write([&](Tx& tx) {
      journal::Fact told;
      told.kind = kind;
      told.subject_kind = "pebble";
      tx.record(told);
    });
    db().await_numbering();
  }

  std::unique_ptr<db::Picture> picture() {
    return on_postgres() ? db::picture_of_postgres(test_database().place())
                         : db::picture_of_sqlite(test_database().place());
  }
  Manifest keep_in(const std::filesystem::path& file) {
    const auto shown = picture();
    return keep_in(file, *shown);
  }
  Manifest keep_in(const std::filesystem::path& file, db::Picture& shown) const {
    ArchiveWriter archive(file);
    keep(shown, {"0.1.0", Time{}, "hush", {"search_texts"}}, archive, ignore_progress);
    return archive.manifest();
  }

  std::filesystem::path in(std::string_view name) const { return folder_.path() / name; }

  /// Puts an archive back into a database file that is made for it.
  std::unique_ptr<db::Picture> put_back_on_sqlite(const std::filesystem::path& file) const {
    const auto archive = checked(file, ignore_progress);
    const auto place = in("again.db");
    db::migrate_sqlite(place, db::steps_up_to(archive.steps(), migrations()));
    put_back(file, *db::filling_of_sqlite(place), archive, {"search_texts"}, ignore_progress);
    return db::picture_of_sqlite(place);
  }

 private:
  testing_support::TemporaryFolder folder_;
};
KRING_ON_BOTH_DATABASES(Keeping);

TEST_P(Keeping, gives_the_same_hub_on_sqlite) {
  const auto kept = keep_in(in("hub.kring"));
  const auto again = put_back_on_sqlite(in("hub.kring"));
  const auto kept_again = keep_in(in("again.kring"), *again);
  EXPECT_GT(kept.tables.size(), 50U);
  EXPECT_EQ(with_rows(kept), with_rows(kept_again));
  EXPECT_EQ(kept.journal, kept_again.journal);
  ASSERT_TRUE(kept.journal);
  EXPECT_EQ(kept.journal->seq, 3);
}

TEST_P(Keeping, gives_the_same_hub_on_postgresql_whose_journal_goes_on_where_it_was) {
  if (!TestDatabase::is_given(db::Dialect::postgres)) return;
  const auto kept = keep_in(in("hub.kring"));
  const auto archive = checked(in("hub.kring"), ignore_progress);
  std::optional<TestDatabase> other;
  if (on_postgres()) {
    start_afresh();
  } else {
    other.emplace(db::Dialect::postgres, clock());
  }
  auto& target = on_postgres() ? test_database() : *other;
  put_back(in("hub.kring"), *db::filling_of_postgres(target.place()), archive, {"search_texts"},
           ignore_progress);
  EXPECT_EQ(db::mark_of_postgres(target.place()), archive.digest);
  db::forget_mark_of_postgres(target.place());
  EXPECT_EQ(db::mark_of_postgres(target.place()), "");
  const auto again = db::picture_of_postgres(target.place());
  const auto kept_again = keep_in(in("again.kring"), *again);
  EXPECT_EQ(with_rows(kept), with_rows(kept_again));
  target.database().write([](Tx& tx) {
    journal::Fact told;
    told.kind = "pebble.lost";
    tx.record(told);
  });
  target.database().await_numbering();
  EXPECT_EQ(target.database().read(db::last_line).value().seq, 4);
}

TEST_P(Keeping, leaves_out_what_is_built_again_and_what_a_process_holds) {
  for (const auto& table : keep_in(in("hub.kring")).tables) {
    EXPECT_NE(table.table, "search_texts");
    EXPECT_NE(table.table, "node_leases");
    EXPECT_THAT(table.table, testing::Not(HasSubstr("search_index")));
  }
}

TEST_P(Keeping, shows_one_moment_whatever_is_written_meanwhile) {
  const auto shown = picture();
  happen("pebble.lost");
  EXPECT_EQ(keep_in(in("hub.kring"), *shown).journal.value().seq, 3);
  EXPECT_EQ(keep_in(in("later.kring")).journal.value().seq, 4);
}

TEST_P(Keeping, finds_no_damage_where_there_is_none) {
  EXPECT_THAT(picture()->damage(), testing::IsEmpty());
}

TEST_P(Keeping, refuses_rows_that_refer_to_what_is_not_there) {
  const auto shown = picture();
  const auto steps = db::steps_of(shown->tx());
  const auto place = in("broken.db");
  db::migrate_sqlite(place, db::steps_up_to(steps, migrations()));
  const auto filling = db::filling_of_sqlite(place);
  for (const auto& shape : db::shapes_of(filling->tx(), {"search_texts"})) {
    if (shape.name != "accounts") continue;
    filling->table(shape);
    std::vector<db::Cell> cells;
    for (const auto& column : shape.columns)
      cells.push_back(column.type == db::ColumnType::integer ? db::Cell(std::int64_t{1})
                                                             : db::Cell("x"));
    filling->row(cells);
  }
  filling->end_rows();
  EXPECT_THROW(filling->finish({}), db::CannotOpen);
}

TEST_P(Keeping, refuses_a_postgresql_database_in_which_something_happened) {
  if (!on_postgres()) return;
  EXPECT_THROW(db::require_no_hub_on_postgres(test_database().place()), db::CannotOpen);
  EXPECT_THROW(db::filling_of_postgres(test_database().place()), db::CannotOpen);
}

TEST_P(Keeping, refuses_an_archive_of_a_newer_schema) {
  auto steps = db::steps_of(picture()->tx());
  steps.push_back({9999, "9999_later.sql", "abc"});
  EXPECT_THROW(db::steps_up_to(steps, migrations()), db::CannotOpen);
}

TEST_P(Keeping, says_how_far_it_is) {
  const auto shown = picture();
  ArchiveWriter archive(in("hub.kring"));
  std::int64_t last = 0;
  std::int64_t of = 0;
  keep(*shown, {"0.1.0", Time{}, "hush", {"search_texts"}}, archive,
       [&](std::int64_t done, std::int64_t all) {
         last = done;
         of = all;
       });
  EXPECT_EQ(last, of);
  EXPECT_GE(of, 6);
}

}  // namespace
}  // namespace kring::archive
