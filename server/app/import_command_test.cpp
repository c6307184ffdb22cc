// What whoever keeps the server sees of an import, and that what came is found.

#include "app/import_command.h"

#include "app/commands.h"
#include "tests/support/dump_folder.h"
#include "tests/support/hub_under_test.h"

#include <sstream>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class ImportOnTheCommandLine : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    noor = world().person("Noor");
    world().community(noor, communities::Openness::open, "Coffee corner");
    world().forget_journal();
    dump.posts({R"(Id="1" PostTypeId="1" CreationDate="2018-02-06T20:00:00" Title="Which grinder?")"
                R"( Body="&lt;p&gt;For a moka pot&lt;/p&gt;" Score="-1" OwnerDisplayName="Ada")"});
  }

  std::string said(const Words& words, int status) {
    std::ostringstream out;
    EXPECT_TRUE(is_command(words));
    EXPECT_EQ(run_command(db(), hub().hub(), words, out), status);
    return out.str();
  }
  Words command(std::initializer_list<std::string> more) const {
    Words words{"import", "stackexchange", dump.path().string()};
    words.insert(words.end(), more);
    return words;
  }

  testing_support::DumpFolder dump;
  Visitor noor;
};

TEST_P(ImportOnTheCommandLine, brings_a_dump_into_the_community_of_that_name_and_reports) {
  const auto text = said(command({"--community", "coffee CORNER"}), 0);
  EXPECT_THAT(text, AllOf(HasSubstr("        1  questions\n"),
                          HasSubstr("1  down-votes have nothing here that they could become: 1")));
  EXPECT_THAT(world().journal_kinds(), ElementsAre("question.asked"));
  const std::string before = "kring import report ";
  const auto id = text.substr(text.find(before) + before.size(), 13);
  EXPECT_THAT(said({"import", "report", id}, 0), HasSubstr("\n1\t0\t1\n"));
  EXPECT_THAT(said({"import", "list"}, 0), AllOf(HasSubstr(id), HasSubstr("finished")));
}

TEST_P(ImportOnTheCommandLine, says_at_a_dry_run_what_would_come_and_writes_nothing) {
  EXPECT_THAT(said(command({"--dry-run"}), 0),
              AllOf(HasSubstr("Nothing is written"), HasSubstr("        1  questions\n")));
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
  EXPECT_THAT(said({"import", "list"}, 0), HasSubstr("Nothing was imported"));
}

TEST_P(ImportOnTheCommandLine, shows_how_far_it_is_to_whoever_looks_on) {
  EXPECT_THAT(said(command({"--community", "Coffee corner", "--progress"}), 0),
              HasSubstr("100 %  done"));
  EXPECT_THAT(said(command({"--community", "Coffee corner"}), 0), Not(HasSubstr("%")));
}

TEST_P(ImportOnTheCommandLine, names_what_is_missing_or_broken) {
  EXPECT_EQ(said(command({"--community", "Tea"}), 1),
            "There is no community “Tea”. Found it first, as whoever is to look after it.\n");
  dump.write("Posts.xml", "<posts><row Id=\"1\" />");
  EXPECT_THAT(
      said(command({"--community", "Coffee corner"}), 1),
      HasSubstr("Posts.xml cannot be read to its end: it ends in the middle, behind row 1"));
  dump.write("Posts.xml", "<posts></posts>");
  EXPECT_THAT(said(command({"--community", "Coffee corner"}), 1),
              HasSubstr("There is no Posts.xml"));
  EXPECT_THAT(said({"import", "report", "nothing"}, 1), HasSubstr("There is no import “nothing”"));
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(ImportOnTheCommandLine, is_no_command_without_a_folder_or_a_community) {
  EXPECT_FALSE(is_command({"import", "stackexchange"}));
  EXPECT_FALSE(is_command({"import", "stackexchange", "x"}));
  EXPECT_FALSE(is_command({"import", "stackexchange", "x", "y", "--community", "z"}));
}

TEST_P(ImportOnTheCommandLine, ends_where_nobody_listens_any_more_and_goes_on_later) {
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  const auto words = command({"--community", "Coffee corner"});
  EXPECT_EQ(run_command(db(), hub().hub(), words, out), 1);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
  EXPECT_THAT(said(words, 0), HasSubstr("        1  questions\n"));
}

TEST_P(ImportOnTheCommandLine, lets_what_came_be_found_like_any_other_question) {
  said(command({"--community", "Coffee corner"}), 0);
  hub().hub().followers().catch_up();
  auto browser = browser_of("Noor");
  const auto found = browser.get("/search?q=grinder");
  EXPECT_EQ(found.status, 200);
  EXPECT_THAT(found.text, AllOf(HasSubstr("Which grinder?"), HasSubstr("Ada")));
  EXPECT_THAT(browser.get("/questions").text, HasSubstr("Which grinder?"));
}

TEST_P(ImportOnTheCommandLine, gives_the_server_a_path_that_it_understands) {
  const auto words =
      import_words_for_server({"import", "stackexchange", "dump", "--community", "x"}, true);
  ASSERT_EQ(words.size(), 6U);
  EXPECT_TRUE(std::filesystem::path(words[2]).is_absolute());
  EXPECT_EQ(words[5], "--progress");
  EXPECT_EQ(import_words_for_server({"journal", "parked"}, true), (Words{"journal", "parked"}));
}

KRING_ON_BOTH_DATABASES(ImportOnTheCommandLine);

}  // namespace
}  // namespace kring::app
