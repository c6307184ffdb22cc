// The real program is backed up while eight people write, is put back, and moves from one database
// to the other.

#include "platform/archive/put_back.h"
#include "platform/db/picture.h"
#include "platform/journal/journal.h"
#include "tests/stories/busy_hub.h"
#include "tests/support/databases.h"
#include "tests/support/postgres_for_tests.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>

#include <gmock/gmock.h>

namespace kring {
namespace {

using std::filesystem::path;
using ::testing::HasSubstr;
using testing_support::BusyHub;
using testing_support::KringProcess;
using testing_support::PostgresForTests;
using testing_support::run_kring;

/// The words that name a hub: on SQLite in a folder, or beside it on PostgreSQL.
std::vector<std::string> on(std::vector<std::string> words, const path& folder,
                            const std::string& postgres = "") {
  words.insert(words.end(), {"--data", folder.string()});
  if (!postgres.empty()) words.insert(words.end(), {"--database", postgres});
  return words;
}

void run_well(const std::vector<std::string>& words) {
  const auto ran = run_kring(words);
  EXPECT_EQ(ran.status, 0) << words.front() << ": " << ran.output;
}

/// Of each table with rows how many and which; followers that only hear are not among them.
std::vector<archive::TableSum> sums_of(const path& backup) {
  auto tables = archive::checked(backup, [](std::int64_t, std::int64_t) {}).manifest.tables;
  std::erase_if(tables, [](const auto& table) { return table.rows == 0; });
  return tables;
}

std::vector<std::string> lines_of(db::Picture& picture) {
  std::vector<std::string> lines;
  for (const auto& line : journal::lines_after(picture.tx(), 0, 1'000'000)) {
    lines.push_back(std::to_string(line.seq) + ' ' + line.kind + ' ' + line.subject.text() + ' ' +
                    line.actor.text() + ' ' + line.data + ' ' + rfc3339(line.happened_at));
  }
  return lines;
}

class ABackupOfTheServer : public testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (!TestDatabase::is_given(GetParam())) return;
    if (on_postgres()) postgres_ = PostgresForTests::of_this_program().emptied();
    hub = std::make_unique<BusyHub>(postgres_);
  }

  bool on_postgres() const { return GetParam() == db::Dialect::postgres; }
  path in(std::string_view name) const { return folder_.path() / name; }
  void stop() {
    hub->server().send_signal(SIGTERM);
    EXPECT_EQ(hub->server().wait(), 0) << hub->server().output();
  }
  std::unique_ptr<db::Picture> picture() {
    if (on_postgres()) return db::picture_of_postgres(postgres_);
    return db::picture_of_sqlite(path(hub->words({}).at(1)) / "kring.db");
  }
  void write_some() {
    hub->write_until_gone([&](int acknowledged) {
      if (acknowledged == 60) hub->server().send_signal(SIGTERM);
    });
    EXPECT_EQ(hub->server().wait(), 0) << hub->server().output();
  }

  std::unique_ptr<BusyHub> hub;

 private:
  testing_support::TemporaryFolder folder_;
  std::string postgres_;
};
INSTANTIATE_TEST_SUITE_P(On, ABackupOfTheServer,
                         testing::Values(db::Dialect::sqlite, db::Dialect::postgres),
                         testing_support::dialect_name);

TEST_P(ABackupOfTheServer, is_a_beginning_of_it_whoever_writes_meanwhile) {
  const std::vector<path> backups{in("one.kring"), in("two.kring"), in("three.kring")};
  std::thread backing_up;
  hub->write_until_gone([&](int acknowledged) {
    if (acknowledged != 20) return;
    backing_up = std::thread([&] {
      for (const auto& backup : backups) run_well(hub->words({"backup", backup.string()}));
      hub->server().send_signal(SIGTERM);
    });
  });
  backing_up.join();
  EXPECT_EQ(hub->server().wait(), 0) << hub->server().output();
  hub->check_database();
  const auto original = lines_of(*picture());
  std::size_t before = 0;
  for (const auto& backup : backups) {
    const auto again = in(backup.stem().string());
    run_well(on({"restore", backup.string()}, again));
    const auto lines = lines_of(*db::picture_of_sqlite(again / "kring.db"));
    ASSERT_LE(lines.size(), original.size());
    EXPECT_TRUE(std::equal(lines.begin(), lines.end(), original.begin())) << backup;
    EXPECT_GE(lines.size(), before);
    before = lines.size();
    EXPECT_EQ(run_kring(on({"check"}, again)).output, "All is well.\n");
  }
  EXPECT_LT(lines_of(*db::picture_of_sqlite(in("one") / "kring.db")).size(), original.size())
      << "nobody wrote while the first backup was made";
}

