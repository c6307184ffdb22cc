#include "platform/db/in_turns.h"

#include "platform/db/postgres.h"
#include "platform/db/sqlite.h"
#include "tests/support/databases.h"
#include "tests/support/forwarding_database.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace kring::db {
namespace {

/// Fills up after so many writes.
class FillingDisk : public testing_support::ForwardingDatabase {
 public:
  using ForwardingDatabase::ForwardingDatabase;
  int room = 1'000;
  int writes = 0;

 protected:
  void run_write(const Work& work, Priority priority) override {
    if (writes == room) throw Refusal(Status::storage_full, "storage_full");
    ForwardingDatabase::run_write(work, priority);
    ++writes;
  }
};

/// On a database whose turns are over as soon as they begin.
class InTurns : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped()) return;
    test_database().close();
    const auto& place = test_database().place();
    const std::chrono::milliseconds none{0};
    hasty = on_postgres() ? open_postgres({.connection = place,
                                           .clock = clock(),
                                           .ids = test_database().ids(),
                                           .rehearse_writes = true,
                                           .background_turn = none})
                          : open_sqlite({.file = place,
                                         .clock = clock(),
                                         .ids = test_database().ids(),
                                         .rehearse_writes = true,
                                         .background_turn = none});
    hasty->write([](Tx& tx) { tx.run("CREATE TABLE pebbles (n BIGINT NOT NULL)"); });
  }
  void TearDown() override {
    if (!IsSkipped()) {
      hasty->write([](Tx& tx) { tx.run("DROP TABLE pebbles"); });
      hasty.reset();
      test_database().reopen();
    }
    OnBothDatabases::TearDown();
  }

  static void put(Tx& tx, std::size_t n) {
    tx.run("INSERT INTO pebbles (n) VALUES ($1)", static_cast<std::int64_t>(n));
  }
  std::vector<std::int64_t> pebbles() {
    return hasty->read(
        [](Tx& tx) { return tx.values<std::int64_t>("SELECT n FROM pebbles ORDER BY n"); });
  }

  std::unique_ptr<Database> hasty;
};

TEST_P(InTurns, what_no_turn_is_long_enough_for_is_written_in_many_transactions) {
  FillingDisk disk(*hasty);
  std::size_t written = 0;
  write_in_turns(disk, 3, written, put);
  EXPECT_EQ(disk.writes, 3);
  EXPECT_EQ(pebbles(), (std::vector<std::int64_t>{0, 1, 2}));
}

TEST_P(InTurns, nothing_is_written_where_there_is_nothing) {
  FillingDisk disk(*hasty);
  std::size_t written = 0;
  write_in_turns(disk, 0, written, put);
  EXPECT_EQ(disk.writes, 0);
}

TEST_P(InTurns, what_was_written_before_it_failed_is_known_and_is_not_written_again) {
  FillingDisk disk(*hasty);
  disk.room = 2;
  std::size_t written = 0;
  EXPECT_THROW(write_in_turns(disk, 3, written, put), Refusal);
  EXPECT_EQ(written, 2U);
  disk.room = 1'000;
  write_in_turns(disk, 3, written, put);
  EXPECT_EQ(pebbles(), (std::vector<std::int64_t>{0, 1, 2}));
}

KRING_ON_BOTH_DATABASES(InTurns);

}  // namespace
}  // namespace kring::db
