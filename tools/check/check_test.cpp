#include "glossary.h"
#include "layers.h"
#include "notices.h"
#include "sentences.h"

#include <stdexcept>

#include <gmock/gmock.h>

namespace kring::check {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Source layers_text{"tools/layers.txt", R"(# ground up
floor base
  base
floor platform
  platform/db:   platform/clock platform/journal/fact.h
  platform/clock
  platform/journal
floor ground
  hub/people
floor app
  app
private: _store.h
reserved app: _api.h
only platform/db: sqlite3.h
sql: _store.cpp platform/db
)"};

const std::string all_arrows =
    "#include \"platform/clock/clock.h\"\n#include \"platform/journal/fact.h\"\n";

Complaints layers(std::vector<Source> sources) {
  sources.push_back({"server/platform/db/arrows.h", all_arrows});
  return check_layers(read_layers(layers_text), sources);
}

Source include(std::string path, const std::string& header) {
  return {std::move(path), "#pragma once\n#include \"" + header + "\"\n"};
}

TEST(Layers, let_a_folder_include_what_stands_below) {
  EXPECT_THAT(layers({include("server/hub/people/people.cpp", "platform/db/db.h"),
                      include("server/app/main.cpp", "hub/people/people.h"),
                      include("server/hub/people/people.cpp", "hub/people/people_store.h"),
                      include("server/app/main.cpp", "hub/people/people_api.h")}),
              IsEmpty());
}

TEST(Layers, refuse_what_stands_above) {
  EXPECT_THAT(layers({include("server/platform/db/db.cpp", "hub/people/people.h")}),
              ElementsAre("server/platform/db/db.cpp:2: includes upwards: hub/people/people.h"));
  EXPECT_THAT(layers({include("server/base/id.h", "platform/clock/clock.h")}).size(), 1U);
}

TEST(Layers, refuse_what_stands_beside_unless_it_is_listed) {
  EXPECT_THAT(layers({include("server/platform/db/db.cpp", "platform/journal/journal.h")}),
              ElementsAre(HasSubstr("includes sideways: platform/journal/journal.h")));
  EXPECT_THAT(layers({include("server/platform/clock/clock.h", "platform/db/db.h")}).size(), 1U);
}

TEST(Layers, refuse_private_headers_of_other_folders) {
  EXPECT_THAT(layers({include("server/app/main.cpp", "hub/people/people_store.h")}),
              ElementsAre(HasSubstr("hub/people/people_store.h is private to its module")));
}

TEST(Layers, refuse_guarded_headers_elsewhere_in_tests_too) {
  EXPECT_THAT(layers({{"server/app/main.cpp", "#include <sqlite3.h>\n"},
                      {"server/app/main_test.cpp", "#include <sqlite3.h>\n"},
                      {"server/platform/db/db.cpp", "#include <sqlite3.h>\n"}}),
              ElementsAre("server/app/main.cpp:1: may not include <sqlite3.h>",
                          "server/app/main_test.cpp:1: may not include <sqlite3.h>"));
}

TEST(Layers, refuse_a_folder_that_stands_nowhere) {
  EXPECT_THAT(layers({include("server/hub/elsewhere/x.h", "base/id.h")}),
              ElementsAre(HasSubstr("server/hub/elsewhere/x.h:1: stands on no floor")));
}

TEST(Layers, refuse_an_arrow_that_is_used_no_more) {
  EXPECT_THAT(check_layers(read_layers(layers_text), {}),
              ElementsAre(HasSubstr("platform/db does not include platform/clock any more"),
                          HasSubstr("platform/db does not include platform/journal/fact.h")));
}

TEST(Layers, refuse_sql_outside_a_store) {
  const std::string code = "void f() { run(\n  \"SELECT name \"\n  \"FROM people\"); }";
  EXPECT_THAT(layers({{"server/hub/people/people.cpp", code}}),
              ElementsAre("server/hub/people/people.cpp:2: holds SQL, which belongs in a store"));
  EXPECT_THAT(layers({{"server/hub/people/people_store.cpp", code}}), IsEmpty());
  EXPECT_THAT(layers({{"server/hub/people/people_test.cpp", code}}), IsEmpty());
  EXPECT_THAT(layers({{"server/hub/people/people.cpp", "// \"SELECT name\"\n"}}), IsEmpty());
  EXPECT_THAT(layers({{"server/hub/people/people.cpp", "f(R\"(\nDELETE FROM people)\");"}}).size(),
              1U);
}

TEST(Layers, refuse_a_line_that_cannot_be_read) {
  EXPECT_THROW(read_layers({"tools/layers.txt", "flor base\n"}), std::runtime_error);
}

TEST(StringLiterals, are_joined_and_are_not_looked_for_in_comments) {
  const auto literals = string_literals({"x.cpp",
                                         "a(\"one\" /* \"no\" */ \" two\", '\"', \"th\\\"ree\"); "
                                         "// \"no\"\nint n = 1'000;\nb(\"four\");"});
  std::vector<std::string> texts;
  for (const auto& literal : literals) texts.push_back(literal.text);
  EXPECT_THAT(texts, ElementsAre("one two", "th\\\"ree", "four"));
  EXPECT_EQ(literals.back().line, 3U);
}

Complaints words(const std::string& migration, Source server = {"server/x.cpp", ""}) {
  return check_words({{"docs/glossary.md",
                       "| word | in Dutch |\n| person (people) | persoon |\n"
                       "| question | vraag |\n| viewer, body | — |\n"},
                      {"docs/journal.md", "| `question.asked` | when |\n"},
                      {{"server/migrations/0001_x.sql", migration}},
                      {std::move(server)}});
}

TEST(Words, of_the_glossary_make_a_name) {
  EXPECT_THAT(words("CREATE TABLE people (\nCREATE TABLE question_viewers (\n"
                    "CREATE VIEW questions_of_people AS\nCREATE TABLE bodies (\n"),
              IsEmpty());
}

TEST(Words, that_nobody_knows_are_refused_in_tables_kinds_and_routes) {
  EXPECT_THAT(words("\nCREATE TABLE gadgets (\n"),
              ElementsAre(HasSubstr("server/migrations/0001_x.sql:2: the table “gadgets”")));
  EXPECT_THAT(words("", {"server/hub/x/x_events.h", "\"gadget.made\" \n, \"question.asked\""}),
              ElementsAre(HasSubstr("noun “gadget”"), HasSubstr("does not tell of “gadget.made”")));
  EXPECT_THAT(words("", {"server/hub/x/x_api.cpp", "routes.get(\"/people/{person}/gadgets\")"}),
              ElementsAre(HasSubstr("noun “gadgets”")));
}

TEST(Sentences, are_wanted_for_every_code_and_for_no_other) {
  const Source sentences{"en.json", R"({"refused": "No.", "old.code": "x", "not_found": "y"})"};
  EXPECT_THAT(
      check_sentences(
          sentences,
          {{"server/a.cpp",
            "throw Refusal(Status::missing, \"not_found\");\nthrow Refusal(\n    Status::invalid, "
            "\"new.code\", {});\nFault{400, \"bad.head\"};\n{\"common.code\", Status::failed},"},
           {"server/a_test.cpp", "Refusal(Status::missing, \"test.only\")"}}),
      ElementsAre(HasSubstr("server/a.cpp:2: en.json has no sentence for “new.code”"),
                  HasSubstr("server/a.cpp:4: en.json has no sentence for “bad.head”"),
                  HasSubstr("server/a.cpp:5: en.json has no sentence for “common.code”"),
                  HasSubstr("nothing refuses with “old.code” any more")));
}

Complaints notices(const std::string& rows) {
  return check_notices(
      {{"THIRD_PARTY.md", rows},
       {"packages.txt", "[build]\ng++\nlibpq-dev\nlibgtest-dev\n[test]\nlibelse-dev\n"},
       {"lock", R"({"packages": {"": {}, "node_modules/@a/b": {"license": "MIT"}}})"},
       {{"web/src/x.ts", "import x from '@a/b/icons/x';\nimport y from './y';\n"},
        {"web/src/x.test.ts", "import t from 'vitest';\n"}}});
}

TEST(Notices, name_every_library_and_every_package_with_its_licence) {
  EXPECT_THAT(notices("| `libpq-dev` | PostgreSQL |\n| `@a/b` | MIT |\n"), IsEmpty());
  EXPECT_THAT(notices(""), ElementsAre("packages.txt:3: THIRD_PARTY.md has no row for libpq-dev",
                                       "web/src/x.ts:1: THIRD_PARTY.md has no row for @a/b"));
  EXPECT_THAT(
      notices("| `libpq-dev` | PostgreSQL |\n| `@a/b` | ISC |\n| `gone` | MIT |\n"),
      ElementsAre("THIRD_PARTY.md:2: @a/b says its licence is MIT",
                  "THIRD_PARTY.md:3: gone is neither linked nor installed: take the row out"));
}

}  // namespace
}  // namespace kring::check
