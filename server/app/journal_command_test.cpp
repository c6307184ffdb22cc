// What `kring journal show` says of each follower.

#include "app/commands.h"
#include "hub/own_records/own_records.h"
#include "platform/journal/journal.h"
#include "tests/support/hub_under_test.h"

#include <sstream>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using own_records::RecordKind;
using ::testing::AllOf;
using ::testing::ContainsRegex;
using ::testing::HasSubstr;
using ::testing::Not;

class ShowingALine : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ada = world().administrator("Ada");
    noor = world().person("Noor");
    pumps = world().community(ada);
  }

  void turn_on(RecordKind kind) {
    db().write([&](Tx& tx) { own_records::turn(tx, ada, kind, true); });
  }

  /// The last line, as it is shown once everybody came to it.
  std::string shown() {
    hub().hub().followers().catch_up();
    return shown_now();
  }
  std::string shown_now() {
    db().await_numbering();
    const auto last = db().read(journal::last_seq);
    std::ostringstream out;
    EXPECT_EQ(run_command(db(), hub().hub(), {"journal", "show", std::to_string(last)}, out), 0);
    return out.str();
  }

  Visitor ada, noor;
  CommunityId pumps;
};
KRING_ON_BOTH_DATABASES(ShowingALine);

TEST_P(ShowingALine, says_as_what_search_has_a_text) {
  const auto question =
      world().question(noor, pumps, "Why does the breaker trip?", "It trips at once.");
  EXPECT_THAT(shown_now(), HasSubstr("  search: has not come to it yet\n"));
  EXPECT_THAT(shown(), HasSubstr("  search: handled it\n    question " + question.text() +
                                 " is indexed with 14 stems, behind @everyone @@question @@at" +
                                 pumps.text() + " @@by" + noor.persona.text() + " @@inen"));
}

TEST_P(ShowingALine, says_what_stands_in_a_text_and_why_it_is_not_in_the_index) {
  const auto question = world().question(noor, pumps);
  world().answer(ada, question);
  world().answer(noor, question);
  db().write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  EXPECT_THAT(shown(), AllOf(HasSubstr("question " + question.text() +
                                       " is not in the index: it is not on show\n"),
                             Not(HasSubstr("that stand in it"))));
  db().write([&](Tx& tx) { contributions::restore_question(tx, noor, question); });
  EXPECT_THAT(shown(), HasSubstr("    2 texts that stand in it are indexed\n"));
}

TEST_P(ShowingALine, says_by_how_much_a_name_is_found) {
  world().person("Youssef");
  EXPECT_THAT(shown(), ContainsRegex("person [0-9a-z]+ is found by 6 parts of words\n"));
}

TEST_P(ShowingALine, tells_no_word_that_somebody_wrote) {
  world().question(noor, pumps, "Why does the breaker trip?", "It trips at once.");
  EXPECT_THAT(shown(), Not(HasSubstr("breaker")));
  world().person("Youssef");
  EXPECT_THAT(shown(), Not(HasSubstr("youssef")));
}

TEST_P(ShowingALine, says_which_statement_own_records_told_and_what_became_of_it) {
  turn_on(RecordKind::asked);
  EXPECT_THAT(shown(), HasSubstr("  own_records: handled it\n    “asked” is told\n"));
  const auto question = world().question(noor, pumps);
  EXPECT_THAT(shown(), ContainsRegex("    statement [0-9a-f-]+ stands\n"));
  db().write([&](Tx& tx) { contributions::withdraw_question(tx, noor, question); });
  EXPECT_THAT(shown(),
              ContainsRegex("    statement [0-9a-f-]+ of line [0-9]+, “asked”, is voided\n"));
}

TEST_P(ShowingALine, says_why_own_records_told_nothing) {
  const auto question = world().question(noor, pumps);
  EXPECT_THAT(shown(), HasSubstr("    no statement: nothing was told yet\n"));
  turn_on(RecordKind::asked);
  world().question(noor, pumps);
  world().answer(ada, question);
  EXPECT_THAT(shown(), HasSubstr("    no statement: “answered” is not told\n"));
  turn_on(RecordKind::answered);
  db().write([&](Tx& tx) { own_records::object(tx, noor); });
  EXPECT_THAT(shown(), HasSubstr("    persona " + noor.persona.text() + " is not told of\n"));
  world().answer(noor, question);
  EXPECT_THAT(shown(),
              HasSubstr("    no statement: persona " + noor.persona.text() + " is not told of\n"));
  const auto answer = world().answer(ada, question);
  EXPECT_THAT(shown(), ContainsRegex("    statement [0-9a-f-]+ stands\n"));
  db().write([&](Tx& tx) { contributions::accept(tx, noor, question, answer); });
  EXPECT_THAT(shown(), HasSubstr("    no statement: “accepted” is not told\n"));
}

TEST_P(ShowingALine, says_that_open_pages_keep_nothing) {
  world().question(noor, pumps);
  EXPECT_THAT(shown(), HasSubstr("  open_pages: keeps nothing\n"));
}

}  // namespace
}  // namespace kring::app
