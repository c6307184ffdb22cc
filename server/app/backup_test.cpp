// A hub that is backed up and put back: the same one, without whom it erased since.

#include "app/backup_command.h"
#include "app/check_command.h"
#include "app/erasures_beside.h"
#include "app/hub_picture.h"
#include "app/opened_database.h"
#include "app/restore_command.h"
#include "hub/learning_records/erased_person.h"
#include "hub/learning_records/erasure_log.h"
#include "platform/api/hub_secret.h"
#include "platform/archive/keep.h"
#include "platform/archive/put_back.h"
#include "platform/crypto/base64.h"
#include "platform/crypto/secret_key.h"
#include "platform/db/data_folder.h"
#include "platform/db/failures.h"
#include "platform/journal/journal.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/xapi_statements.h"

#include <fstream>
#include <sstream>

#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::app {
namespace {

using std::filesystem::path;
using ::testing::HasSubstr;
using ::testing::Not;
using testing_support::statement;

class ABackup : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    noor = world().person("Noor");
    community = world().community(noor);
    world().answer(noor, world().question(noor, community));
    EXPECT_EQ(post(statement(1, "noor")).status, 200);
    db().await_numbering();
    hub().hub().followers().catch_up();
    // On PostgreSQL the folder holds the secret alone.
    settings.data = on_postgres() ? in("data") : path(test_database().place()).parent_path();
    if (on_postgres()) settings.database = test_database().place();
    secret = crypto::secret_key(db::DataFolder(settings.data).secret_key());
    std::filesystem::create_directory(in("backups"));
  }

  path in(std::string_view name) const { return folder_.path() / name; }

  path back_up_as(std::string_view name) {
    std::ostringstream said;
    auto file = in("backups") / name;
    EXPECT_EQ(back_up(settings, file, said), 0) << said.str();
    return file;
  }

  /// Into a folder, on SQLite.
  config::Settings restored(const path& backup, std::string_view name = "again") {
    config::Settings again;
    again.data = in(name);
    std::ostringstream said;
    EXPECT_EQ(restore(again, backup, std::nullopt, said), 0) << said.str();
    said_ = said.str();
    return again;
  }
  std::string refusal_of(const path& backup, const config::Settings& into) {
    std::ostringstream said;
    try {
      restore(into, backup, std::nullopt, said);
    } catch (const std::runtime_error& refusal) {
      return refusal.what();
    }
    return "";
  }
  static config::Settings settings_for(const path& data) {
    config::Settings other;
    other.data = data;
    return other;
  }

  static std::string statements_in(const config::Settings& hub) {
    std::string all;
    for (const auto& text :
         picture_of_hub(hub)->tx().values<std::string>("SELECT text FROM statements ORDER BY seq"))
      all += text;
    return all;
  }
  static std::vector<std::string> lines_of(const config::Settings& hub) {
    std::vector<std::string> lines;
    for (const auto& line : journal::lines_after(picture_of_hub(hub)->tx(), 0, 10'000)) {
      lines.push_back(std::to_string(line.seq) + ' ' + line.kind + ' ' + line.subject.text() + ' ' +
                      line.data + ' ' + rfc3339(line.happened_at));
    }
    return lines;
  }

  /// As the page of administrators does, with this hub's secret.
  void erase_noor() {
    boost::json::array digests;
    for (const auto& digest :
         learning_records::digests_of(secret, "mbox mailto:noor@example.org", HubUnderTest::origin))
      digests.emplace_back(crypto::base64(digest.octets));
    std::istringstream log(boost::json::serialize(
        boost::json::object{{"id", Id<struct AnyTag>(7).text()},
                            {"begun_at", "2026-11-23T09:00:00.000Z"},
                            {"stand_in", "erased-" + Id<struct AnyTag>(7).text()},
                            {"digests", digests}}));
    EXPECT_EQ(learning_records::begin_erasures_of(db(), secret, log).number, 1);
  }

  std::vector<std::string_view> rebuilt() {
    return rebuilt_tables(all_followers(options_of(settings, secret)));
  }

  config::Settings settings;
  std::string secret;
  Visitor noor;
  CommunityId community;
  std::string said_;

 private:
  testing_support::TemporaryFolder folder_;
};
KRING_ON_BOTH_DATABASES(ABackup);

