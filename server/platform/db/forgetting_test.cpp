#include "platform/db/forgetting.h"

#include "tests/support/databases.h"

#include <cstdint>

namespace kring::db {
namespace {

class Forgetting : public OnBothDatabases {
 protected:
  void SetUp() override {
    OnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    db().write([](Tx& tx) {
      tx.run("CREATE TABLE pebbles (box BIGINT NOT NULL, n BIGINT NOT NULL, PRIMARY KEY (box, n))");
      for (std::int64_t n = 0; n < 600; ++n)
        tx.run("INSERT INTO pebbles VALUES ($1, $2)", n % 2, n);
    });
  }

  std::int64_t pebbles() {
    return db().read(
        [](Tx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM pebbles").value(); });
  }
  /// One write.
  std::int64_t forget_below(std::int64_t n) {
    ++writes_;
    return db().write([&](Tx& tx) { return delete_some(tx, "pebbles", "box, n", "n < $1", n); });
  }

  int writes_ = 0;
};

TEST_P(Forgetting, takes_so_many_in_one_write_and_no_other_rows) {
  EXPECT_EQ(forget_below(400), most_deleted);
  EXPECT_EQ(pebbles(), 600 - most_deleted);
  EXPECT_EQ(forget_below(400), 400 - most_deleted);
  EXPECT_EQ(forget_below(400), 0);
  EXPECT_EQ(pebbles(), 200);
}

TEST_P(Forgetting, goes_on_until_nothing_is_left) {
  EXPECT_TRUE(forget_in_turns([&] { return forget_below(600); }, [] { return false; }));
  EXPECT_EQ(pebbles(), 0);
  EXPECT_EQ(writes_, 3);
}

TEST_P(Forgetting, leaves_the_rest_for_another_time_where_it_has_taken_enough) {
  EXPECT_FALSE(forget_in_turns([&] { return forget_below(600); }, [&] { return writes_ == 2; }));
  EXPECT_EQ(pebbles(), 600 - 2 * most_deleted);
}

KRING_ON_BOTH_DATABASES(Forgetting);

}  // namespace
}  // namespace kring::db
