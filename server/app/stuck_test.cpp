// What got stuck in the background, as an administrator sees it, and tries it again.

#include "platform/jobs/jobs.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"
#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class Stuck : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ada = world().administrator("Ada");
    pumps = world().community(ada);
    question = world().question(ada, pumps);
    hub().hub().followers().catch_up();
  }

  /// Parks what withdrawing the question said, as if it could not be handled.
  void park_a_removal(std::string_view follower) {
    db().write([&](Tx& tx) { contributions::withdraw_question(tx, ada, question); });
    hub().hub().followers().catch_up();
    db().write([&](Tx& tx) {
      journal::park(tx, {std::string(follower), journal::last_seq(tx), 3, "it would not"});
    });
  }
  jobs::JobId add_failed_job() {
    return db().write([](Tx& tx) {
      jobs::enqueue(tx, {.kind = "forget_old_tries"});
      const auto job = jobs::take(tx, tx.now() + std::chrono::minutes(10)).value();
      jobs::put_back(tx, job, "the disk is full", std::nullopt);
      return job.id;
    });
  }

  Visitor ada;
  CommunityId pumps;
  contributions::QuestionId question;
};

TEST_P(Stuck, nothing_is_where_all_is_well) {
  auto browser = browser_of("Ada");
  hub().hub().followers().catch_up();
  const auto followers = browser.get("/followers");
  ASSERT_THAT(followers.at("/items").as_array(), SizeIs(2));
  EXPECT_EQ(followers.string("/items/0/name"), "search");
  EXPECT_EQ(followers.integer("/items/0/behind"), 0);
  EXPECT_EQ(followers.integer("/items/0/parked"), 0);
  EXPECT_THAT(browser.get("/jobs").at("/items").as_array(), IsEmpty());
}

TEST_P(Stuck, a_line_is_named_with_why_and_whether_it_takes_something_away) {
  park_a_removal("search");
  const auto followers = browser_of("Ada").get("/followers");
  EXPECT_EQ(followers.integer("/items/0/parked"), 1);
  EXPECT_EQ(followers.string("/items/0/first_parked/0/kind"), "question.withdrawn");
  EXPECT_EQ(followers.string("/items/0/first_parked/0/error"), "it would not");
  EXPECT_TRUE(followers.at("/items/0/first_parked/0/takes_away").as_bool());
  EXPECT_FALSE(followers.at("/items/0/begins_again").as_bool());
  EXPECT_TRUE(followers.at("/items/1/begins_again").as_bool());
}

TEST_P(Stuck, a_line_is_handled_once_it_is_tried_again) {
  for (const auto* follower : {"search", "own_records"}) {
    park_a_removal(follower);
    auto browser = browser_of("Ada");
    EXPECT_EQ(browser.put("/followers/" + std::string(follower) + "/retry").status, 204);
    hub().hub().followers().catch_up();
    EXPECT_THAT(db().read(journal::parked_lines), IsEmpty());
    db().write([&](Tx& tx) { contributions::restore_question(tx, ada, question); });
  }
}

TEST_P(Stuck, every_follower_can_be_told_to_try_again) {
  auto browser = browser_of("Ada");
  for (const auto* follower : hub().hub().followers().all()) {
    EXPECT_EQ(browser.put("/followers/" + std::string(follower->name()) + "/retry").status, 204);
  }
}

TEST_P(Stuck, a_job_that_was_given_up_runs_when_it_is_tried_again) {
  const auto job = add_failed_job();
  auto browser = browser_of("Ada");
  const auto before = browser.get("/jobs");
  ASSERT_THAT(before.at("/items").as_array(), SizeIs(1));
  EXPECT_EQ(before.string("/items/0/state"), "failed");
  EXPECT_EQ(before.string("/items/0/last_error"), "the disk is full");
  EXPECT_EQ(browser.put("/jobs/" + job.text() + "/retry").status, 204);
  while (hub().hub().jobs().run_one()) {
  }
  EXPECT_THAT(browser.get("/jobs").at("/items").as_array(), IsEmpty());
}

TEST_P(Stuck, a_job_that_nobody_takes_is_named_after_a_minute) {
  db().write([](Tx& tx) { jobs::enqueue(tx, {.kind = "forget_old_tries"}); });
  auto browser = browser_of("Ada");
  EXPECT_THAT(browser.get("/jobs").at("/items").as_array(), IsEmpty());
  clock().advance(std::chrono::minutes(2));
  const auto late = browser.get("/jobs");
  ASSERT_THAT(late.at("/items").as_array(), SizeIs(1));
  EXPECT_EQ(late.string("/items/0/state"), "waiting");
}

TEST_P(Stuck, what_does_not_exist_is_not_tried_again) {
  auto browser = browser_of("Ada");
  EXPECT_EQ(browser.put("/followers/feeds/retry").status, 404);
  EXPECT_EQ(browser.put("/jobs/0000000000000/retry").status, 404);
}

KRING_ON_BOTH_DATABASES(Stuck);

}  // namespace
}  // namespace kring::app