TEST_P(ABackup, is_the_same_hub_when_it_is_put_back) {
  const auto again = restored(back_up_as("hub.kring"));
  EXPECT_EQ(lines_of(again), lines_of(settings));
  EXPECT_EQ(statements_in(again), statements_in(settings));
  EXPECT_EQ(crypto::secret_key(db::DataFolder(again.data).secret_key()), secret);
  std::ostringstream said;
  EXPECT_EQ(check_hub(again, false, said), 0) << said.str();
  EXPECT_EQ(said.str(), "All is well.\n");
}

TEST_P(ABackup, has_the_same_rows_when_what_was_put_back_is_backed_up) {
  const auto first = back_up_as("hub.kring");
  const auto again = restored(first);
  std::ostringstream said;
  back_up(again, in("again.kring"), said);
  const auto ignore = [](std::int64_t, std::int64_t) {};
  auto one = archive::checked(first, ignore).manifest.tables;
  auto other = archive::checked(in("again.kring"), ignore).manifest.tables;
  for (auto* tables : {&one, &other})
    std::erase_if(*tables, [](const auto& table) { return table.rows == 0; });
  EXPECT_GT(one.size(), 10U);
  EXPECT_EQ(one, other);
}

TEST_P(ABackup, goes_on_as_a_hub) {
  const auto again = restored(back_up_as("hub.kring"));
  const SystemClock system;
  OpenedDatabase opened(again, system, db::Observer::nobody());
  testing_support::World there;
  there.open(*opened);
  const auto before = (*opened).read(journal::last_seq);
  there.question(noor, community, "Is it still here?");
  EXPECT_EQ((*opened).read(journal::last_seq), before + 1);
}

TEST_P(ABackup, is_named_by_its_moment_in_a_folder) {
  std::ostringstream said;
  back_up(settings, in("backups"), said);
  int found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(in("backups"))) {
    const auto name = entry.path().filename().string();
    if (name == "erasures.log") continue;
    EXPECT_THAT(name, testing::MatchesRegex("kring-[0-9]{8}-[0-9]{6}\\.kring"));
    ++found;
  }
  EXPECT_EQ(found, 1);
}

TEST_P(ABackup, does_not_bring_back_who_was_erased_after_it) {
  const auto first = back_up_as("before.kring");
  erase_noor();
  back_up_as("after.kring");
  const auto again = restored(first);
  EXPECT_THAT(said_, HasSubstr("1 erasures that came after the backup are done anew"));
  EXPECT_THAT(statements_in(settings), HasSubstr("noor"));  // nobody did the job there
  EXPECT_THAT(statements_in(again), Not(HasSubstr("noor")));
}

TEST_P(ABackup, says_where_nothing_is_known_of_erasures) {
  const auto first = back_up_as("hub.kring");
  std::filesystem::remove(erasures_beside(first));
  restored(first);
  EXPECT_THAT(said_, HasSubstr("There is no erasures.log beside the backup"));
}

TEST_P(ABackup, is_put_back_into_an_empty_folder_alone) {
  const auto backup = back_up_as("hub.kring");
  const auto again = restored(backup);
  EXPECT_THAT(refusal_of(backup, again), HasSubstr("There is something in"));
  std::filesystem::create_directory(in("photos"));
  std::ofstream(in("photos") / "cat.jpg") << "cat";
  EXPECT_THAT(refusal_of(backup, settings_for(in("photos"))), HasSubstr("cat.jpg"));
  EXPECT_FALSE(std::filesystem::exists(in("photos") / "kring.db"));
}

TEST_P(ABackup, may_be_put_beside_the_settings) {
  const auto backup = back_up_as("hub.kring");
  std::filesystem::create_directory(in("fresh"));
  std::ofstream(in("fresh") / "kring.toml") << "organisation = \"Maes\"\n";
  restored(backup, "fresh");
  EXPECT_TRUE(std::filesystem::exists(in("fresh") / "kring.toml"));
}

