#include "platform/db/id_source.h"

#include "base/refusal.h"
#include "platform/db/node_lease.h"
#include "tests/support/databases.h"

#include <set>

#include <gmock/gmock.h>

namespace kring::db {
namespace {

using namespace std::chrono_literals;

constexpr Time start = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23);

TEST(AnIdSource, counts_time_then_node_then_sequence) {
  const FrozenClock clock(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1) + 5ms);
  IdSource ids(clock, 3);
  EXPECT_EQ(ids.mint(), (std::int64_t{5} << 22) | (3 << 12));
  EXPECT_EQ(ids.mint(), (std::int64_t{5} << 22) | (3 << 12) | 1);
}

TEST(AnIdSource, never_mints_one_twice_however_many_a_millisecond_and_however_the_clock_runs) {
  FrozenClock clock(start);
  IdSource ids(clock, 0);
  std::int64_t last = 0;
  for (int i = 0; i < 20'000; ++i) {
    if (i % 5000 == 0) clock.advance(-10s);
    const auto id = ids.mint();
    ASSERT_GT(id, last) << "at " << i;
    last = id;
  }
  clock.advance(1h);
  EXPECT_GT(ids.mint(), last + (std::int64_t{3'500'000} << 22));
}

TEST(AnIdSource, mints_nothing_without_a_node_or_after_its_time) {
  FrozenClock clock(start);
  IdSource ids(clock);
  EXPECT_THROW(ids.mint(), Refusal);
  ids.use(7, start, start + 60s);
  const auto first = ids.mint();
  clock.advance(60s);
  EXPECT_THROW(ids.mint(), Refusal);
  ids.extend(start + 120s);
  EXPECT_GT(ids.mint(), first);
}

TEST(AnIdSource, mints_again_at_once_when_a_clock_that_was_ahead_is_right_again) {
  FrozenClock clock(start);
  IdSource ids(clock);
  ids.use(7, start, start + 60s);
  const auto first = ids.mint();
  clock.advance(24h);
  EXPECT_THROW(ids.mint(), Refusal);
  clock.advance(-24h + 1s);
  EXPECT_GT(ids.mint(), first);
}

TEST(AnIdSource, rises_when_it_is_given_a_smaller_node) {
  FrozenClock clock(start);
  IdSource ids(clock);
  ids.use(9, start, start + 60s);
  const auto before = ids.mint();
  clock.advance(-5s);
  ids.use(2, start - 5s, start + 60s);
  EXPECT_GT(ids.mint(), before);
}

class ANodeLease : public OnBothDatabases {};
KRING_ON_BOTH_DATABASES(ANodeLease);

TEST_P(ANodeLease, is_held_by_one_process_at_a_time) {
  IdSource one(clock()), two(clock());
  const NodeLease first(db(), one);
  const NodeLease second(db(), two);
  EXPECT_NE(first.node(), second.node());
  EXPECT_NE(one.mint(), two.mint());
}

TEST_P(ANodeLease, goes_to_the_next_when_it_is_given_back) {
  IdSource one(clock()), two(clock());
  int node = -1;
  std::int64_t last = 0;
  {
    const NodeLease first(db(), one);
    node = first.node();
    last = one.mint();
  }
  clock().advance(2ms);
  const NodeLease next(db(), two);
  EXPECT_EQ(next.node(), node);
  EXPECT_GT(two.mint(), last);
}

TEST_P(ANodeLease, is_not_taken_by_somebody_whose_clock_runs_behind) {
  IdSource one(clock()), two(clock());
  const NodeLease first(db(), one);
  clock().advance(-1h);
  const NodeLease second(db(), two);
  EXPECT_NE(first.node(), second.node());
}

TEST_P(ANodeLease, is_renewed_and_when_it_was_lost_another_is_taken) {
  IdSource one(clock()), two(clock());
  NodeLease lease(db(), one);
  clock().advance(40s);
  EXPECT_TRUE(lease.renew());
  clock().advance(40s);
  EXPECT_NO_THROW(one.mint());
  clock().advance(40s);
  EXPECT_THROW(one.mint(), Refusal);

  const NodeLease thief(db(), two);
  EXPECT_EQ(thief.node(), lease.node());
  EXPECT_FALSE(lease.renew());
  EXPECT_NE(thief.node(), lease.node());
  EXPECT_NO_THROW(one.mint());
}

}  // namespace
}  // namespace kring::db
