#include "platform/jobs/jobs.h"

#include "base/refusal.h"
#include "tests/support/databases.h"

#include <limits>
#include <map>
#include <mutex>
#include <thread>

#include <gmock/gmock.h>

namespace kring::jobs {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::_;
using ::testing::Each;
using ::testing::Pair;
using ::testing::SizeIs;

constexpr auto lease = minutes(10);

/// Work for later, on both databases.
class Jobs : public OnBothDatabases {
 protected:
  bool add(const NewJob& job) {
    return db().write([&](Tx& tx) { return enqueue(tx, job); });
  }
  std::optional<Job> take_one() {
    return db().write([](Tx& tx) { return take(tx, tx.now() + lease); });
  }
  /// The kind of the job that is taken next; empty where none is due.
  std::string next() {
    const auto job = take_one();
    return job ? job->kind : "";
  }
};
KRING_ON_BOTH_DATABASES(Jobs);

TEST_P(Jobs, a_job_is_taken_as_it_was_given) {
  EXPECT_TRUE(add({.kind = "mail", .payload = R"({"to":7})"}));
  const auto job = take_one().value();
  EXPECT_EQ(job.kind, "mail");
  EXPECT_EQ(job.payload, R"({"to":7})");
  EXPECT_EQ(job.attempts, 1);
}

TEST_P(Jobs, nothing_of_a_refused_act_is_to_be_done_later) {
  EXPECT_ANY_THROW(db().write([](Tx& tx) {
    enqueue(tx, {.kind = "mail"});
    throw std::runtime_error("no");
  }));
  EXPECT_EQ(next(), "");
}

TEST_P(Jobs, a_job_is_not_taken_before_its_time) {
  add({.kind = "later", .run_at = clock().now() + minutes(5)});
  EXPECT_EQ(next(), "");
  clock().advance(minutes(5));
  EXPECT_EQ(next(), "later");
}

TEST_P(Jobs, what_has_been_due_longest_comes_first) {
  add({.kind = "third"});
  add({.kind = "first", .run_at = clock().now() - minutes(2)});
  add({.kind = "second", .run_at = clock().now() - minutes(1)});
  EXPECT_EQ(next(), "first");
  EXPECT_EQ(next(), "second");
  EXPECT_EQ(next(), "third");
  EXPECT_EQ(next(), "");
}

TEST_P(Jobs, a_taken_job_is_nobody_elses_until_its_lease_ends) {
  add({.kind = "mail"});
  EXPECT_EQ(next(), "mail");
  clock().advance(lease - seconds(1));
  EXPECT_EQ(next(), "");
  clock().advance(seconds(1));
  const auto again = take_one();
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->attempts, 2);
}

TEST_P(Jobs, a_finished_job_is_done) {
  add({.kind = "mail"});
  const auto job = take_one().value();
  db().write([&](Tx& tx) { finish(tx, job); });
  clock().advance(hours(24));
  EXPECT_EQ(next(), "");
  EXPECT_EQ(db().read(oldest_due), std::nullopt);
}

TEST_P(Jobs, who_comes_back_after_the_lease_has_no_more_say) {
  add({.kind = "mail"});
  const auto slow = take_one().value();
  clock().advance(lease);
  const auto taken_over = take_one().value();
  db().write([&](Tx& tx) { finish(tx, slow); });
  db().write([&](Tx& tx) { put_back(tx, slow, "too slow", tx.now()); });
  EXPECT_EQ(next(), "") << "the other one still has it";
  db().write([&](Tx& tx) { finish(tx, taken_over); });
  clock().advance(hours(24));
  EXPECT_EQ(next(), "");
  EXPECT_EQ(db().read(failed_jobs), 0);
}

TEST_P(Jobs, a_job_that_was_put_back_is_taken_again_when_it_was_said) {
  add({.kind = "mail"});
  const auto job = take_one().value();
  db().write([&](Tx& tx) { put_back(tx, job, "nobody home", tx.now() + minutes(3)); });
  clock().advance(minutes(3) - seconds(1));
  EXPECT_EQ(next(), "");
  clock().advance(seconds(1));
  EXPECT_EQ(next(), "mail");
}

TEST_P(Jobs, a_job_that_is_given_up_is_counted_and_never_taken) {
  add({.kind = "mail"});
  const auto job = take_one().value();
  db().write([&](Tx& tx) { put_back(tx, job, "no such address", std::nullopt); });
  clock().advance(hours(24));
  EXPECT_EQ(next(), "");
  EXPECT_EQ(db().read(failed_jobs), 1);
}

TEST_P(Jobs, a_job_that_is_given_up_is_told_with_why_and_taken_once_it_is_tried_again) {
  add({.kind = "mail", .once = "mail@monday"});
  const auto job = take_one().value();
  db().write([&](Tx& tx) { put_back(tx, job, "no such address", std::nullopt); });
  const auto troubled = db().read([&](Tx& tx) {
    return troubled_before(tx, JobId(std::numeric_limits<std::int64_t>::max()), 10);
  });
  ASSERT_THAT(troubled, SizeIs(1));
  EXPECT_EQ(troubled[0].state, JobState::failed);
  EXPECT_EQ(troubled[0].last_error, "no such address");
  EXPECT_EQ(troubled[0].finished_at, clock().now());
  EXPECT_TRUE(db().write([&](Tx& tx) { return try_again(tx, job.id); }));
  const auto again = take_one().value();
  EXPECT_EQ(again.id, job.id);
  EXPECT_EQ(again.attempts, 1);
  EXPECT_FALSE(add({.kind = "mail", .once = "mail@monday"}));
}

