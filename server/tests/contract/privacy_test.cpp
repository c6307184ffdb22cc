// What members are told that Kring keeps about people (server/privacy) is what the schema keeps:
// each table is told of with all its columns, or is named as one that says nothing of anybody.

#include "app/hub_picture.h"
#include "app/kept_about_people.h"
#include "platform/db/table_shape.h"
#include "tests/contract/person_columns.h"
#include "tests/support/databases.h"

#include <map>
#include <set>
#include <sstream>

#include <gmock/gmock.h>

namespace kring {
namespace {

using app::KeptTable;
using app::NobodysTable;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using Columns = std::set<std::string>;
using Schema = std::map<std::string, Columns>;

/// What is wrong with what is told, given a schema.
std::set<std::string> faults(const Schema& schema, const std::vector<KeptTable>& kept,
                             const std::vector<NobodysTable>& nobodys) {
  std::set<std::string> found;
  std::set<std::string> told;
  for (const auto& [table, columns] : kept) {
    if (!told.insert(table).second) found.insert(table + " is told of twice");
    const auto there = schema.find(table);
    if (there == schema.end()) {
      found.insert(table + " is told of and not there");
      continue;
    }
    const Columns said(columns.begin(), columns.end());
    for (const auto& column : there->second)
      if (!said.contains(column)) found.insert(table + "." + column + " is not told of");
    for (const auto& column : said)
      if (!there->second.contains(column)) found.insert(table + "." + column + " is not there");
  }
  for (const auto& [table, what] : nobodys) {
    if (!told.insert(table).second) found.insert(table + " is told of twice");
    const auto there = schema.find(table);
    if (there == schema.end()) {
      found.insert(table + " is told of and not there");
      continue;
    }
    for (const auto& column : there->second) {
      if (testing_support::names_person(table, column) || testing_support::names_persona(column))
        found.insert(table + "." + column + " says something of somebody");
    }
  }
  for (const auto& [table, columns] : schema)
    if (!told.contains(table)) found.insert(table + " is not told of");
  return found;
}

/// The columns that both databases have.
Schema schema_of(Tx& tx) {
  const auto rebuilt = app::rebuilt_tables(app::all_followers({}));
  Schema schema;
  const auto add = [&](const db::TableShape& shape) {
    for (const auto& column : shape.columns) schema[shape.name].insert(column.name);
  };
  for (const auto& shape : db::shapes_of(tx, rebuilt)) add(shape);
  for (const auto table : rebuilt) add(db::shape_of(tx, table).value());
  schema.erase("statement_turns");  // of PostgreSQL alone, to be locked: it has no rows
  // What SQLite's full-text index is made of: the texts once more.
  std::erase_if(schema, [](const auto& each) { return each.first.starts_with("search_index"); });
  return schema;
}

std::vector<KeptTable> all_kept_tables() {
  std::vector<KeptTable> all;
  for (const auto& kept : app::kept_about_people()) {
    const auto& tables = app::tables_of_kept(kept.key);
    all.insert(all.end(), tables.begin(), tables.end());
  }
  return all;
}

class WhatIsKeptAboutPeople : public OnBothDatabases {};
KRING_ON_BOTH_DATABASES(WhatIsKeptAboutPeople);

TEST_P(WhatIsKeptAboutPeople, is_told_of_all_of_the_schema) {
  const auto schema = db().read(schema_of);
  ASSERT_GT(schema.size(), 50U);
  EXPECT_THAT(faults(schema, all_kept_tables(), app::tables_about_nobody()), IsEmpty());
}

TEST(WhatIsToldOfPeople, says_everything_in_both_languages_and_leaves_no_number_open) {
  for (const auto& kept : app::kept_about_people()) {
    for (const auto* sentence :
         {&kept.title, &kept.what, &kept.why, &kept.how_long, &kept.seen_by, &kept.yours}) {
      EXPECT_THAT(sentence->nl, Not(IsEmpty())) << kept.key;
      EXPECT_THAT(sentence->en, Not(IsEmpty())) << kept.key;
      EXPECT_NE(sentence->nl, sentence->en) << kept.key;
      EXPECT_THAT(sentence->nl + sentence->en, Not(HasSubstr("{"))) << kept.key;
    }
  }
}

TEST(WhatIsToldOfPeople, has_the_programs_own_numbers) {
  std::ostringstream page;
  app::write_privacy_page(page);
  EXPECT_THAT(page.str(), HasSubstr("until you sign out, 60 days at most"));
}

TEST(WhatIsToldOfPeople, is_wrong_where_a_table_or_a_column_is_left_out) {
  const Schema schema{{"accounts", {"person", "email"}}, {"pets", {"person"}}};
  EXPECT_THAT(faults(schema, {{"accounts", {"person"}}}, {}),
              ElementsAre("accounts.email is not told of", "pets is not told of"));
}

TEST(WhatIsToldOfPeople, is_wrong_where_it_tells_of_what_is_not_there) {
  EXPECT_THAT(faults({{"accounts", {"person"}}}, {{"accounts", {"person", "email"}}, {"pets", {}}},
                     {{"cars", "Which cars there are."}}),
              ElementsAre("accounts.email is not there", "cars is told of and not there",
                          "pets is told of and not there"));
}

TEST(WhatIsToldOfPeople, is_wrong_where_it_says_that_somebody_is_nobody) {
  EXPECT_THAT(faults({{"pets", {"owner", "name"}}}, {}, {{"pets", "Which pets there are."}}),
              ElementsAre("pets.owner says something of somebody"));
  EXPECT_THAT(faults({{"pets", {"name"}}}, {{"pets", {"name"}}}, {{"pets", "Which there are."}}),
              ElementsAre("pets is told of twice"));
}

}  // namespace
}  // namespace kring
