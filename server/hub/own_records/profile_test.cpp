// docs/xapi-profile.md is for those who read these statements: what it says in its tables is what
// is told, no more and no less.

#include "hub/own_records/profile.h"

#include "hub/communities/communities_events.h"
#include "hub/contributions/contributions_events.h"
#include "hub/curation/curation_events.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/reactions/reactions_events.h"

#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <boost/describe/enumerators.hpp>
#include <boost/json/parse.hpp>
#include <boost/mp11/algorithm.hpp>
#include <gmock/gmock.h>

namespace kring::own_records {
namespace {

using ::testing::Not;
using ::testing::SizeIs;
using Set = std::set<std::string>;

constexpr std::string_view origin = "https://kring.example.org";

template <class Event>
journal::Line line_of(const Event& event) {
  journal::Line line;
  line.kind = Event::kind;
  line.data = journal::fact(event).data;
  line.actor = PersonaId(1);
  line.owner = PersonaId(2);
  line.community = CommunityId(3);
  line.subject = ThingId(4);
  return line;
}

/// A line of each kind that is told.
std::vector<journal::Line> told_lines() {
  using namespace contributions;
  const QuestionId question(5);
  return {line_of(QuestionAsked{{curation::ThemeId(6)}}),
          line_of(QuestionRestored()),
          line_of(QuestionEdited()),
          line_of(AnswerGiven{question}),
          line_of(AnswerRestored{question}),
          line_of(AnswerEdited{question}),
          line_of(AnswerAccepted{question}),
          line_of(CommentMade{question}),
          line_of(CommentRestored{question}),
          line_of(CommentEdited{question}),
          line_of(reactions::AnswerFoundHelpful{question.as<ThingTag>()}),
          line_of(reactions::QuestionFoundSame()),
          line_of(curation::ThemeAdded()),
          line_of(curation::ThemeDescribed()),
          line_of(curation::ThemeFollowed()),
          line_of(curation::ThemeUnfollowed()),
          line_of(communities::CommunityJoined()),
          line_of(communities::CommunityLeft())};
}

std::vector<Telling> tellings() {
  std::vector<Telling> all;
  for (const auto& line : told_lines()) all.push_back(telling_of(line, origin).value());
  return all;
}

std::string text(const boost::json::value& value) {
  return std::string(value.as_string());
}

/// "/questions/*#*", whatever the ids, or the letters that stand for them on the page.
std::string pattern_of(const std::string& address) {
  static const std::regex an_id("([/#])(?:[0-9a-z]{13}|[A-Z])(?![a-zA-Z])");
  return std::regex_replace(address, an_id, "$1*");
}

// What the page says.

const std::string& page() {
  static const std::string text = [] {
    std::ifstream file(std::string(KRING_SOURCE) + "/docs/xapi-profile.md");
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return text;
}

/// Between the bars of one line, without blanks around, nor marks of code.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line.substr(1));
  for (std::string cell; std::getline(in, cell, '|');) {
    std::erase(cell, '`');
    const auto first = cell.find_first_not_of(' ');
    cells.push_back(
        first == cell.npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1));
  }
  return cells;
}

/// The table that follows that heading, without its own head.
std::vector<std::vector<std::string>> table_under(const std::string& heading) {
  std::vector<std::vector<std::string>> rows;
  std::istringstream in(page().substr(page().find("\n## " + heading + "\n") + 1));
  std::string line;
  while (std::getline(in, line) && !line.starts_with('|')) {
  }
  for (; line.starts_with('|'); std::getline(in, line)) rows.push_back(cells_of(line));
  rows.erase(rows.begin(), rows.begin() + 2);
  return rows;
}

/// The types of activities by what they are called there.
std::map<std::string, std::string> names_of_types() {
  std::map<std::string, std::string> names;
  for (const auto& row : table_under("Activities")) names.emplace(row.at(2), row.at(0));
  return names;
}

/// "other: theme" of "`other`: its themes".
std::string shape_of(const std::string& beside) {
  static const std::regex list("(other|parent): (?:its|the) (\\w+?)s?");
  std::smatch found;
  if (!std::regex_match(beside, found, list)) return beside;
  return found[1].str() + ": " + found[2].str();
}

/// "accepted, http://…/accept, answer, parent: question" for each row.
Set ways_on_the_page() {
  Set ways;
  std::string kind;
  for (const auto& row : table_under("Kinds")) {
    if (!row.at(0).empty()) kind = row.at(0);
    ways.insert(kind + ", " + row.at(2) + ", " + row.at(3) + ", " + shape_of(row.at(4)));
  }
  return ways;
}

// What is told.

std::string name_of_type(const boost::json::value& activity) {
  static const auto names = names_of_types();
  const auto type = text(activity.at("definition").at("type"));
  const auto found = names.find(type);
  return found == names.end() ? type : found->second;
}

/// All activities of a telling, its object first.
std::vector<boost::json::value> activities_of(const Telling& telling) {
  std::vector<boost::json::value> all{boost::json::parse(telling.object)};
  if (telling.context.empty()) return all;
  const auto context = boost::json::parse(telling.context);
  for (const auto& [list, activities] : context.at("contextActivities").as_object())
    for (const auto& each : activities.as_array()) all.push_back(each);
  return all;
}

std::string beside(const Telling& telling) {
  if (telling.context.empty()) return "no context";
  const auto context = boost::json::parse(telling.context).as_object();
  EXPECT_THAT(context, SizeIs(1)) << "contextActivities and nothing else";
  std::string said;
  for (const auto& [list, activities] : context.at("contextActivities").as_object()) {
    EXPECT_EQ(activities.as_array().size(), 1U);
    const auto name = name_of_type(activities.at(0));
    if (list == "grouping") {
      EXPECT_EQ(name, "community");
    } else {
      said += std::string(list) + ": " + name;
    }
  }
  return said;
}

Set ways_that_are_told() {
  Set ways;
  const std::string question_alone = "asked, http://adlnet.gov/expapi/verbs/asked, question, ";
  for (const auto& each : tellings()) {
    ways.insert(std::string(name_of(each.kind)) + ", " + std::string(each.verb) + ", " +
                name_of_type(boost::json::parse(each.object)) + ", " + beside(each));
  }
  // A question that is restored comes without its themes, as one that never had any.
  ways.erase(question_alone);
  return ways;
}

TEST(TheProfile, has_a_line_of_each_kind_here_that_is_told) {
  Set here, told;
  for (const auto& line : told_lines()) here.insert(line.kind);
  for (const auto kind : telling_kinds()) told.emplace(kind);
  EXPECT_EQ(here, told);
}

TEST(TheProfile, tells_in_the_ways_of_its_page) {
  EXPECT_EQ(ways_on_the_page(), ways_that_are_told());
}

TEST(TheProfile, has_the_kinds_of_its_page) {
  Set on_the_page, switched;
  for (const auto& row : table_under("Kinds"))
    if (!row.at(0).empty()) on_the_page.insert(row.at(0));
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<RecordKind>>(
      [&](auto each) { switched.emplace(each.name); });
  EXPECT_EQ(on_the_page, switched);
}

TEST(TheProfile, speaks_of_the_activities_of_its_page) {
  Set on_the_page, told;
  for (const auto& row : table_under("Activities"))
    on_the_page.insert(pattern_of(row.at(1)) + " " + row.at(2));
  for (const auto& telling : tellings()) {
    for (const auto& each : activities_of(telling)) {
      const auto id = text(each.at("id"));
      ASSERT_TRUE(id.starts_with(origin)) << id;
      told.insert(pattern_of(id.substr(origin.size())) + " " +
                  text(each.at("definition").at("type")));
    }
  }
  EXPECT_EQ(on_the_page, told);
}

// Wherever they stand on the page, in its examples too.
TEST(TheProfile, takes_from_the_vocabularies_what_its_page_takes_from_them) {
  Set told{std::string(learning_records::voiding_verb)};
  for (const auto& telling : tellings()) {
    told.emplace(telling.verb);
    for (const auto& each : activities_of(telling))
      told.insert(text(each.at("definition").at("type")));
  }
  static const std::regex word(
      "http://(?:adlnet\\.gov/expapi/verbs|activitystrea\\.ms/schema/1\\.0|id\\.tincanapi\\.com/[a-z]+)"
      "/[a-z-]+");
  const Set on_the_page(std::sregex_token_iterator(page().begin(), page().end(), word),
                        std::sregex_token_iterator());
  EXPECT_EQ(on_the_page, told);
}

TEST(TheProfile, has_the_members_of_its_page_and_no_extensions) {
  // Every table names all but the verb, which has a column of the kinds.
  Set on_the_page{"verb"};
  for (const auto& row : table_under("What is the same everywhere")) {
    std::istringstream names(row.at(0));
    for (std::string name; names >> name;)
      on_the_page.insert(name.substr(0, name.find_first_of(",.")));
  }
  Set told{"authority"};  // which the record store adds
  for (const auto& telling : tellings()) {
    const auto statement =
        statement_text(telling, "5f0f3a5e-9d0b-5a52-9b0e-3c1f6a7d2b11", Time(), origin);
    EXPECT_THAT(statement, Not(::testing::HasSubstr("extensions")));
    EXPECT_THAT(statement, Not(::testing::HasSubstr("display")));
    const auto members = boost::json::parse(statement).as_object();
    for (const auto& member : members) told.emplace(member.key());
  }
  EXPECT_EQ(on_the_page, told);
}

}  // namespace
}  // namespace kring::own_records
