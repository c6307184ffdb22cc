#include "tests/stories/busy_lms.h"
#include "tests/stories/kills.h"
#include "tests/support/databases.h"
#include "tests/support/postgres_for_tests.h"

#include <random>

#include <gmock/gmock.h>

namespace kring {
namespace {

using testing_support::BusyLms;

/// The real process, in the middle of receiving statements.
class TheRecordStore : public testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (!TestDatabase::is_given(GetParam())) return;
    lms = std::make_unique<BusyLms>(
        GetParam() == db::Dialect::postgres
            ? testing_support::PostgresForTests::of_this_program().emptied()
            : "");
  }

  /// Sends the signal after so many acknowledged batches, in the middle of the next ones, and waits
  /// for the end.
  int end_by(int signal, int after) {
    lms->send_until_gone([&](int acknowledged) {
      if (acknowledged == after) lms->server().send_signal(signal);
    });
    return lms->server().wait();
  }

  std::unique_ptr<BusyLms> lms;
};
INSTANTIATE_TEST_SUITE_P(On, TheRecordStore,
                         testing::Values(db::Dialect::sqlite, db::Dialect::postgres),
                         testing_support::dialect_name);

TEST_P(TheRecordStore, has_every_statement_it_acknowledged_however_often_it_is_killed) {
  std::mt19937 random(11);
  for (int kill = 1; kill <= testing_support::kills() && !HasFailure(); ++kill) {
    SCOPED_TRACE("kill " + std::to_string(kill));
    const int last = std::uniform_int_distribution(1, 100)(random);
    EXPECT_EQ(end_by(SIGKILL, last), 128 + SIGKILL) << lms->server().output();
    lms->start();
    lms->check_over_http();
  }
  EXPECT_GT(lms->acknowledged(), 0U);
  lms->server().send_signal(SIGTERM);
  EXPECT_EQ(lms->server().wait(), 0) << lms->server().output();
  lms->check_database();
}

TEST_P(TheRecordStore, finishes_the_batches_that_came_when_it_is_asked_to_stop) {
  EXPECT_EQ(end_by(SIGTERM, 40), 0) << lms->server().output();
  lms->start();
  lms->check_over_http();
  lms->server().send_signal(SIGTERM);
  EXPECT_EQ(lms->server().wait(), 0) << lms->server().output();
  lms->check_database();
}

}  // namespace
}  // namespace kring
