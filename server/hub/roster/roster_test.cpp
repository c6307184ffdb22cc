#include "hub/roster/roster.h"

#include "hub/identity/invitations.h"
#include "platform/journal/journal.h"
#include "tests/support/counting_tx.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/refusals.h"

#include <gmock/gmock.h>

namespace kring::roster {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::ruled;

class RosterOnBothDatabases : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ada = world().administrator("Ada");
    noor = world().person("Noor");
    world().forget_journal();
  }

  Roster list(const std::string& lines) {
    return read_roster("email,name,unit,role,left\n" + lines, clock().now());
  }
  RosterReport bring(const std::string& lines) {
    return bring_in_all(list(lines),
                        [&](auto&& fn) { return db().write([&](Tx& tx) { return fn(tx, ada); }); });
  }
  RosterReport look(const std::string& lines) {
    return db().read([&](Tx& tx) { return preview(tx, list(lines)); });
  }
  /// The numbers added, changed, the same, left and refused.
  static std::vector<std::int64_t> numbers(const RosterReport& report) {
    return {report.added, report.changed, report.same, report.left, report.refused};
  }
  std::vector<people::Newcomer> expected() { return db().read(people::newcomers); }
  people::Placed placed(const Visitor& who) {
    return db().read([&](Tx& tx) { return people::placement_of(tx, who.person); });
  }
  std::string unit_of(const Visitor& who) {
    return db().read([&](Tx& tx) {
      const auto unit = people::placement_of(tx, who.person).unit;
      return unit ? people::require_unit(tx, *unit).name : std::string("none");
    });
  }
  bool is_here(const Visitor& who) {
    return db().read([&](Tx& tx) { return identity::is_here(tx, who.person); });
  }
  PersonId arrives(const std::string& address, bool proved) {
    return db().write([&](Tx& tx) {
      identity::NewAccount account;
      account.name = ruled<people::Name>("Bo Baker");
      account.email = ruled<text::EmailAddress>(address);
      account.address_proved = proved;
      return identity::add_account(tx, account);
    });
  }

  Visitor ada, noor;
};

TEST_P(RosterOnBothDatabases, puts_who_is_here_in_their_place_and_expects_who_is_not) {
  const auto report = bring(
      "NOOR@example.org,Noor van de Lijst,Service > Brabant,Engineer,\n"
      "bo@example.org,Bo,Service,Planner,\n");
  EXPECT_THAT(numbers(report), ElementsAre(1, 1, 0, 0, 0));
  EXPECT_THAT(report.new_units, ElementsAre("Service", "Service › Brabant"));
  EXPECT_EQ(unit_of(noor), "Brabant");
  EXPECT_EQ(placed(noor).role, "Engineer");
  EXPECT_EQ(db().read([&](Tx& tx) { return people::require(tx, noor.person).name; }), "Noor")
      << "what somebody calls themselves is theirs";
  ASSERT_THAT(expected(), SizeIs(1));
  EXPECT_EQ(expected().front().name, "Bo");
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("unit.made", "unit.made", "person.placed", "newcomer.expected"));
}

TEST_P(RosterOnBothDatabases, changes_nothing_when_it_comes_once_more) {
  const std::string lines =
      "noor@example.org,Noor,Service,Engineer,\nbo@example.org,Bo,service,Planner,\n";
  bring(lines);
  world().forget_journal();
  EXPECT_THAT(numbers(bring(lines)), ElementsAre(0, 0, 2, 0, 0));
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
  EXPECT_THAT(numbers(bring("bo@example.org,Bo Baker,Service,Planner,\n")),
              ElementsAre(0, 1, 0, 0, 0));
  EXPECT_THAT(expected(), SizeIs(1));
}

TEST_P(RosterOnBothDatabases,
       leaves_what_an_empty_cell_says_nothing_of_and_takes_away_with_a_dash) {
  bring("noor@example.org,Noor,Service,Engineer,\nbo@example.org,Bo,Service,Planner,\n");
  const std::string empty = "noor@example.org,Noor\nbo@example.org,Bo,,,\n";
  EXPECT_THAT(numbers(bring(empty)), ElementsAre(0, 0, 2, 0, 0));
  EXPECT_EQ(unit_of(noor), "Service");
  EXPECT_EQ(placed(noor).role, "Engineer");
  EXPECT_EQ(expected().front().role, "Planner");
  const auto report = bring("noor@example.org,Noor,-,-,\nbo@example.org,Bo,-,,\n");
  EXPECT_THAT(numbers(report), ElementsAre(0, 2, 0, 0, 0));
  EXPECT_EQ(report.items[0].unit->from, "Service");
  EXPECT_EQ(report.items[0].unit->to, "");
  EXPECT_EQ(report.items[0].role->from, "Engineer");
  EXPECT_EQ(report.items[1].role, std::nullopt);
  EXPECT_EQ(unit_of(noor), "none");
  EXPECT_EQ(expected().front().unit, std::nullopt);
}

