#include "platform/db/in_turns.h"

#include "tests/support/databases.h"
#include "tests/support/forwarding_database.h"

#include <cstdint>
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

class InTurns : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    db().write([](Tx& tx) { tx.run("CREATE TABLE pebbles (n BIGINT NOT NULL)"); });
  }

  TestDatabase::Options options() const override { return {.hasty = true}; }

  static void put(Tx& tx, std::size_t n) {
    tx.run("INSERT INTO pebbles (n) VALUES ($1)", static_cast<std::int64_t>(n));
  }
  std::vector<std::int64_t> pebbles() {
    return db().read(
        [](Tx& tx) { return tx.values<std::int64_t>("SELECT n FROM pebbles ORDER BY n"); });
  }
};

TEST_P(InTurns, what_no_turn_is_long_enough_for_is_written_in_many_transactions) {
  FillingDisk disk(db());
  std::size_t written = 0;
  write_in_turns(disk, 3, written, put);
  EXPECT_EQ(disk.writes, 3);
  EXPECT_EQ(pebbles(), (std::vector<std::int64_t>{0, 1, 2}));
}

TEST_P(InTurns, nothing_is_written_where_there_is_nothing) {
  FillingDisk disk(db());
  std::size_t written = 0;
  write_in_turns(disk, 0, written, put);
  EXPECT_EQ(disk.writes, 0);
}

TEST_P(InTurns, what_was_written_before_it_failed_is_known_and_is_not_written_again) {
  FillingDisk disk(db());
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
