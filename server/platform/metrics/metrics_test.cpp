#include "platform/metrics/metrics.h"

#include <cmath>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>

namespace kring::metrics {
namespace {

using testing::HasSubstr;

TEST(Metrics, are_written_as_prometheus_reads_them) {
  Registry registry;
  registry.counter("kring_refusals_total", "Requests refused, by code.", {{"code", "not_found"}})
      .add(3);
  registry.gauge("kring_queue", "Requests that wait.").set(2.5);
  registry.gauge("kring_age_seconds", "Asked when read.", {}, [] { return 7.0; });
  auto& sizes = registry.histogram("kring_group", "Closures in a group.", {1, 2});
  sizes.observe(1);
  sizes.observe(1.5);
  sizes.observe(9);
  EXPECT_EQ(registry.text(),
            "# HELP kring_age_seconds Asked when read.\n"
            "# TYPE kring_age_seconds gauge\n"
            "kring_age_seconds 7\n"
            "# HELP kring_group Closures in a group.\n"
            "# TYPE kring_group histogram\n"
            "kring_group_bucket{le=\"1\"} 1\n"
            "kring_group_bucket{le=\"2\"} 2\n"
            "kring_group_bucket{le=\"+Inf\"} 3\n"
            "kring_group_sum 11.5\n"
            "kring_group_count 3\n"
            "# HELP kring_queue Requests that wait.\n"
            "# TYPE kring_queue gauge\n"
            "kring_queue 2.5\n"
            "# HELP kring_refusals_total Requests refused, by code.\n"
            "# TYPE kring_refusals_total counter\n"
            "kring_refusals_total{code=\"not_found\"} 3\n");
}

TEST(Metrics, are_told_without_the_one_that_cannot_be_asked) {
  Registry registry;
  registry.gauge("kring_age_seconds", "Asked when read.", {},
                 []() -> double { throw std::runtime_error("the database does not answer"); });
  registry.gauge("kring_queue", "Requests that wait.").set(2);
  EXPECT_EQ(registry.text(),
            "# HELP kring_age_seconds Asked when read.\n"
            "# TYPE kring_age_seconds gauge\n"
            "# HELP kring_queue Requests that wait.\n"
            "# TYPE kring_queue gauge\n"
            "kring_queue 2\n");
}

TEST(Metrics, are_counted_while_one_of_them_is_asked) {
  Registry registry;
  registry.gauge("kring_age_seconds", "Asked when read.", {}, [&] {
    registry.counter("kring_things_total", "").add();  // would wait for ever under the lock
    return 7.0;
  });
  EXPECT_THAT(registry.text(), HasSubstr("kring_age_seconds 7\n"));
  EXPECT_EQ(registry.counter("kring_things_total", "").value(), 1U);
}

TEST(Metrics, are_the_same_when_asked_for_again) {
  Registry registry;
  auto& first = registry.counter("kring_things_total", "", {{"kind", "a"}});
  EXPECT_EQ(&first, &registry.counter("kring_things_total", "", {{"kind", "a"}}));
  EXPECT_NE(&first, &registry.counter("kring_things_total", "", {{"kind", "b"}}));
}

TEST(Metrics, escape_what_stands_in_a_label_or_a_help) {
  Registry registry;
  registry.counter("kring_things_total", "one\\\ntwo", {{"kind", "a\"\\\nb"}});
  EXPECT_THAT(registry.text(), HasSubstr("# HELP kring_things_total one\\\\\\ntwo\n"));
  EXPECT_THAT(registry.text(), HasSubstr("kring_things_total{kind=\"a\\\"\\\\\\nb\"} 0\n"));
}

TEST(Metrics, refuse_wrong_names_and_two_types_under_one) {
  Registry registry;
  registry.counter("kring_things_total", "");
  EXPECT_THROW(registry.gauge("kring_things_total", ""), std::invalid_argument);
  EXPECT_THROW(registry.counter("kring things", ""), std::invalid_argument);
  EXPECT_THROW(registry.counter("", ""), std::invalid_argument);
  EXPECT_THROW(registry.counter("kring_x", "", {{"a b", ""}}), std::invalid_argument);
  EXPECT_THROW(registry.histogram("kring_y", "", {2, 1}), std::invalid_argument);
}

TEST(Metrics, count_what_has_too_many_labels_together) {
  Registry registry;
  for (int i = 0; i < 1000; ++i)
    registry.counter("kring_things_total", "", {{"kind", std::to_string(i)}}).add();
  EXPECT_THAT(registry.text(), HasSubstr("kring_things_total{kind=\"499\"} 1\n"));
  EXPECT_THAT(registry.text(), HasSubstr("kring_things_total{kind=\"other\"} 500\n"));
}

TEST(Metrics, write_numbers_that_are_none) {
  Registry registry;
  registry.gauge("kring_a", "").set(std::nan(""));
  registry.gauge("kring_b", "").set(-INFINITY);
  EXPECT_THAT(registry.text(), HasSubstr("kring_a NaN\n"));
  EXPECT_THAT(registry.text(), HasSubstr("kring_b -Inf\n"));
}

TEST(Metrics, lose_nothing_that_several_threads_count) {
  Registry registry;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&registry] {
      for (int n = 0; n < 1000; ++n) {
        registry.counter("kring_things_total", "").add();
        registry.histogram("kring_sizes", "", size_buckets()).observe(n);
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_THAT(registry.text(), HasSubstr("kring_things_total 4000\n"));
  EXPECT_THAT(registry.text(), HasSubstr("kring_sizes_count 4000\n"));
  EXPECT_THAT(registry.text(), HasSubstr("kring_sizes_sum 1998000\n"));
}

}  // namespace
}  // namespace kring::metrics