TEST_P(RosterOnBothDatabases, says_what_a_line_changes_before_and_after) {
  bring("noor@example.org,Noor,Service > Brabant,Engineer,\n");
  const std::string lines = "noor@example.org,Noor,Service › Zuid,engineer,\n";
  for (const auto& report : {look(lines), bring(lines)}) {
    ASSERT_THAT(report.items, SizeIs(1));
    EXPECT_EQ(report.items[0].unit->from, "Service › Brabant");
    EXPECT_EQ(report.items[0].unit->to, "Service › Zuid");
    EXPECT_EQ(report.items[0].role->from, "Engineer");
    EXPECT_EQ(report.items[0].role->to, "engineer");
  }
}

TEST_P(RosterOnBothDatabases, knows_a_unit_by_its_own_name_where_one_alone_has_it) {
  bring("noor@example.org,Noor,Service > Brabant,,\nbo@example.org,Bo,Depot > Store,,\n");
  EXPECT_THAT(numbers(look("noor@example.org,Noor,BRABANT,,\n")), ElementsAre(0, 0, 1, 0, 0));
  const auto planned = look("cas@example.org,Cas,Depot > Zuid,,\nnoor@example.org,Noor,zuid,,\n");
  EXPECT_THAT(planned.new_units, ElementsAre("Depot › Zuid"));
  EXPECT_EQ(planned.items[1].unit->to, "Depot › Zuid");
  const auto report =
      bring("cas@example.org,Cas,Depot > Brabant,,\nnoor@example.org,Noor,Brabant,,\n");
  EXPECT_THAT(report.new_units, ElementsAre("Depot › Brabant", "Brabant"))
      << "which one, nobody knows";
}

TEST_P(RosterOnBothDatabases, calls_people_by_the_name_they_have_here) {
  const auto report = bring("noor@example.org,Hilde Mertens,Service,,yes\n");
  EXPECT_EQ(report.items[0].name, "Noor");
  EXPECT_EQ(report.items[0].listed_name, "Hilde Mertens");
  EXPECT_THAT(report.items[0].notes, ElementsAre(LineNote::name_differs));
  EXPECT_THAT(look("ada@example.org,ADA,,,\n").items, IsEmpty()) << "the same but for capitals";
  const auto same = look("ada@example.org,Ada Jansen,,,\n");
  EXPECT_EQ(same.same, 1);
  EXPECT_THAT(same.items[0].notes, ElementsAre(LineNote::name_differs));
}

TEST_P(RosterOnBothDatabases, says_of_a_last_day_to_come_that_it_does_nothing_yet) {
  const auto day = rfc3339(clock().now() + std::chrono::days(1)).substr(0, 10);
  const auto line = "noor@example.org,Noor,,," + day + "\n";
  const auto report = bring(line);
  EXPECT_THAT(numbers(report), ElementsAre(0, 0, 1, 0, 0));
  EXPECT_THAT(report.items[0].notes, ElementsAre(LineNote::last_day_to_come));
  EXPECT_EQ(report.items[0].last_day, day);
  EXPECT_TRUE(is_here(noor));
  clock().advance(std::chrono::days(1));
  EXPECT_EQ(bring(line).left, 1);
  EXPECT_FALSE(is_here(noor));
}

TEST_P(RosterOnBothDatabases, names_who_left_and_whom_nobody_knows) {
  const auto report = bring("jan@example.org,Jan Onbekend,,,yes\n");
  EXPECT_EQ(report.same, 1);
  EXPECT_THAT(report.items[0].notes, ElementsAre(LineNote::not_known));
}

TEST_P(RosterOnBothDatabases, takes_lines_that_say_the_same_in_once) {
  const auto report = bring("bo@example.org,Bo,Service,,\nBO@example.org,Bo,Service,,\n");
  EXPECT_THAT(numbers(report), ElementsAre(1, 0, 1, 0, 0));
  EXPECT_THAT(report.items[1].notes, ElementsAre(LineNote::said_before));
  EXPECT_EQ(report.items[1].other_line, 2);
  EXPECT_EQ(expected().front().email, "bo@example.org");
}

