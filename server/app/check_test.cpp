// What `kring check` finds: each kind of damage, done to a hub that was whole.

#include "app/check.h"

#include "hub/learning_records/attachment_faults.h"
#include "hub/people/unclaimed.h"
#include "platform/api/hub_secret.h"
#include "platform/crypto/secret_key.h"
#include "platform/crypto/sha.h"
#include "tests/support/careless.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/temporary_folder.h"

#include <fstream>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ACheckup : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    const auto noor = world().person("Noor");
    const auto community = world().community(noor);
    question = world().question(noor, community);
    world().answer(noor, question);
    db().await_numbering();
    hub().hub().followers().catch_up();
  }
  // Damage is no story.
  void TearDown() override { HubOnBothDatabases::TearDown(); }

  Checkup checkup() {
    const auto picture = on_postgres() ? db::picture_of_postgres(test_database().place())
                                       : db::picture_of_sqlite(test_database().place());
    return check(*picture,
                 {"Kring", std::string(HubUnderTest::origin), i18n::Language::en, false, ""},
                 secret_key(), [](std::string_view) {});
  }
  std::filesystem::path secret_key() const { return folder_.path() / "secret.key"; }
  auto finds(std::string_view code, std::string_view words) {
    return ElementsAre(AllOf(Field(&Finding::code, std::string(code)),
                             Field(&Finding::sentence, HasSubstr(std::string(words)))));
  }

  void run(std::string_view sql) {
    db().write([&](Tx& tx) { tx.run(sql); });
  }
  /// As somebody with a tool of their own would, who need not keep references whole.
  void run_carelessly(const std::string& sql) {
    if (on_postgres()) {
      db().write([&](Tx& tx) {
        tx.run("SET LOCAL session_replication_role = replica");
        tx.run(sql);
      });
      return;
    }
    testing_support::run_carelessly(test_database().place(), sql);
  }

  contributions::QuestionId question;

 private:
  testing_support::TemporaryFolder folder_;
};
KRING_ON_BOTH_DATABASES(ACheckup);

TEST_P(ACheckup, finds_nothing_wrong_with_a_whole_hub) {
  const auto found = checkup();
  EXPECT_THAT(found.findings, IsEmpty());
  EXPECT_THAT(found.remarks, IsEmpty());
}

TEST_P(ACheckup, finds_nothing_wrong_with_people_who_came_along_with_a_text) {
  db().write([](Tx& tx) {
    people::add_unclaimed(tx, people::Name::from_text("Ada").value(), i18n::Language::nl);
  });
  EXPECT_THAT(checkup().findings, IsEmpty());
}

TEST_P(ACheckup, finds_that_the_secret_is_lost_another_hubs_or_no_file) {
  EXPECT_THAT(checkup().findings, IsEmpty()) << "there is none, and this hub never served";
  api::secret_of_hub(db(), secret_key());
  EXPECT_THAT(checkup().findings, IsEmpty());
  std::filesystem::remove(secret_key());
  EXPECT_THAT(checkup().findings, finds("secret.missing", secret_key().string()));
  crypto::secret_key(secret_key());
  EXPECT_THAT(checkup().findings, finds("secret.foreign", "is not the one of this hub"));
  std::filesystem::remove(secret_key());
  std::filesystem::create_directory(secret_key());
  EXPECT_THAT(checkup().findings, finds("secret.unreadable", "is not a file"));
}

TEST_P(ACheckup, finds_rows_that_refer_to_what_is_gone) {
  run_carelessly("DELETE FROM accounts");
  run_carelessly(
      "INSERT INTO sessions (id, token_hash, person, made_at, expires_at)"
      " VALUES (1, " +
      std::string(on_postgres() ? "'\\x00'" : "x'00'") + ", 4711, 0, 0)");
  EXPECT_THAT(checkup().findings, finds("reference.dangling", "1 rows of sessions"));
}

TEST_P(ACheckup, finds_a_broken_order_of_the_journal) {
  run(on_postgres() ? "UPDATE journal_numbers SET seq = seq + 1000 WHERE seq > 2"
                    : "UPDATE journal SET seq = seq + 1000 WHERE seq > 2");
  run("UPDATE journal_cursors SET seq = seq + 1000");
  EXPECT_THAT(checkup().findings, finds("journal.broken", "there is no line 3"));
}

