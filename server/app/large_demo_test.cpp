// A large demo that is small: the same in all but its sizes.

#include "app/large_demo.h"

#include "app/check_command.h"
#include "app/large_demo_command.h"
#include "app/opened_database.h"
#include "hub/contributions/contributions.h"
#include "platform/db/failures.h"
#include "platform/journal/journal.h"
#include "tests/support/followers_check.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/postgres_for_tests.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <fstream>
#include <numeric>
#include <sstream>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing_support::complaints_about;
using testing_support::PostgresForTests;
using testing_support::TemporaryFolder;

constexpr LargeSizes small{80, 6, 60, 500};

class ALargeDemo : public HubOnBothDatabases {
 protected:
  TestDatabase::Options options() const override { return {.observer = &written_}; }

  void live(const LargeSizes& sizes = small) {
    const auto today = clock().now();
    live_large_year(db(), clock(), sizes, demo_organisation(), "hash", today,
                    [&](std::int64_t done, std::int64_t all) {
                      told_ = {done, all};
                    });
    EXPECT_EQ(clock().now(), today);
    db().await_numbering();
  }
  /// In a hub of its own, on SQLite.
  std::vector<std::string> texts_of_another() {
    const TemporaryFolder folder;
    config::Settings settings;
    settings.data = folder.path() / "data";
    FrozenClock another(clock().now());
    OpenedDatabase opened(settings, another, db::Observer::nobody(), OpenedDatabase::Use::story);
    live_large_year(*opened, another, small, demo_organisation(), "hash", clock().now(),
                    [](std::int64_t, std::int64_t) {});
    return texts(*opened);
  }

  std::int64_t count(std::string_view what) {
    return db()
        .read([&](Tx& tx) {
          return tx.value<std::int64_t>("SELECT count(*) FROM " + std::string(what));
        })
        .value();
  }
  std::vector<journal::Line> lines() {
    return db().read([](Tx& tx) { return journal::lines_after(tx, 0, 100'000); });
  }
  /// All that anybody wrote, with when it was.
  static std::vector<std::string> texts(Database& database) {
    auto all = database.read([](Tx& tx) {
      return tx.values<std::string>(
          "SELECT written_at || ' ' || title || ' ' || text FROM contribution_texts");
    });
    std::ranges::sort(all);
    return all;
  }

  std::pair<std::int64_t, std::int64_t> told_;
  mutable testing_support::WrittenTables written_;
};
KRING_ON_BOTH_DATABASES(ALargeDemo);

TEST_P(ALargeDemo, heeds_how_much_one_person_may_write_in_a_thread) {
  live({80, 1, 1, 700});
  EXPECT_EQ(count("questions"), 1);
  EXPECT_GT(count("answers") + count("comments"), 400) << "some found no room";
}

TEST(APlanOfTheLargeDemo, has_no_thread_that_does_not_fit) {
  Random random(1);
  const auto plan =
      large_plan({}, demo_organisation(), "hash", std::chrono::hours(24 * 365), random);
  EXPECT_EQ(std::accumulate(plan.replies.begin(), plan.replies.end(), std::size_t{0}), 1'000'000U);
  EXPECT_LE(std::ranges::max(plan.replies), contributions::most_comments);
}

TEST_P(ALargeDemo, has_as_many_of_everything_as_was_wanted) {
  live();
  EXPECT_EQ(count("people"), 80);
  EXPECT_EQ(count("communities"), 6);
  EXPECT_EQ(count("communities WHERE openness = 'private'"), 2);
  EXPECT_EQ(count("questions"), 60);
  EXPECT_EQ(count("answers") + count("comments"), 500);
  EXPECT_EQ(told_, std::pair(std::int64_t{560}, std::int64_t{560}));
}

TEST_P(ALargeDemo, has_what_people_do_with_answers) {
  live();
  for (const auto* what :
       {"helpful", "same", "revisions", "question_themes", "questions WHERE accepted IS NOT NULL",
        "questions WHERE answers = 0", "standings WHERE standing = 'facilitator'"}) {
    EXPECT_GT(count(what), 0) << what;
  }
}

TEST_P(ALargeDemo, happened_in_its_order_and_before_today) {
  live();
  const auto all = lines();
  EXPECT_GT(all.size(), 700U);
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, &journal::Line::happened_at));
  EXPECT_LT(all.back().happened_at, clock().now());
  EXPECT_GT(all.back().happened_at - all.front().happened_at, std::chrono::hours(24 * 300));
  for (const auto& line : all) EXPECT_EQ(line.origin, journal::Origin::demo) << line.kind;
}

TEST_P(ALargeDemo, is_followed_like_any_other_hub) {
  live();
  hub().hub().followers().catch_up();
  EXPECT_THAT(complaints_about(db(), hub().hub().followers().all(), written_), IsEmpty());
  EXPECT_GT(count("search_texts"), 500);
}

TEST_P(ALargeDemo, is_the_same_each_time) {
  live();
  const auto first = texts(db());
  EXPECT_GT(first.size(), 500U);
  EXPECT_EQ(texts_of_another(), first);
}

/// Made by the command, in a folder.
class TheLargeDemoCommand : public testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (!TestDatabase::is_given(GetParam())) return;
    settings.data = folder_.path() / "data";
    if (GetParam() == db::Dialect::postgres)
      settings.database = PostgresForTests::of_this_program().emptied();
  }

  std::string refusal() {
    std::ostringstream said;
    try {
      make_large_demo(settings, small, said);
    } catch (const db::CannotOpen& refusal) {
      return refusal.what();
    }
    return "";
  }
  std::string made() {
    std::ostringstream said;
    EXPECT_EQ(make_large_demo(settings, small, said), 0);
    return said.str();
  }
  void expect_whole() {
    std::ostringstream said;
    EXPECT_EQ(check_hub(settings, false, said), 0) << said.str();
    const SystemClock clock;
    OpenedDatabase opened(settings, clock, db::Observer::nobody());
    EXPECT_EQ((*opened).read(
                  [](Tx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM questions"); }),
              60);
  }
  std::filesystem::path unfinished() const { return settings.data / "demo.unfinished"; }

  config::Settings settings;

 private:
  TemporaryFolder folder_;
};
INSTANTIATE_TEST_SUITE_P(On, TheLargeDemoCommand,
                         testing::Values(db::Dialect::sqlite, db::Dialect::postgres),
                         testing_support::dialect_name);

TEST_P(TheLargeDemoCommand, makes_a_whole_hub_and_says_who_signs_in) {
  EXPECT_THAT(made(), HasSubstr("noor.dekker@vermaas-maes.example"));
  expect_whole();
  EXPECT_FALSE(std::filesystem::exists(unfinished()));
  EXPECT_TRUE(std::filesystem::exists(settings.data / "kring.toml"));
}

TEST_P(TheLargeDemoCommand, writes_over_no_hub) {
  made();
  EXPECT_THAT(refusal(), HasSubstr("already"));
  expect_whole();
}

TEST_P(TheLargeDemoCommand, begins_anew_where_one_was_killed) {
  std::filesystem::create_directories(unfinished());
  std::ofstream(unfinished() / "kring.db") << "half";
  made();
  expect_whole();
}

TEST_P(TheLargeDemoCommand, wants_an_empty_folder) {
  std::filesystem::create_directories(settings.data);
  std::ofstream(settings.data / "cat.jpg") << "cat";
  EXPECT_THAT(refusal(), HasSubstr("cat.jpg"));
  EXPECT_FALSE(std::filesystem::exists(unfinished()));
}

}  // namespace
}  // namespace kring::app