TEST_P(RosterOnBothDatabases, says_beforehand_what_comes_of_it_and_writes_nothing) {
  const std::string lines =
      "noor@example.org,Noor,A > B,,\nbo@example.org,Bo,a > C,,\nx,X,,,\n"
      "cas@example.org,Cas,A > B,,yes\n";
  const auto before = look(lines);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
  EXPECT_THAT(expected(), IsEmpty());
  const auto after = bring(lines);
  EXPECT_EQ(numbers(before), numbers(after));
  EXPECT_THAT(before.new_units, ElementsAre("A", "A › B", "a › C"));
  EXPECT_EQ(before.new_units, after.new_units);
  ASSERT_THAT(before.items, SizeIs(4));
  EXPECT_EQ(before.items[2].line, 4);
  EXPECT_EQ(before.items[2].fault, LineFault::email_malformed);
}

TEST_P(RosterOnBothDatabases, leaves_as_it_is_what_it_has_no_column_for) {
  bring("noor@example.org,Noor,Service,Engineer,\n");
  const auto roster = read_roster("email,name,role\nnoor@example.org,Noor,Chief\n", clock().now());
  bring_in_all(roster, [&](auto&& fn) { return db().write([&](Tx& tx) { return fn(tx, ada); }); });
  EXPECT_EQ(unit_of(noor), "Service");
  EXPECT_EQ(placed(noor).role, "Chief");
}

TEST_P(RosterOnBothDatabases, shuts_out_who_left_and_keeps_what_they_wrote) {
  const auto question = world().question(noor, world().community(noor));
  bring("noor@example.org,Noor,Service,,\nbo@example.org,Bo,Service,,\n");
  auto browser = browser_of("noor");
  EXPECT_EQ(browser.get("/session").status, 200);
  world().forget_journal();
  const std::string left = "noor@example.org,Noor,,,yes\nbo@example.org,Bo,,,2020-01-01\n";
  EXPECT_THAT(numbers(bring(left)), ElementsAre(0, 0, 0, 2, 0));
  EXPECT_FALSE(is_here(noor));
  EXPECT_EQ(browser.get("/session").status, 401);
  EXPECT_EQ(unit_of(noor), "none");
  EXPECT_THAT(expected(), IsEmpty());
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("person.suspended", "person.placed", "newcomer.dropped"));
  EXPECT_EQ(browser_of("ada").get("/questions/" + question.text()).status, 200);
  EXPECT_THAT(numbers(bring(left)), ElementsAre(0, 0, 2, 0, 0));
  EXPECT_THAT(numbers(bring("noor@example.org,Noor,,,\n")), ElementsAre(0, 0, 0, 0, 1))
      << "no list lets anybody in again";
  EXPECT_FALSE(is_here(noor));
}

