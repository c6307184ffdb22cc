#include "app/observers.h"

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// The network floor, and where what it tells is counted.
class TheNetworkFloor : public testing::Test {
 protected:
  metrics::Registry registry_;
  RequestMetrics requests_{registry_};
  NetworkMetrics floor_{registry_, requests_};
};

TEST_F(TheNetworkFloor, has_what_it_refuses_counted_as_of_no_route) {
  floor_.refused({.fault = {431, "request.headers_too_large"}, .request = "03b8ps15g0000"});
  floor_.refused({.fault = {507, "storage_full"}, .request = "03b8ps15g0001"});
  const auto text = registry_.text();
  for (const auto* line :
       {"kring_requests_total{route=\"unknown\",status=\"431\"} 1\n",
        "kring_requests_total{route=\"unknown\",status=\"507\"} 1\n",
        "kring_refusals_total{code=\"request.headers_too_large\"} 1\n",
        "kring_refusals_total{code=\"storage_full\"} 1\n", "kring_failures_total 0\n"})
    EXPECT_THAT(text, HasSubstr(line));
}

TEST_F(TheNetworkFloor, has_what_threw_counted_among_failures) {
  floor_.threw("03b8ps15g0000", "no memory");
  floor_.refused({.fault = {500, "failed"}, .request = "03b8ps15g0000"});
  EXPECT_THAT(registry_.text(), HasSubstr("kring_failures_total 1\n"));
}

TEST_F(TheNetworkFloor, has_what_waits_and_what_runs_told_apart) {
  floor_.work_changed(7, 4);
  EXPECT_THAT(registry_.text(), HasSubstr("\nkring_http_waiting 7\n"));
  EXPECT_THAT(registry_.text(), HasSubstr("\nkring_http_running 4\n"));
  floor_.work_changed(0, 1);
  EXPECT_THAT(registry_.text(), HasSubstr("\nkring_http_waiting 0\n"));
}

TEST(TheDatabase, has_its_three_queues_told_apart) {
  metrics::Registry registry;
  DatabaseMetrics database(registry);
  database.queue_length(db::Observer::Queue::reads, 3);
  database.queue_length(db::Observer::Queue::writes, 5);
  database.queue_length(db::Observer::Queue::background, 8);
  const auto text = registry.text();
  for (const auto* line :
       {"\nkring_db_waiting{queue=\"reads\"} 3\n", "\nkring_db_waiting{queue=\"writes\"} 5\n",
        "\nkring_db_waiting{queue=\"background\"} 8\n"})
    EXPECT_THAT(text, HasSubstr(line));
}

TEST(SlowStatements, are_logged_whole_where_they_are_short) {
  EXPECT_EQ(sql_for_log("SELECT 1"), "SELECT 1");
}

TEST(SlowStatements, are_logged_by_their_beginning_their_length_and_a_digest_where_they_are_long) {
  const auto long_one = "SELECT 'é' WHERE id IN (" + std::string(300'000, '1') + ")";
  const auto logged = sql_for_log(long_one);
  EXPECT_LT(logged.size(), 1100U);
  EXPECT_THAT(logged, StartsWith("SELECT 'é' WHERE id IN (1111"));
  EXPECT_THAT(logged, HasSubstr("1… (300026 octets, "));
  EXPECT_EQ(logged, sql_for_log(long_one));
  EXPECT_NE(logged, sql_for_log(long_one + " "));
}

TEST(SlowStatements, are_cut_between_letters) {
  const auto logged = sql_for_log("x" + std::string(2000, 'x').replace(998, 2, "é"));
  EXPECT_THAT(logged, StartsWith(std::string(999, 'x') + "… (2001 octets, "));
}

}  // namespace
}  // namespace kring::app
