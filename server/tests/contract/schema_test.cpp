// What the schema itself promises about people (decision 0001). Columns that hold a person are
// named `person` or `…_person`, or refer to people(id); columns that hold a persona are named
// `…_persona`, `actor` or `owner`. A contribution is known by `question`, `answer`, `comment` or
// `thing`.

#include "tests/contract/person_columns.h"
#include "tests/support/databases.h"

#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace kring {
namespace {

struct Column {
  std::string table;
  std::string column;
  bool required = false;  ///< NOT NULL
  std::string refers_to;  ///< the table, of a foreign key
  BOOST_DESCRIBE_CLASS(Column, (), (table, column, required, refers_to), (), ())
};

using Register = std::map<std::string, std::string>;  ///< "accounts.person" to "remove"

bool holds_person(const Column& column) {
  return testing_support::names_person(column.table, column.column) || column.refers_to == "people";
}

bool holds_persona(const Column& column) {
  return testing_support::names_persona(column.column);
}

bool holds_contribution(const Column& column) {
  static const std::set<std::string> names{"question", "answer", "comment", "thing",
                                           "contribution"};
  return names.contains(column.column) || names.contains(column.refers_to) ||
         (column.refers_to.ends_with("s") &&
          names.contains(column.refers_to.substr(0, column.refers_to.size() - 1)));
}

/// What is wrong with a schema, given what the register says of it.
std::set<std::string> faults(const std::vector<Column>& schema, const Register& treatments) {
  std::set<std::string> found;
  std::set<std::string> of_people;
  std::set<std::string> of_personas;
  auto unused = treatments;
  for (const auto& column : schema) {
    if (holds_persona(column) || holds_contribution(column)) of_personas.insert(column.table);
    if (!holds_person(column)) continue;
    of_people.insert(column.table);
    const auto name = column.table + "." + column.column;
    unused.erase(name);
    const auto treatment = treatments.find(name);
    if (treatment == treatments.end()) {
      found.insert(name + " is not registered for erasure");
    } else if (treatment->second == "empty" && column.required) {
      found.insert(name + " cannot be emptied: it is NOT NULL");
    } else if (treatment->second != "empty" && treatment->second != "remove") {
      found.insert(name + " has an unknown treatment: " + treatment->second);
    }
  }
  for (const auto& table : of_people)
    if (of_personas.contains(table)) found.insert(table + " joins people with what they said");
  for (const auto& [name, treatment] : unused) found.insert(name + " is registered and not there");
  return found;
}

Register read_register() {
  const auto path = std::string(KRING_SOURCE) + "/server/tests/contract/person_columns.txt";
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  Register treatments;
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line.substr(0, line.find('#')));
    std::string column;
    std::string treatment;
    if (words >> column >> treatment) treatments[column.substr(0, column.find(':'))] = treatment;
  }
  return treatments;
}

std::vector<Column> schema_of(Tx& tx) {
  if (tx.dialect() == db::Dialect::sqlite) {
    return tx.rows<Column>(
        "SELECT t.name AS \"table\", c.name AS \"column\", c.\"notnull\" AS required, "
        "coalesce(f.\"table\", '') AS refers_to "
        "FROM sqlite_schema t JOIN pragma_table_info(t.name) c "
        "LEFT JOIN pragma_foreign_key_list(t.name) f ON f.\"from\" = c.name "
        "WHERE t.type = 'table'");
  }
  return tx.rows<Column>(
      "SELECT c.relname::text AS \"table\", a.attname::text AS \"column\", "
      "a.attnotnull::int AS required, coalesce(r.relname::text, '') AS refers_to "
      "FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 "
      "LEFT JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' "
      "AND a.attnum = ANY (f.conkey) LEFT JOIN pg_class r ON r.oid = f.confrelid "
      "WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace");
}

class Schema : public OnBothDatabases {};
KRING_ON_BOTH_DATABASES(Schema);

TEST_P(Schema, keeps_people_apart_from_what_they_said_and_knows_how_to_forget_them) {
  const auto schema = db().read(schema_of);
  ASSERT_GT(schema.size(), 50U);
  for (const auto& fault : faults(schema, read_register())) ADD_FAILURE() << fault;
}

TEST(SchemaRules, accept_a_schema_that_keeps_them) {
  EXPECT_TRUE(
      faults({{"accounts", "person", true, "people"}, {"texts", "author_persona", true, ""}},
             {{"accounts.person", "remove"}})
          .empty());
}

TEST(SchemaRules, refuse_a_person_beside_a_persona_or_a_contribution) {
  const Register treatments{{"bad.person", "remove"}};
  for (const Column& other : {Column{"bad", "author_persona", true, ""},
                              {"bad", "actor", true, ""},
                              {"bad", "owner", true, ""},
                              {"bad", "question", true, ""},
                              {"bad", "about", true, "answers"}}) {
    EXPECT_EQ(faults({{"bad", "person", true, ""}, other}, treatments).size(), 1U) << other.column;
  }
}

TEST(SchemaRules, refuse_a_person_that_nobody_would_erase) {
  EXPECT_EQ(faults({{"new", "person", true, ""}}, {}).size(), 1U);
  EXPECT_EQ(faults({{"new", "buddy_person", true, ""}}, {}).size(), 1U);
  EXPECT_EQ(faults({{"new", "who", true, "people"}}, {}).size(), 1U);
}

TEST(SchemaRules, refuse_a_register_that_is_not_true) {
  EXPECT_EQ(faults({}, {{"gone.person", "remove"}}).size(), 1U);
  EXPECT_EQ(faults({{"new", "person", true, ""}}, {{"new.person", "empty"}}).size(), 1U);
  EXPECT_EQ(faults({{"new", "person", true, ""}}, {{"new.person", "hide"}}).size(), 1U);
}

}  // namespace
}  // namespace kring