TEST_P(RosterOnBothDatabases, shuts_out_nobody_of_whom_another_line_says_that_they_stay) {
  const std::string gone = "noor@example.org,Noor,Service,,yes\n";
  const std::string stays = "NOOR@example.org,Noor,Service,,\n";
  for (const auto& lines : {gone + stays, stays + gone}) {
    EXPECT_EQ(look(lines).refused, 2);
    const auto report = bring(lines);
    EXPECT_THAT(numbers(report), ElementsAre(0, 0, 0, 0, 2));
    EXPECT_EQ(report.items[0].fault, LineFault::email_twice);
    EXPECT_EQ(report.items[1].fault, LineFault::email_twice);
    EXPECT_TRUE(is_here(noor));
  }
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(RosterOnBothDatabases, shuts_out_who_left_though_the_list_says_nothing_else_of_them) {
  EXPECT_THAT(numbers(bring("noor@example.org,,Service >>," + std::string(81, 'x') + ",yes\n")),
              ElementsAre(0, 0, 0, 1, 0));
  EXPECT_FALSE(is_here(noor));
  EXPECT_THAT(db().read(people::unit_tree).all(), IsEmpty());
}

TEST_P(RosterOnBothDatabases, names_in_the_journal_who_shut_somebody_out) {
  db().write([&](Tx& tx) { identity::invite(tx, noor, {}); });
  world().forget_journal();
  bring("noor@example.org,Noor,,,yes\n");
  EXPECT_THAT(world().journal_kinds(), ElementsAre("invitation.revoked", "person.suspended"));
  db().await_numbering();
  const auto [revoked, suspended] = db().read([](Tx& tx) {
    const auto last = journal::last_seq(tx);
    return std::pair(journal::line(tx, last - 1).value(), journal::line(tx, last).value());
  });
  EXPECT_EQ(revoked.actor, ada.persona);
  EXPECT_EQ(suspended.actor, ada.persona);
  EXPECT_EQ(suspended.owner, noor.persona);
}

TEST_P(RosterOnBothDatabases, takes_back_the_links_for_who_left) {
  const auto link = db().write([&](Tx& tx) {
    identity::NewInvitation invitation;
    invitation.email = ruled<text::EmailAddress>("Bo@example.org");
    return identity::invite(tx, ada, invitation);
  });
  bring("bo@example.org,Bo,,,yes\n");
  EXPECT_EQ(
      db().read([&](Tx& tx) { return identity::require_invitation(tx, link.id).state(tx.now()); }),
      identity::InvitationState::withdrawn);
}

TEST_P(RosterOnBothDatabases, shuts_out_no_administrator) {
  const auto report = bring("ada@example.org,Ada,,,yes\n");
  EXPECT_EQ(report.items.front().fault, LineFault::administrator);
  EXPECT_TRUE(is_here(ada));
}

TEST_P(RosterOnBothDatabases, gives_who_arrives_the_place_that_waited_for_them) {
  bring("bo@example.org,Bo,Service,Planner,\n");
  world().forget_journal();
  Visitor bo;
  bo.person = arrives("BO@example.org", true);
  EXPECT_EQ(unit_of(bo), "Service");
  EXPECT_EQ(placed(bo).role, "Planner");
  EXPECT_THAT(expected(), IsEmpty());
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("person.joined", "newcomer.arrived", "person.placed"));
  EXPECT_THAT(numbers(bring("bo@example.org,Bo,Service,Planner,\n")), ElementsAre(0, 0, 1, 0, 0));
}

TEST_P(RosterOnBothDatabases, gives_nothing_to_who_only_says_that_an_address_is_theirs) {
  bring("bo@example.org,Bo,Service,Planner,\n");
  Visitor bo;
  bo.person = arrives("bo@example.org", false);
  EXPECT_EQ(unit_of(bo), "none");
  EXPECT_THAT(numbers(bring("bo@example.org,Bo,Depot,Planner,\n")), ElementsAre(0, 1, 0, 0, 0))
      << "what waits for them is kept up to date";
  EXPECT_EQ(unit_of(bo), "none");
  db().write([&](Tx& tx) { identity::prove_address(tx, ada, bo.person); });
  EXPECT_EQ(unit_of(bo), "Depot");
  EXPECT_THAT(expected(), IsEmpty());
}

TEST_P(RosterOnBothDatabases, expects_who_only_says_that_an_address_is_theirs) {
  Visitor bo;
  bo.person = arrives("bo@example.org", false);
  EXPECT_THAT(numbers(bring("bo@example.org,Bo,Service,,\n")), ElementsAre(1, 0, 0, 0, 0));
  EXPECT_EQ(unit_of(bo), "none");
  EXPECT_THAT(expected(), SizeIs(1));
}

TEST_P(RosterOnBothDatabases, forgets_whom_no_list_names_for_a_year) {
  bring("bo@example.org,Bo,Service,,\ncas@example.org,Cas,,,\ndaan@example.org,Daan,,,\n");
  clock().advance(std::chrono::days(300));
  bring("bo@example.org,Bo,Service,,\ndaan@example.org,Daan,Service,,\n");
  clock().advance(std::chrono::days(65));
  EXPECT_EQ(db().write(people::forget_unnamed_newcomers), 0) << "a year is not over yet";
  clock().advance(std::chrono::seconds(1));
  world().forget_journal();
  EXPECT_EQ(db().write(people::forget_unnamed_newcomers), 1);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("newcomer.dropped"));
  ASSERT_THAT(expected(), SizeIs(2));
  EXPECT_EQ(expected()[0].name, "Bo") << "the same said once more is said now";
  EXPECT_EQ(expected()[1].name, "Daan");
}

