#include "hub/contributions/ranking.h"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace kring::contributions {
namespace {

/// The lower end of Wilson's interval by its definition, not by the formula solved for it: the
/// smallest share p that lies no more than z standard errors of itself below what was seen. Found
/// by halving.
double lower_end(double helpful, double viewers, double z) {
  const double seen = helpful / viewers;
  double too_low = 0;
  double plausible = seen;
  for (int i = 0; i < 200; ++i) {
    const double p = (too_low + plausible) / 2;
    const bool fits = seen - p <= z * std::sqrt(p * (1 - p) / viewers);
    (fits ? plausible : too_low) = p;
  }
  return plausible;
}

constexpr double z_of_80_percent = 1.2815515655446004;
constexpr double z_of_95_percent = 1.959963984540054;

/// Helpful among viewers, as few or as many as there are.
std::pair<std::int64_t, std::int64_t> any_counts() {
  const auto viewers = *rc::gen::inRange<std::int64_t>(1, 100'000);
  return {*rc::gen::inRange<std::int64_t>(0, viewers + 1), viewers};
}

// Newcombe (1998), Two-sided confidence intervals for the single proportion: 81 of 263 at 95 %.
TEST(TheTestsOwnLowerEnd, is_wilsons) {
  EXPECT_NEAR(lower_end(81, 263, z_of_95_percent), 0.25529, 0.000005);
}

TEST(HelpfulLowerBound, is_the_lower_end_of_wilsons_80_percent_interval) {
  EXPECT_TRUE(rc::check([] {
    const auto [helpful, viewers] = any_counts();
    const auto expected =
        lower_end(static_cast<double>(helpful), static_cast<double>(viewers), z_of_80_percent);
    RC_ASSERT(std::abs(helpful_lower_bound(helpful, viewers) - expected) < 1e-9);
  }));
}

TEST(HelpfulLowerBound, has_these_values) {
  EXPECT_NEAR(helpful_lower_bound(81, 263), 0.272788, 0.0000005);
  EXPECT_NEAR(helpful_lower_bound(1, 1), 0.378448, 0.0000005);
  EXPECT_NEAR(helpful_lower_bound(2, 3), 0.321183, 0.0000005);
}

TEST(HelpfulLowerBound, ranks_six_of_ten_above_one_of_one) {
  EXPECT_GT(helpful_lower_bound(6, 10), helpful_lower_bound(1, 1));
}

TEST(HelpfulLowerBound, is_nothing_where_nobody_looked_or_nobody_was_helped) {
  for (std::int64_t viewers = 0; viewers < 1'000; ++viewers) {
    EXPECT_EQ(helpful_lower_bound(0, viewers), 0) << viewers << ": the order is by age then";
  }
}

TEST(HelpfulLowerBound, counts_whoever_said_so_among_those_who_looked) {
  EXPECT_EQ(helpful_lower_bound(5, 0), helpful_lower_bound(5, 5));
  EXPECT_EQ(helpful_lower_bound(5, 3), helpful_lower_bound(5, 5));
}

TEST(HelpfulLowerBound, is_a_share_and_never_above_what_was_seen) {
  EXPECT_TRUE(rc::check([] {
    const auto [helpful, viewers] = any_counts();
    const double bound = helpful_lower_bound(helpful, viewers);
    RC_ASSERT(bound >= 0);
    RC_ASSERT(bound <= static_cast<double>(helpful) / static_cast<double>(viewers));
  }));
}

TEST(HelpfulLowerBound, rises_with_each_one_who_was_helped) {
  EXPECT_TRUE(rc::check([] {
    const auto [helpful, viewers] = any_counts();
    RC_PRE(helpful < viewers);
    RC_ASSERT(helpful_lower_bound(helpful + 1, viewers) > helpful_lower_bound(helpful, viewers));
  }));
}

TEST(HelpfulLowerBound, falls_with_each_one_who_looked_and_was_not) {
  EXPECT_TRUE(rc::check([] {
    const auto [helpful, viewers] = any_counts();
    RC_PRE(helpful > 0);
    RC_ASSERT(helpful_lower_bound(helpful, viewers + 1) < helpful_lower_bound(helpful, viewers));
  }));
}

TEST(HelpfulLowerBound, trusts_the_same_share_of_more_people_more) {
  EXPECT_TRUE(rc::check([] {
    const auto [helpful, viewers] = any_counts();
    RC_PRE(helpful > 0);
    RC_ASSERT(helpful_lower_bound(2 * helpful, 2 * viewers) >
              helpful_lower_bound(helpful, viewers));
  }));
}

}  // namespace
}  // namespace kring::contributions