TEST_P(ABackup, that_is_damaged_is_refused_before_anything_is_touched) {
  const auto backup = back_up_as("hub.kring");
  {
    std::fstream file(backup, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(-4000, std::ios::end);
    file << "x";
  }
  EXPECT_THAT(refusal_of(backup, settings_for(in("again"))), HasSubstr("damaged"));
  EXPECT_FALSE(std::filesystem::exists(in("again")));
}

TEST_P(ABackup, of_which_no_half_is_served_can_be_put_back_again) {
  const auto backup = back_up_as("hub.kring");
  const auto again = restored(backup);
  // As a process leaves it that was killed.
  std::ofstream(again.data / "restoring") << "of some backup\n";
  std::ofstream(again.data / "kring.db", std::ios::trunc) << "half";
  const SystemClock system;
  try {
    OpenedDatabase opened(again, system, db::Observer::nobody());
    ADD_FAILURE() << "half a hub was opened";
  } catch (const db::CannotOpen& refusal) {
    EXPECT_THAT(refusal.what(), HasSubstr("was begun and did not end. Do it again"));
  }
  EXPECT_THROW(picture_of_hub(again), db::CannotOpen) << "neither is it backed up or checked";
  restored(backup);
  EXPECT_THAT(said_, HasSubstr("An earlier restore here did not end"));
  EXPECT_EQ(lines_of(again), lines_of(settings));
  EXPECT_FALSE(std::filesystem::exists(again.data / "restoring"));
}

TEST_P(ABackup, wants_the_secret_that_is_beside_postgresql) {
  if (!on_postgres()) GTEST_SKIP() << "on SQLite it is where the database is";
  std::filesystem::remove(settings.data / "secret.key");
  std::ostringstream said;
  EXPECT_THROW(back_up(settings, in("backups") / "hub.kring", said), db::CannotOpen);
  EXPECT_FALSE(std::filesystem::exists(in("backups") / "hub.kring"));
}

TEST_P(ABackup, is_not_made_with_the_secret_of_another_hub) {
  api::require_shared_secret(db(), "another than the one in the folder");
  std::ostringstream said;
  EXPECT_THROW(back_up(settings, in("backups") / "hub.kring", said), db::CannotOpen);
  EXPECT_FALSE(std::filesystem::exists(in("backups") / "hub.kring"));
}

TEST_P(ABackup, is_not_made_where_the_secret_is_gone) {
  api::require_shared_secret(db(), secret);
  std::filesystem::remove(settings.data / "secret.key");
  std::ostringstream said;
  EXPECT_THROW(back_up(settings, in("backups") / "hub.kring", said), db::CannotOpen);
  EXPECT_FALSE(std::filesystem::exists(settings.data / "secret.key"));
}

TEST_P(ABackup, comes_back_with_the_secret_by_which_the_hub_knows_itself) {
  api::require_shared_secret(db(), secret);
  const auto again = restored(back_up_as("hub.kring"));
  const SystemClock system;
  OpenedDatabase opened(again, system, db::Observer::nobody());
  EXPECT_EQ(api::secret_of_hub(*opened, again.data / "secret.key"), secret);
}

TEST_P(ABackup, with_the_secret_of_another_hub_is_refused_before_anything_is_touched) {
  api::require_shared_secret(db(), secret);
  for (const auto& wrong : {std::string(crypto::secret_key_size, 'x'), std::string("short")}) {
    const auto backup = in("backups") / (std::to_string(wrong.size()) + ".kring");
    archive::ArchiveWriter archive(backup);
    archive::keep(*picture_of_hub(settings), {"0.1.0", clock().now(), wrong, rebuilt()}, archive,
                  [](std::int64_t, std::int64_t) {});
    EXPECT_THAT(refusal_of(backup, settings_for(in("again"))),
                HasSubstr("is not the one of the hub in it"));
    EXPECT_FALSE(std::filesystem::exists(in("again")));
  }
}

TEST(TheErasuresBesideABackup, are_added_to_and_never_lost) {
  const testing_support::TemporaryFolder folder;
  const auto file = folder.path() / "erasures.log";
  add_erasures(file, "one\ntwo\n");
  add_erasures(file, "two\nthree\n");
  std::ifstream kept(file);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}), "one\ntwo\nthree\n");
}

}  // namespace
}  // namespace kring::app