TEST_P(RosterOnBothDatabases, shuts_out_nobody_who_only_says_that_an_address_is_theirs) {
  Visitor bo;
  bo.person = arrives("bo@example.org", false);
  const auto report = bring("bo@example.org,Bo,,,yes\n");
  EXPECT_EQ(report.items.front().fault, LineFault::address_unproved);
  EXPECT_TRUE(is_here(bo));
  db().write([&](Tx& tx) { identity::suspend(tx, ada.persona, bo.person); });
  EXPECT_THAT(numbers(bring("bo@example.org,Bo,,,yes\n")), ElementsAre(0, 0, 1, 0, 0));
}

TEST_P(RosterOnBothDatabases, leaves_who_arrives_where_an_administrator_placed_them) {
  bring("bo@example.org,Bo,Service,Planner,\n");
  Visitor bo;
  bo.person = arrives("bo@example.org", false);
  db().write([&](Tx& tx) {
    const auto depot = people::make_unit(tx, ada, {ruled<people::UnitName>("Depot"), {}});
    people::place(tx, ada, bo.person, {depot, {}});
    identity::prove_address(tx, ada, bo.person);
  });
  EXPECT_EQ(unit_of(bo), "Depot");
  EXPECT_EQ(placed(bo).role, "");
  EXPECT_THAT(expected(), IsEmpty());
}

TEST_P(RosterOnBothDatabases, says_nothing_of_who_arrives_where_the_list_says_nothing) {
  bring("bo@example.org,Bo,,,\n");
  world().forget_journal();
  arrives("bo@example.org", true);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("person.joined", "newcomer.arrived"));
}

TEST_P(RosterOnBothDatabases, goes_on_portion_by_portion_and_tells_the_first_of_many_lines) {
  std::string lines;
  for (int i = 0; i < 600; ++i) {
    lines += "p" + std::to_string(i) + "@example.org,Person,Unit " + std::to_string(i % 3) + ",,\n";
  }
  lines += "nobody,Nobody,,,\n";
  const auto report = bring(lines);
  EXPECT_THAT(numbers(report), ElementsAre(600, 0, 0, 0, 1));
  EXPECT_THAT(report.new_units, SizeIs(3));
  EXPECT_THAT(report.items, SizeIs(501)) << "what is refused has a place of its own";
  EXPECT_EQ(report.items.back().line, 602);
  EXPECT_THAT(expected(), SizeIs(600));
}

TEST_P(RosterOnBothDatabases, asks_no_more_for_many_lines_and_reads_nobody_whom_they_do_not_name) {
  const auto asked = [&](int people) {
    std::string lines = "noor@example.org,Noor,,,\n";
    for (int i = 0; i < people; ++i) lines += "p" + std::to_string(i) + "@example.org,Person,,,\n";
    return db().read([&](Tx& tx) {
      testing_support::CountingTx counting(tx);
      preview(counting, list(lines));
      return std::pair(counting.statements(), counting.most_rows());
    });
  };
  EXPECT_EQ(asked(1), asked(200));
  EXPECT_EQ(asked(1).second, 1);
}

TEST_P(RosterOnBothDatabases, makes_no_more_units_than_there_can_be) {
  std::string lines;
  for (int i = 0; i < 1'001; ++i) {
    const auto number = std::to_string(i);
    lines += "p" + number + "@example.org,Person,Unit " + number + ",,\n";
  }
  const auto before = look(lines);
  EXPECT_THAT(numbers(before), ElementsAre(1'000, 0, 0, 0, 1));
  EXPECT_EQ(before.items.back().fault, LineFault::too_many_units);
}

TEST_P(RosterOnBothDatabases, comes_over_http_from_administrators_alone) {
  const boost::json::value file{{"text", "email,name\nbo@example.org,Bo\n"}};
  auto administrator = browser_of("ada");
  const auto before = administrator.post("/roster/preview", file);
  ASSERT_EQ(before.status, 200) << before.text;
  EXPECT_EQ(before.string("/items/0/outcome"), "added");
  EXPECT_THAT(expected(), IsEmpty());
  EXPECT_EQ(administrator.post("/roster", file).at("/added").as_int64(), 1);
  EXPECT_THAT(expected(), SizeIs(1));
  EXPECT_EQ(administrator.post("/roster", {{"text", "unit\n"}}).code(), "roster.columns_missing");
  EXPECT_EQ(browser_of("noor").post("/roster", file).code(), "not_allowed");
}

KRING_ON_BOTH_DATABASES(RosterOnBothDatabases);

}  // namespace
}  // namespace kring::roster