TEST_P(ABackupOfTheServer, moves_it_to_the_other_database_and_back) {
  if (!TestDatabase::is_given(db::Dialect::postgres)) return;
  write_some();
  // So that followers have heard everything, as they have in what is put back.
  run_well(hub->words({"journal", "replay", "search"}));
  run_well(hub->words({"journal", "replay", "own_records"}));
  const auto check = run_kring(hub->words({"check"}));
  EXPECT_EQ(check.output, "All is well.\n");
  run_well(hub->words({"backup", in("first.kring").string()}));
  const auto lines = lines_of(*picture());
  run_well(on({"restore", in("first.kring").string()}, in("on-sqlite")));
  run_well(on({"backup", in("second.kring").string()}, in("on-sqlite")));
  const auto postgres = PostgresForTests::of_this_program().emptied();
  run_well(on({"restore", in("second.kring").string()}, in("on-postgres"), postgres));
  EXPECT_EQ(lines_of(*db::picture_of_postgres(postgres)), lines);
  EXPECT_EQ(run_kring(on({"check"}, in("on-postgres"), postgres)).output, "All is well.\n");
  run_well(on({"backup", in("third.kring").string()}, in("on-postgres"), postgres));
  run_well(on({"restore", in("third.kring").string()}, in("back")));
  run_well(on({"backup", in("fourth.kring").string()}, in("back")));
  const auto sums = sums_of(in("first.kring"));
  EXPECT_GT(sums.size(), 10U);
  for (const auto* later : {"second.kring", "third.kring", "fourth.kring"})
    EXPECT_EQ(sums_of(in(later)), sums) << later;
}

TEST_P(ABackupOfTheServer, is_not_put_where_a_hub_is) {
  run_well(hub->words({"backup", in("hub.kring").string()}));
  const auto refused = run_kring(hub->words({"restore", in("hub.kring").string()}));
  EXPECT_EQ(refused.status, 1);
  EXPECT_THAT(refused.output, HasSubstr("is in use by"));
  stop();
  const auto again = run_kring(hub->words({"restore", in("hub.kring").string()}));
  EXPECT_EQ(again.status, 1);
  EXPECT_THAT(again.output, HasSubstr("There is something in"));
  if (!on_postgres()) return;
  // The folder is another one, the database is not.
  auto words = hub->words({"restore", in("hub.kring").string()});
  words.insert(words.end(), {"--data", in("other").string()});
  const auto elsewhere = run_kring(words);
  EXPECT_EQ(elsewhere.status, 1);
  EXPECT_THAT(elsewhere.output, HasSubstr("There is a hub in that PostgreSQL database already"));
}

TEST_P(ABackupOfTheServer, can_be_put_back_again_where_that_was_killed) {
  write_some();
  run_well(hub->words({"backup", in("hub.kring").string()}));
  const auto lines = lines_of(*picture());
  std::string postgres;
  if (on_postgres()) postgres = PostgresForTests::of_this_program().emptied();
  const auto words = on({"restore", in("hub.kring").string()}, in("again"), postgres);
  for (int kill = 0; kill < 5; ++kill) {
    KringProcess restoring(words);
    restoring.await_line("The backup is whole");
    restoring.send_signal(SIGKILL);
    restoring.wait();
    if (!std::filesystem::exists(in("again") / "restoring")) continue;  // it had not begun
    const auto served = run_kring(on({"serve", "--port", "0"}, in("again"), postgres));
    EXPECT_EQ(served.status, 1);
    EXPECT_THAT(served.output, HasSubstr("was begun and did not end. Do it again"));
  }
  run_well(words);
  EXPECT_FALSE(std::filesystem::exists(in("again") / "restoring"));
  const auto back = on_postgres() ? db::picture_of_postgres(postgres)
                                  : db::picture_of_sqlite(in("again") / "kring.db");
  EXPECT_EQ(lines_of(*back), lines);
}

}  // namespace
}  // namespace kring