TEST_P(Jobs, a_job_in_somebodys_hands_or_done_is_not_tried_again) {
  add({.kind = "mail"});
  const auto job = take_one().value();
  EXPECT_TRUE(db().write([&](Tx& tx) { return try_again(tx, job.id); }));
  EXPECT_EQ(next(), "");
  db().write([&](Tx& tx) { finish(tx, job); });
  EXPECT_TRUE(db().write([&](Tx& tx) { return try_again(tx, job.id); }));
  EXPECT_EQ(next(), "");
  EXPECT_FALSE(db().write([](Tx& tx) { return try_again(tx, JobId(7)); }));
}

TEST_P(Jobs, a_key_lets_one_job_through_even_after_it_was_done) {
  EXPECT_TRUE(add({.kind = "digest", .once = "digest@monday"}));
  EXPECT_FALSE(add({.kind = "digest", .once = "digest@monday"}));
  EXPECT_TRUE(add({.kind = "digest", .once = "digest@tuesday"}));
  EXPECT_TRUE(add({.kind = "digest"}));
  EXPECT_TRUE(add({.kind = "digest"}));
  const auto job = take_one().value();
  db().write([&](Tx& tx) { finish(tx, job); });
  EXPECT_FALSE(add({.kind = "digest", .once = "digest@monday"}));
}

TEST_P(Jobs, what_was_done_thirty_days_ago_is_forgotten_and_may_be_done_again) {
  add({.kind = "digest", .once = "digest@monday"});
  const auto job = take_one().value();
  db().write([&](Tx& tx) { finish(tx, job); });
  add({.kind = "waiting"});
  clock().advance(hours(24 * 30));
  EXPECT_EQ(db().write(forget_finished), 0);
  clock().advance(seconds(1));
  EXPECT_EQ(db().write(forget_finished), 1);
  EXPECT_TRUE(add({.kind = "digest", .once = "digest@monday"}));
  EXPECT_EQ(next(), "waiting");
}

TEST_P(Jobs, what_was_set_aside_thirty_days_ago_is_forgotten_too) {
  add({.kind = "digest", .once = "digest@monday"});
  const auto job = take_one().value();
  db().write([&](Tx& tx) { put_back(tx, job, "no such address", std::nullopt); });
  clock().advance(hours(24 * 30));
  EXPECT_EQ(db().write(forget_finished), 0);
  EXPECT_FALSE(add({.kind = "digest", .once = "digest@monday"}));
  clock().advance(seconds(1));
  EXPECT_EQ(db().write(forget_finished), 1);
  EXPECT_EQ(db().read(failed_jobs), 0);
  EXPECT_TRUE(add({.kind = "digest", .once = "digest@monday"}));
}

TEST_P(Jobs, the_rest_of_a_job_waits_in_one_other_however_often_more_is_asked_for) {
  const auto ask_for_rest = [&](const Job& job) {
    return db().write([&](Tx& tx) {
      const bool asked = enqueue_rest(tx, job);
      finish(tx, job);
      return asked;
    });
  };
  // Each minute the house asks for one more, while there is always something left to do.
  for (int minute = 0; minute < 5; ++minute) {
    add({.kind = "count", .payload = R"({"of":7})"});
    for (int i = 0; i < 2; ++i) ask_for_rest(take_one().value());
    clock().advance(minutes(1));
  }
  const auto rest = take_one().value();
  EXPECT_EQ(rest.payload, R"({"of":7})");
  EXPECT_EQ(next(), "") << "there is one chain";
  EXPECT_TRUE(ask_for_rest(rest));
  add({.kind = "mail"});
  EXPECT_EQ(next(), "count") << "another kind keeps none away";
}

TEST_P(Jobs, the_rest_of_a_job_is_asked_for_although_one_before_it_died_in_somebodys_hands) {
  add({.kind = "count"});
  take_one();  // and the process ends
  add({.kind = "count"});
  for (int slice = 0; slice < 3; ++slice) {
    const auto job = take_one().value();
    EXPECT_TRUE(db().write([&](Tx& tx) {
      const bool asked = enqueue_rest(tx, job);
      finish(tx, job);
      return asked;
    })) << slice;
  }
}

TEST_P(Jobs, no_two_takers_get_the_same_one) {
  constexpr int jobs = 40;
  for (int i = 0; i < jobs; ++i) add({.kind = "mail", .payload = std::to_string(i)});
  std::mutex mutex;
  std::map<JobId, int> taken;
  std::vector<std::thread> takers;
  for (int i = 0; i < 3; ++i) {
    takers.emplace_back([&] {
      for (bool more = true; more;) {
        try {
          const auto job = take_one();
          more = job.has_value();
          const std::scoped_lock lock(mutex);
          if (job) ++taken[job->id];
        } catch (const Refusal&) {
          continue;  // too many met: nothing was taken
        }
      }
    });
  }
  for (auto& taker : takers) taker.join();
  EXPECT_THAT(taken, SizeIs(jobs));
  EXPECT_THAT(taken, Each(Pair(_, 1)));
}

TEST_P(Jobs, the_oldest_that_is_due_tells_how_far_behind_we_are) {
  EXPECT_EQ(db().read(oldest_due), std::nullopt);
  const auto began = clock().now();
  add({.kind = "later", .run_at = began + hours(1)});
  EXPECT_EQ(db().read(oldest_due), std::nullopt);
  add({.kind = "mail"});
  clock().advance(minutes(7));
  EXPECT_EQ(db().read(oldest_due), began);
}

TEST_P(Jobs, one_that_somebody_is_at_is_due_to_nobody_else_until_its_lease_ends) {
  const auto began = clock().now();
  add({.kind = "mail"});
  ASSERT_TRUE(take_one());
  EXPECT_EQ(db().read(oldest_due), std::nullopt);
  clock().advance(lease);
  EXPECT_EQ(db().read(oldest_due), began);
}

}  // namespace
}  // namespace kring::jobs
