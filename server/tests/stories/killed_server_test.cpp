#include "tests/stories/busy_hub.h"
#include "tests/stories/kills.h"
#include "tests/support/databases.h"
#include "tests/support/postgres_for_tests.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <fstream>
#include <random>

#include <gmock/gmock.h>

namespace kring {
namespace {

using ::testing::HasSubstr;
using testing_support::BusyHub;
using testing_support::run_kring;
using testing_support::TemporaryFolder;

/// The real process, on a real disk, in the middle of work.
class TheServer : public testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (!TestDatabase::is_given(GetParam())) return;
    hub = std::make_unique<BusyHub>(
        GetParam() == db::Dialect::postgres
            ? testing_support::PostgresForTests::of_this_program().emptied()
            : "");
  }

  /// Sends the signal after so many acknowledged writes, in the middle of the next ones, and waits
  /// for the end.
  int end_by(int signal, int after) {
    hub->write_until_gone([&](int acknowledged) {
      if (acknowledged == after) hub->server().send_signal(signal);
    });
    hub->server().send_signal(signal);  // where fewer were written; the others find it gone
    return hub->server().wait();
  }
  void stop_in_peace() {
    hub->server().send_signal(SIGTERM);
    EXPECT_EQ(hub->server().wait(), 0) << hub->server().output();
  }

  std::unique_ptr<BusyHub> hub;
};
INSTANTIATE_TEST_SUITE_P(On, TheServer, testing::Values(db::Dialect::sqlite, db::Dialect::postgres),
                         testing_support::dialect_name);

TEST_P(TheServer, loses_nothing_it_acknowledged_however_often_it_is_killed) {
  std::mt19937 random(7);
  for (int kill = 1; kill <= testing_support::kills() && !HasFailure(); ++kill) {
    SCOPED_TRACE("kill " + std::to_string(kill));
    const int last = std::uniform_int_distribution(1, 150)(random);
    EXPECT_EQ(end_by(SIGKILL, last), 128 + SIGKILL) << hub->server().output();
    hub->start();
    hub->check_over_http();
  }
  EXPECT_GT(hub->acknowledged(), 0U);
  stop_in_peace();
  hub->check_database();
}

TEST_P(TheServer, finishes_what_runs_when_it_is_asked_to_stop) {
  EXPECT_EQ(end_by(SIGTERM, 60), 0) << hub->server().output();
  hub->start();
  hub->check_over_http();
  stop_in_peace();
  hub->check_database();
}

TEST_P(TheServer, is_the_only_one_on_its_data_folder) {
  const auto second = run_kring(hub->words({"serve"}));
  EXPECT_EQ(second.status, 1);
  EXPECT_THAT(second.output, HasSubstr("is in use by"));
  EXPECT_EQ(end_by(SIGTERM, 5), 0) << hub->server().output();
  EXPECT_GE(hub->acknowledged(), 5U);
}

TEST_P(TheServer, answers_the_command_line_while_it_serves_and_the_folder_does_when_it_does_not) {
  for (const bool serving : {true, false}) {
    if (!serving) stop_in_peace();
    const auto shown = run_kring(hub->words({"journal", "show", "1"}));
    EXPECT_EQ(shown.status, 0);
    EXPECT_THAT(shown.output, HasSubstr("invitation.made"));
    EXPECT_THAT(shown.output, HasSubstr("search:"));
    const auto replayed = run_kring(hub->words({"journal", "replay", "search"}));
    EXPECT_EQ(replayed.status, 0) << replayed.output;
    EXPECT_THAT(replayed.output, HasSubstr("search is rebuilt from the first line"));
    EXPECT_EQ(run_kring(hub->words({"journal", "replay", "nobody"})).status, 1);
    EXPECT_EQ(run_kring(hub->words({"journal", "show", "100000"})).status, 1);
    EXPECT_EQ(run_kring(hub->words({"journal", "show", "first"})).status, 2);
    EXPECT_EQ(run_kring(hub->words({"journal", "parked"})).output, "No line is parked.\n");
    EXPECT_EQ(run_kring(hub->words({"journal", "paint"})).status, 2);
  }
}

TEST(TheCommandLine, makes_no_hub_of_a_slip_of_the_pen) {
  const TemporaryFolder folder;
  const auto mistyped = run_kring({"sevre", "--data", folder.path().string()});
  EXPECT_EQ(mistyped.status, 2);
  EXPECT_THAT(mistyped.output, HasSubstr("There is no such command"));
  const auto elsewhere =
      run_kring({"suspend", "noor@example.org", "--data", folder.path().string()});
  EXPECT_EQ(elsewhere.status, 1);
  EXPECT_THAT(elsewhere.output, HasSubstr("There is no hub in " + folder.path().string()));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(TheDataFolder, is_not_begun_anew_where_the_database_of_a_hub_is_missing) {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "secret.key") << std::string(32, 'x');
  const auto served = run_kring({"serve", "--port", "0", "--data", folder.path().string()});
  EXPECT_EQ(served.status, 1);
  EXPECT_THAT(served.output, HasSubstr("no database. Is the right disk mounted?"));
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "kring.db"));
}

}  // namespace
}  // namespace kring
