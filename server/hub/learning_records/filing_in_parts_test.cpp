// A hub from before marks were filed in parts (0620_filing_in_parts.sql), as it was left in the
// midst of filing; on both databases.

#include "hub/learning_records/mark_cards_store.h"
#include "hub/learning_records/mark_index.h"
#include "hub/learning_records/mark_walk.h"
#include "hub/learning_records/statements.h"
#include "platform/clock/clock.h"
#include "platform/db/migration.h"
#include "platform/embedded/embedded.h"
#include "tests/support/databases.h"
#include "tests/support/temporary_folder.h"

#include <map>

#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class AHubWithHalfFiledDrawers : public testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (!testing_support::TestDatabase::is_given(GetParam())) return;
    place_ = folder_.path() / "kring.db";
    if (GetParam() == db::Dialect::sqlite) return;
    of_test_.emplace(GetParam(), clock_);
    of_test_->database().write([](Tx& tx) {
      tx.run("DROP SCHEMA IF EXISTS before CASCADE");
      tx.run("CREATE SCHEMA before");
    });
    place_ = of_test_->place() + " options='-c search_path=before'";
  }
  void TearDown() override {
    if (!of_test_) return;
    database_.reset();
    of_test_->database().write([](Tx& tx) { tx.run("DROP SCHEMA IF EXISTS before CASCADE"); });
  }

  /// Brings it to the step before that one, or to the newest.
  void migrate(bool before) {
    std::map<std::string_view, std::string_view> steps;
    for (const auto& [name, text] : embedded::files("server/migrations")) {
      if (!before || name < "0620") steps.emplace(name, text);
    }
    if (GetParam() == db::Dialect::sqlite) {
      db::migrate_sqlite(place_, steps);
      database_ = db::open_sqlite({.file = place_, .clock = clock_, .ids = ids_});
    } else {
      db::migrate_postgres(place_, steps);
      database_ = db::open_postgres({.connection = place_, .clock = clock_, .ids = ids_});
    }
  }

  void in_turn(const std::function<void(Tx&)>& work) {
    database_->write_in_order(statement_log, work);
  }
  std::vector<std::int64_t> with(Mark mark) {
    return database_->read([&](Tx& tx) { return statements_with(tx, mark, 10); });
  }

  SystemClock clock_;
  db::IdSource ids_{clock_, 1};
  testing_support::TemporaryFolder folder_;
  std::optional<testing_support::TestDatabase> of_test_;
  std::string place_;
  std::unique_ptr<Database> database_;
};
INSTANTIATE_TEST_SUITE_P(On, AHubWithHalfFiledDrawers,
                         testing::Values(db::Dialect::sqlite, db::Dialect::postgres),
                         testing_support::dialect_name);

// Of 1024 slices of the first drawer of size 3 were 600 filed, and 20 of 32 of the 34th one of size
// 2: up to there marks are in the larger drawer, and from there on in the smaller ones.
constexpr Mark first_left_of_3 = 1'585'267'068'834'414'592;
constexpr Mark first_left_of_2 = 2'305'843'009'213'693'952;
constexpr std::int64_t in_3 = 5, in_2 = 540'700, in_1 = 562'691, loose = 563'201;

TEST_P(AHubWithHalfFiledDrawers, finds_all_that_it_found_and_files_on) {
  migrate(true);
  in_turn([](Tx& tx) {
    tx.run(
        "INSERT INTO statement_mark_filing (size, drawers, slices) VALUES"
        " (1, 1100, 0), (2, 33, 20), (3, 0, 600)");
    store::put_cards(tx, {3, 0}, {{first_left_of_3 - 1, in_3, {in_3}}, {INT64_MIN, in_3, {in_3}}});
    store::put_cards(tx, {2, 0}, {{first_left_of_3, in_3, {in_3}}, {INT64_MAX, in_3, {in_3}}});
    store::put_cards(tx, {2, 33}, {{first_left_of_2 - 1, in_2, {in_2}}});
    store::put_cards(tx, {1, 1056}, {{first_left_of_2, in_2, {in_2}}});
    store::put_cards(tx, {1, 1099}, {{7, in_1, {in_1}}});
    store::insert_loose(tx, {{loose, {7, 8}}});
  });
  migrate(false);
  const auto look = [&] {
    EXPECT_THAT(with(INT64_MIN), ElementsAre(in_3));
    EXPECT_THAT(with(first_left_of_3 - 1), ElementsAre(in_3));
    EXPECT_THAT(with(first_left_of_3), ElementsAre(in_3));
    EXPECT_THAT(with(INT64_MAX), ElementsAre(in_3));
    EXPECT_THAT(with(first_left_of_2 - 1), ElementsAre(in_2));
    EXPECT_THAT(with(first_left_of_2), ElementsAre(in_2));
    EXPECT_THAT(with(7), ElementsAre(in_1, loose));
    EXPECT_THAT(with(8), ElementsAre(loose));
    EXPECT_THAT(with(9), IsEmpty());
  };
  look();
  in_turn([](Tx& tx) { MarkIndex(tx).file(1'200 * 512, 1'000'000); });
  look();
}

}  // namespace
}  // namespace kring::learning_records