TEST_P(ACheckup, finds_what_was_made_without_a_line) {
  run(std::string(on_postgres() ? "UPDATE journal_lines" : "UPDATE journal") +
      " SET subject = 1 WHERE kind = 'answer.given'");
  // A rebuild does not hear of it either, so search is another one too.
  EXPECT_THAT(checkup().findings,
              Contains(AllOf(
                  Field(&Finding::code, "journal.incomplete"),
                  Field(&Finding::sentence, HasSubstr("1 rows of answers have no answer.given")))));
}

TEST_P(ACheckup, finds_what_a_follower_could_not_handle) {
  run("INSERT INTO journal_parked (follower, seq, attempts, error) VALUES"
      " ('search', 2, 3, 'no such page')");
  EXPECT_THAT(checkup().findings, finds("journal.parked", "no such page"));
}

TEST_P(ACheckup, finds_damaged_and_missing_attachments) {
  db().write([](Tx& tx) {
    tx.run("INSERT INTO statement_attachments (sha2, content) VALUES ($1, $2)",
           crypto::sha_hex("whole", 64).value(), db::Bytes{"whole"});
    tx.run("INSERT INTO statement_attachments (sha2, content) VALUES ($1, $2)",
           crypto::sha_hex("as it was", 64).value(), db::Bytes{"as it is"});
    tx.run("INSERT INTO statement_attachment_senders (client, sha2) VALUES (7, 'abcdef')");
  });
  EXPECT_THAT(checkup().findings,
              ElementsAre(Field(&Finding::code, "attachment.damaged"),
                          AllOf(Field(&Finding::code, "attachment.missing"),
                                Field(&Finding::sentence, HasSubstr("abcdef")))));
}

TEST_P(ACheckup, reads_more_attachments_than_fit_at_once) {
  db().write([](Tx& tx) {
    for (int i = 0; i < 40; ++i) {
      const auto content = "attachment " + std::to_string(i);
      tx.run("INSERT INTO statement_attachments (sha2, content) VALUES ($1, $2)",
             crypto::sha_hex(i < 39 ? content : "another", 64).value(), db::Bytes{content});
    }
  });
  EXPECT_THAT(checkup().findings, finds("attachment.damaged", "is not what was brought"));
}

TEST_P(ACheckup, finds_what_drifted_from_the_journal_and_leaves_it_as_it_is) {
  run("UPDATE search_totals SET texts = texts + 1");
  EXPECT_THAT(checkup().findings, finds("follower.drift", "search keeps another search_totals"));
  EXPECT_THAT(checkup().findings, finds("follower.drift", "kring journal replay search"));
  hub().hub().followers().rebuild("search");
  EXPECT_THAT(checkup().findings, IsEmpty());
}

TEST_P(ACheckup, compares_nothing_with_a_follower_that_is_behind) {
  run("UPDATE journal_cursors SET seq = 1 WHERE follower = 'search'");
  const auto found = checkup();
  EXPECT_THAT(found.findings, IsEmpty());
  EXPECT_THAT(found.remarks, ElementsAre(HasSubstr("search was ")));
}

TEST_P(ACheckup, says_that_a_hub_is_to_be_brought_up_to_date_first) {
  run("DELETE FROM schema_migrations WHERE number = (SELECT max(number) FROM schema_migrations)");
  const auto found = checkup();
  EXPECT_THAT(found.findings, IsEmpty());
  EXPECT_THAT(found.remarks, ElementsAre(HasSubstr("older version")));
  start_afresh();
}

TEST_P(ACheckup, finds_a_damaged_file) {
  if (on_postgres()) GTEST_SKIP() << "PostgreSQL keeps its own files, and has its own tools";
  const auto place = test_database().place();
  test_database().close();
  {
    std::fstream file(place, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(40 * 4096 + 8);
    file << std::string(2000, '\x5a');
  }
  const auto found = checkup();
  EXPECT_THAT(found.findings, testing::Not(IsEmpty()));
  EXPECT_THAT(found.findings.front().code, HasSubstr("database."));
}

}  // namespace
}  // namespace kring::app
