#include "app/working_days.h"

#include <gtest/gtest.h>

namespace kring::app {
namespace {

using namespace std::chrono_literals;

/// A Monday morning.
constexpr Time today = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + 9h + 41min;

TEST(WorkingDays, begin_at_eight_a_year_ago) {
  EXPECT_EQ(rfc3339(WorkingDays(today).at(0h)), "2025-11-24T08:00:00.000Z");
}

TEST(WorkingDays, end_at_five_and_begin_again_the_next_day) {
  const WorkingDays days(today);
  EXPECT_EQ(rfc3339(days.at(9h - 1ms)), "2025-11-24T16:59:59.999Z");
  EXPECT_EQ(rfc3339(days.at(9h)), "2025-11-25T08:00:00.000Z");
}

TEST(WorkingDays, pass_over_the_weekend) {
  EXPECT_EQ(rfc3339(WorkingDays(today).at(5 * 9h)), "2025-12-01T08:00:00.000Z");
}

TEST(WorkingDays, end_on_the_last_one_before_today) {
  const WorkingDays days(today);
  EXPECT_EQ(days.length(), 9h * 260);
  EXPECT_EQ(rfc3339(days.at(days.length() - 1ms)), "2026-11-20T16:59:59.999Z");
}

}  // namespace
}  // namespace kring::app
