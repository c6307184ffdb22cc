#include "hub/roster/roster_file.h"

#include "tests/support/refusals.h"

#include <gmock/gmock.h>

namespace kring::roster {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::outcome_of;

Time today() {
  return parse_time("2026-11-30T12:00:00Z").value();
}

Roster read(std::string_view text) {
  return read_roster(text, today());
}

/// The fault of the only line behind these columns.
std::optional<LineFault> fault_of(const std::string& line) {
  const auto roster = read("email,name,unit,role,left\n" + line + "\n");
  EXPECT_THAT(roster.lines, SizeIs(1)) << line;
  return roster.lines.front().fault;
}

bool left(const std::string& said) {
  const auto roster = read("email,name,left\na@example.org,A," + said + "\n");
  EXPECT_FALSE(roster.lines.front().fault) << said;
  return roster.lines.front().left;
}

TEST(RosterFile, names_its_columns_in_either_language_and_any_order) {
  for (const auto* text :
       {"E-mail,Name,Unit,Role,Left\nfatma@example.org,Fatma,Service > Brabant,Engineer,no\n",
        "Uit dienst;Functie;Naam;AFDELING;E-mailadres\n"
        "nee;Engineer;Fatma;Service›Brabant; fatma@example.org \n",
        "e-mail adres\tMedewerker\tDepartment\tJob title\n"
        "fatma@example.org\tFatma\tService › Brabant\tEngineer\n"}) {
    const auto roster = read(text);
    ASSERT_THAT(roster.lines, SizeIs(1));
    const auto& line = roster.lines.front();
    EXPECT_FALSE(line.fault);
    EXPECT_EQ(line.line, 2);
    EXPECT_EQ(line.email.text(), "fatma@example.org");
    EXPECT_EQ(line.name.text(), "Fatma");
    ASSERT_THAT(*line.unit, SizeIs(2));
    EXPECT_EQ((*line.unit)[1].text(), "Brabant");
    EXPECT_EQ(line.role->text(), "Engineer");
    EXPECT_FALSE(line.left);
  }
}

TEST(RosterFile, says_nothing_of_what_it_has_no_column_for) {
  const auto roster = read("email,name,Shoe size\na@example.org,A,38\n");
  EXPECT_FALSE(roster.lines.front().unit);
  EXPECT_FALSE(roster.lines.front().role);
  EXPECT_THAT(roster.ignored, ElementsAre("Shoe size"));
}

TEST(RosterFile, says_nothing_with_a_cell_that_is_empty_and_none_with_a_dash) {
  const auto list =
      read("email,name,unit,role\na@example.org,A\nb@example.org,B,,\nc@example.org,C,-,-\n");
  for (const auto line : {0U, 1U}) {
    EXPECT_FALSE(list.lines[line].unit);
    EXPECT_FALSE(list.lines[line].role);
  }
  EXPECT_THAT(*list.lines[2].unit, IsEmpty());
  EXPECT_EQ(list.lines[2].role->text(), "");
}

TEST(RosterFile, makes_one_name_of_the_parts_of_one) {
  const auto list = read(
      "Voornaam;Tussenvoegsel;Achternaam;Mail\nLot;van de;Ven;l@example.org\nBo;;Bos;b@example.org\n");
  EXPECT_EQ(list.lines[0].name.text(), "Lot van de Ven");
  EXPECT_EQ(list.lines[1].name.text(), "Bo Bos");
}

TEST(RosterFile, says_who_left_with_a_word_or_a_day) {
  for (const auto* yes : {"yes", "JA", "x", "1", "true", "2026-11-30", "2020-01-01", "30-11-2026",
                          "30/11/2026", "1.2.2020"})
    EXPECT_TRUE(left(yes)) << yes;
  for (const auto* no : {"", "no", "Nee", "0", "false", "2026-12-01", "01/12/2026"})
    EXPECT_FALSE(left(no)) << no;
  const auto list = read("email,name,left\na@example.org,A,1-12-2026\nb@example.org,B,no\n");
  EXPECT_EQ(list.lines[0].last_day, "2026-12-01");
  EXPECT_EQ(list.lines[1].last_day, std::nullopt);
}

TEST(RosterFile, has_a_reason_for_each_line_that_is_not_as_it_should_be) {
  EXPECT_EQ(fault_of("a@example.org,A,,,"), std::nullopt);
  EXPECT_EQ(fault_of("\"a@example.org\"x,A,,,"), LineFault::unreadable);
  EXPECT_EQ(fault_of("a,A,,,"), LineFault::email_malformed);
  EXPECT_EQ(fault_of("a@example.org,,,,"), LineFault::name_unfit);
  EXPECT_EQ(fault_of("a@example.org," + std::string(81, 'x') + ",,,"), LineFault::name_unfit);
  EXPECT_EQ(fault_of("a@example.org,A,Service >> Brabant,,"), LineFault::unit_unfit);
  EXPECT_EQ(fault_of("a@example.org,A,1>2>3>4>5>6>7>8>9,,"), LineFault::unit_unfit);
  EXPECT_EQ(fault_of("a@example.org,A,," + std::string(81, 'x') + ","), LineFault::role_unfit);
  EXPECT_EQ(fault_of("a@example.org,A,,,perhaps"), LineFault::left_unclear);
  for (const auto* no_day : {"31-11-2026", "11/30/2026", "30-11-26", "30-11-2026-1", "30--11-2026",
                             "257-257-2026", "2026-11", "99999999999-1-1"})
    EXPECT_EQ(fault_of(std::string("a@example.org,A,,,") + no_day), LineFault::left_unclear);
}

TEST(RosterFile, takes_the_first_of_lines_that_say_the_same) {
  const auto list = read("email,name\na@example.org,A\nc@example.org,C\nA@EXAMPLE.ORG,A\n");
  EXPECT_EQ(list.lines[0].other_line, std::nullopt);
  EXPECT_EQ(list.lines[1].other_line, std::nullopt);
  EXPECT_EQ(list.lines[2].other_line, 2);
  EXPECT_EQ(list.lines[2].fault, std::nullopt);
}

TEST(RosterFile, takes_none_of_the_lines_that_say_different_things_of_one_address) {
  const auto list = read("email,name\na@example.org,A\nb,B\nc@example.org,C\nA@EXAMPLE.ORG,Al\n");
  EXPECT_EQ(list.lines[0].fault, LineFault::email_twice);
  EXPECT_EQ(list.lines[0].other_line, 5);
  EXPECT_EQ(list.lines[1].fault, LineFault::email_malformed);
  EXPECT_FALSE(list.lines[2].fault);
  EXPECT_EQ(list.lines[3].fault, LineFault::email_twice);
  EXPECT_EQ(list.lines[3].other_line, 2);
  const auto unfit = read("email,name\na@example.org,\na@example.org,A\nb,B\nx,X\n");
  EXPECT_EQ(unfit.lines[1].fault, LineFault::email_twice)
      << "a line that has a fault of its own speaks of the same person";
  EXPECT_EQ(unfit.lines[3].fault, LineFault::email_malformed) << "no address is nobody's";
}

TEST(RosterFile, wants_of_who_left_no_more_than_a_whole_line_and_a_good_address) {
  EXPECT_EQ(fault_of("a@example.org,,,,yes"), std::nullopt);
  EXPECT_EQ(fault_of("a@example.org,A,>," + std::string(81, 'x') + ",2020-01-01"), std::nullopt);
  EXPECT_EQ(fault_of("a,,,,yes"), LineFault::email_malformed);
  EXPECT_EQ(fault_of("a@example.org,\"A\"x,,,yes"), LineFault::unreadable);
  EXPECT_EQ(fault_of("a@example.org,,,,2099-01-01"), LineFault::name_unfit) << "not yet";
}

TEST(RosterFile, tells_the_first_of_many_columns_that_mean_nothing) {
  std::string names = "email,name";
  for (int i = 0; i < 60; ++i) names += ",x" + std::to_string(i);
  EXPECT_THAT(read(names + "\n").ignored, SizeIs(50));
}

TEST(RosterFile, says_up_to_which_line_a_quote_goes_that_nothing_ends) {
  const auto list = read("email,name\na@example.org,A\nb@example.org,\"B\nc@example.org,C\n");
  ASSERT_THAT(list.lines, SizeIs(2));
  EXPECT_EQ(list.lines[0].last_line, std::nullopt);
  EXPECT_EQ(list.lines[1].fault, LineFault::unreadable);
  EXPECT_EQ(list.lines[1].last_line, 4);
}

TEST(RosterFile, is_read_as_windows_writes_it_and_says_so) {
  const auto list = read("email,name\na@example.org,Zo\xEB\n");
  EXPECT_TRUE(list.from_windows_1252);
  EXPECT_EQ(list.lines.front().name.text(), "Zoë");
  EXPECT_FALSE(read("email,name\na@example.org,Zoë\n").from_windows_1252);
}

TEST(RosterFile, names_the_columns_it_found_where_it_misses_one) {
  try {
    read("Voornaam;Mailbox\n");
    FAIL();
  } catch (const Refusal& refusal) {
    EXPECT_EQ(refusal.code(), "roster.columns_missing");
    EXPECT_THAT(refusal.detail(), ::testing::HasSubstr("e-mail: “Voornaam”, “Mailbox”"));
  }
}

TEST(RosterFile, is_refused_as_a_whole_where_it_is_no_list) {
  EXPECT_EQ(outcome_of([] { read("email,name\n\x81,x\n"); }), "roster.not_utf8");
  EXPECT_EQ(outcome_of([] {
              read(
                  "\xFF\xFE"
                  "e");
            }),
            "roster.not_utf8");
  EXPECT_EQ(outcome_of([] { read("PK\x03\x04 and more"); }), "roster.workbook");
  EXPECT_EQ(outcome_of([] { read(""); }), "roster.columns_missing");
  EXPECT_EQ(outcome_of([] { read("name,unit\nA,B\n"); }), "roster.columns_missing");
  EXPECT_EQ(outcome_of([] { read("email,name,e-mail\n"); }), "roster.column_twice");
  EXPECT_EQ(outcome_of([] { read(std::string(2'000'001, 'x')); }), "roster.too_long");
  std::string long_list = "email,name\n";
  for (int line = 0; line < 10'001; ++line) long_list += "x,y\n";
  EXPECT_EQ(outcome_of([&] { read(long_list); }), "roster.too_long");
}

}  // namespace
}  // namespace kring::roster
