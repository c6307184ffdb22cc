// What whoever keeps the server sees of the organisation's list.

#include "app/roster_command.h"

#include "app/commands.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <sstream>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class RosterOnTheCommandLine : public HubOnBothDatabases {
 protected:
  std::string said(const Words& words, int status) {
    std::ostringstream out;
    EXPECT_TRUE(is_command(words));
    EXPECT_EQ(run_command(db(), hub().hub(), words, out), status);
    return out.str();
  }
  std::string file(std::string_view text) const {
    const auto path = folder.path() / "people.csv";
    std::ofstream(path, std::ios::binary) << text;
    return path.string();
  }

  testing_support::TemporaryFolder folder;
};

TEST_P(RosterOnTheCommandLine, is_taken_in_once_and_told_with_lines_and_reasons) {
  world().person("Noor");
  world().forget_journal();
  const auto path = file(
      "E-mail;Naam;Afdeling;Schoenmaat\nnoor@example.org;Noor;Service > Brabant;38\n"
      "bo@example.org;Bo;Service;41\nnobody;Nobody;;\n");
  const auto text = said({"import", "people", path}, 0);
  EXPECT_THAT(text,
              AllOf(HasSubstr("1 person without an account expected from now on\n"),
                    HasSubstr("1 changed\n"), HasSubstr("new unit: Service › Brabant\n"),
                    HasSubstr("(Noor) changed; unit none → “Service › Brabant”\n"),
                    HasSubstr("column that means nothing here: Schoenmaat\n"),
                    HasSubstr("line 4: nobody (Nobody) not taken in, since that is no e-mail")));
  EXPECT_THAT(said({"import", "people", path}, 0), HasSubstr("2 the same\n"));
}

TEST_P(RosterOnTheCommandLine, says_how_much_a_quote_took_that_nothing_ends) {
  const auto path = file("email,name\nbo@example.org,\"Bo\ncas@example.org,Cas\nd,D\n");
  EXPECT_THAT(
      said({"import", "people", path, "--dry-run"}, 0),
      HasSubstr("lines 2 to 4: bo@example.org (Bo cas@example.org,Cas d,D) not taken in, since its"
                " quotes do not end"));
}

TEST_P(RosterOnTheCommandLine, says_at_a_dry_run_what_would_come_and_writes_nothing) {
  const auto path = file("email,name\nbo@example.org,Bo\n");
  EXPECT_THAT(
      said({"import", "people", path, "--dry-run"}, 0),
      AllOf(HasSubstr("Nothing is written"), HasSubstr("line 2: bo@example.org (Bo) expected")));
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(RosterOnTheCommandLine, says_why_a_file_is_no_such_list) {
  EXPECT_THAT(said({"import", "people", file("Voornaam;Mailbox\nBo;x\n")}, 1),
              AllOf(HasSubstr("at least “email”"), HasSubstr("“Voornaam”, “Mailbox”")));
  EXPECT_THAT(said({"import", "people", file("\xFF\xFE")}, 1), HasSubstr("UTF-8"));
  EXPECT_THAT(said({"import", "people", folder.path().string()}, 1), HasSubstr("cannot be read"));
  EXPECT_THAT(said({"import", "people", "nowhere.csv"}, 1), HasSubstr("cannot be read"));
}

TEST_P(RosterOnTheCommandLine, says_what_there_is_to_know_of_a_line) {
  world().person("Noor");
  const auto path = file(
      "email,name,left\nnoor@example.org,Hilde,yes\nbo@example.org,,yes\n"
      "cas@example.org,Cas,31-12-2099\ncas@example.org,Cas,31/12/2099\nz\xF6@example.org,,\n");
  EXPECT_THAT(said({"import", "people", path, "--dry-run"}, 0),
              AllOf(HasSubstr("(Noor) left; the list calls them Hilde; their name stays\n"),
                    HasSubstr("bo@example.org the same; nobody here has this address\n"),
                    HasSubstr("their last day, 2099-12-31, is still to come"),
                    HasSubstr("line 5: cas@example.org (Cas) the same; line 4 says the same\n"),
                    HasSubstr("read as Windows-1252")));
}

TEST_P(RosterOnTheCommandLine, is_no_command_without_a_file) {
  EXPECT_FALSE(is_command({"import", "people"}));
  EXPECT_FALSE(is_command({"import", "people", "--dry-run"}));
  EXPECT_FALSE(is_command({"import", "people", "a", "b"}));
  EXPECT_TRUE(begins_roster_import({"import", "people"})) << "so it is told what is missing";
  EXPECT_FALSE(begins_roster_import({"import"}));
  const auto whole = with_full_path({"import", "people", "a.csv", "--dry-run"});
  EXPECT_TRUE(std::filesystem::path(whole[2]).is_absolute());
  EXPECT_EQ(whole[3], "--dry-run");
}

KRING_ON_BOTH_DATABASES(RosterOnTheCommandLine);

}  // namespace
}  // namespace kring::app
