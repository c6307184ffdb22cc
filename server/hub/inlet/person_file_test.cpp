// What is known of one person, as a file.

#include "hub/inlet/person_file.h"

#include "hub/identity/identity.h"
#include "hub/inlet/inlet.h"
#include "hub/learning_records/removing_store.h"
#include "tests/support/xapi_statements.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::inlet {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using testing_support::statement;
using testing_support::uuid;
using testing_support::voiding;

class APersonsFile : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    office.emplace(browser_of("Ilse"));
    noor = world().person("Noor");
    world().forget_journal();
  }

  static std::vector<boost::json::value> lines_of(const ApiAnswer& file) {
    EXPECT_EQ(file.status, 200) << file.text;
    std::vector<boost::json::value> lines;
    std::istringstream stream(file.text);
    for (std::string line; std::getline(stream, line);) lines.push_back(boost::json::parse(line));
    return lines;
  }

  ApiAnswer mine() { return browser_of("Noor").get("/me/records/file"); }

  ApiAnswer make(std::string_view email) {
    return office->post(
        "/records/people/exports",
        {{"by", "email"}, {"identity", email}, {"reason", "They asked what we keep"}});
  }
  ApiAnswer fetched(const ApiAnswer& made) {
    return office->get("/records/people/exports/file?export=" + made.string("/key"));
  }

  std::optional<ApiClient> office;
  Visitor noor;
};
KRING_ON_BOTH_DATABASES(APersonsFile);

TEST_P(APersonsFile, holds_every_statement_in_which_they_stand_and_no_other) {
  auto by_sum = statement(1);
  // Of "mailto:noor@example.org", by sha1sum.
  by_sum["actor"] = object{{"mbox_sha1sum", "ad8bc7ed29cf3a61f598f7d28f19e30cf3310892"}};
  auto by_account = statement(2);
  by_account["actor"] =
      object{{"account", object{{"homePage", std::string(HubUnderTest::origin)},
                                {"name", identity::open_persona(noor.person).text()}}}};
  auto guided = statement(3, "cas");
  guided["context"] = object{{"instructor", object{{"mbox", "mailto:noor@example.org"}}}};
  post(array{by_sum, by_account, guided, statement(4, "cas"), statement(5), voiding(6, 5)});
  std::vector<std::string> ids;
  std::vector<bool> taken_back;
  for (const auto& line : lines_of(mine())) {
    ids.emplace_back(line.at("statement").at("id").as_string());
    taken_back.push_back(line.at("taken_back").as_bool());
  }
  EXPECT_THAT(ids, ElementsAre(uuid(1), uuid(2), uuid(3), uuid(5)));
  EXPECT_THAT(taken_back, ElementsAre(false, false, false, true));
}

TEST_P(APersonsFile, holds_what_programs_spelled_otherwise) {
  auto shouted = statement(1);
  shouted["actor"] = object{{"mbox", "mailto:Noor@Example.ORG"}};
  auto guided = statement(2, "cas");
  guided["context"] = object{{"instructor", object{{"mbox", "mailto:NOOR@example.org"}}}};
  post(array{shouted, guided, statement(3), statement(4, "cas")});
  EXPECT_THAT(lines_of(mine()), SizeIs(3));
  EXPECT_THAT(lines_of(fetched(make("noor@example.org"))), SizeIs(3));
  EXPECT_THAT(lines_of(fetched(make("nooR@example.org"))), SizeIs(3));
}

TEST_P(APersonsFile, says_how_far_it_is_while_a_long_log_is_looked_through) {
  post(statement(1));
  db().write([](Tx& tx) { learning_records::store::set_log_end(tx, {250'000, tx.now()}); });
  const auto lines = lines_of(mine());
  ASSERT_THAT(lines, SizeIs(3));
  EXPECT_EQ(lines[0].at("looking").at("percent").as_int64(), 40);
  EXPECT_EQ(lines[1].at("looking").at("percent").as_int64(), 80);
  EXPECT_EQ(lines[2].at("statement").at("id").as_string(), uuid(1));
}

TEST_P(APersonsFile, is_not_made_of_whom_nothing_is_known) {
  post(statement(1, "cas"));
  const auto made = make("pat@example.org");
  EXPECT_EQ(made.status, 409);
  EXPECT_EQ(made.string("/code"), "record_person.nowhere");
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(APersonsFile, names_others_by_their_codes_and_leaves_out_what_those_wrote) {
  auto guided = statement(1, "cas");
  guided["actor"].as_object()["name"] = "Cas Claes";
  guided["context"] = object{{"instructor", object{{"mbox", "mailto:noor@example.org"}}}};
  guided["result"] = object{{"response", "I found it hard"}, {"success", true}};
  auto own = statement(2);
  own["result"] = object{{"response", "So did I"}};
  post(array{guided, own});
  const auto file = mine();
  EXPECT_THAT(file.text,
              AllOf(Not(HasSubstr("cas@")), Not(HasSubstr("Claes")), Not(HasSubstr("hard")),
                    HasSubstr("So did I"), HasSubstr("noor@example.org")));
  const auto code = office->get("/records").string("/items/1/actor");
  EXPECT_EQ(lines_of(file)[0].at("statement").at("actor").at("account").at("name").as_string(),
            code);
}

TEST_P(APersonsFile, holds_the_documents_that_programs_keep_and_the_completions) {
  const auto state = [&](const std::string& name, const std::string& id) {
    return "/xapi/activities/state?activityId=http://example.org/pump&stateId=" + id +
           R"(&agent=%7B%22mbox%22%3A%22mailto%3A)" + name + "%40example.org%22%7D";
  };
  for (const std::string id : {"a", "b", "c", "d", "e"}) {
    lms->put(state("noor", id), object{{"page", id}});
  }
  lms->put(state("cas", "a"), object{{"page", "other"}});
  auto completed = statement(1);
  completed["verb"] = object{{"id", "http://adlnet.gov/expapi/verbs/completed"}};
  post(completed);
  hub().hub().inlet().catch_up();
  const auto lines = lines_of(mine());
  ASSERT_THAT(lines, SizeIs(7));
  std::set<std::string> names;
  for (std::size_t i = 1; i < 6; ++i) {
    names.emplace(lines[i].at("document").at("name").as_string());
    EXPECT_THAT(std::string(lines[i].at("document").at("text").as_string()), HasSubstr("page"));
  }
  EXPECT_THAT(names, ElementsAre("a", "b", "c", "d", "e"));
  EXPECT_EQ(lines[6].at("completion").at("address").as_string(), "http://example.org/pump");
}

TEST_P(APersonsFile, comes_in_pieces_however_much_there_is) {
  array batch;
  for (int i = 1; i <= 250; ++i) batch.push_back(statement(i, i % 5 == 0 ? "cas" : "noor"));
  post(batch);
  EXPECT_THAT(lines_of(mine()), SizeIs(200));
}

TEST_P(APersonsFile, of_whom_nothing_is_known_is_empty) {
  post(statement(1, "cas"));
  const auto file = mine();
  EXPECT_EQ(file.text, "");
  EXPECT_EQ(file.headers.find("Content-Disposition"),
            "attachment; filename=\"kring-learning-2026-11-23.jsonl\"");
}

TEST_P(APersonsFile, is_made_by_an_administrator_for_a_reason_that_is_kept) {
  post(statement(1, "pat"));
  EXPECT_EQ(problems(office->post("/records/people/exports",
                                  {{"by", "email"}, {"identity", "pat@example.org"}})),
            std::vector<std::string>{"/reason required"});
  const auto made = make("pat@example.org");
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.string("/ends_at"), "2026-11-23T10:00:00.000Z");
  EXPECT_THAT(made.text, Not(HasSubstr("pat@")));
  EXPECT_THAT(lines_of(fetched(made)), SizeIs(1));
  EXPECT_THAT(world().journal_kinds(), ElementsAre("record_person.exported"));
  EXPECT_EQ(db().read([](Tx& tx) {
    return tx.value<std::string>("SELECT reason FROM record_person_exports");
  }),
            "They asked what we keep");
}

TEST_P(APersonsFile, is_fetched_by_whoever_made_it_within_the_hour) {
  post(statement(1));
  const auto made = make("noor@example.org");
  const auto path = "/records/people/exports/file?export=" + made.string("/key");
  world().administrator("Bram");
  EXPECT_EQ(browser_of("Bram").get(path).status, 404);
  EXPECT_EQ(browser_of("Noor").get(path).status, 403);
  EXPECT_EQ(office->get("/records/people/exports/file").status, 404);
  EXPECT_EQ(office->get("/records/people/exports/file?export=made-up").status, 404);
  clock().advance(person_file_lasts - std::chrono::minutes(1));
  EXPECT_EQ(fetched(made).status, 200);
  clock().advance(std::chrono::minutes(1));
  EXPECT_EQ(fetched(made).status, 404);
}

TEST_P(APersonsFile, ends_as_soon_as_they_sign_out_there) {
  array batch;
  for (int i = 1; i <= 250; ++i) batch.push_back(statement(i));
  post(batch);
  auto here = browser_of("Noor");
  auto elsewhere = browser_of("Noor");
  here.between_pieces([&] { elsewhere.remove("/me/sessions"); });
  EXPECT_THROW(here.get("/me/records/file"), Refusal);
  EXPECT_EQ(elsewhere.get("/me/records/file").status, 200);
}

TEST_P(APersonsFile, ends_as_soon_as_whoever_asked_is_shut_out) {
  array batch;
  for (int i = 1; i <= 250; ++i) batch.push_back(statement(i));
  post(batch);
  auto file =
      db().read([&](Tx& tx) { return PersonFile(tx, noor, std::string(HubUnderTest::origin)); });
  EXPECT_TRUE(file.next(db()));
  db().write([&](Tx& tx) { identity::suspend(tx, {}, noor.person); });
  EXPECT_THROW(file.next(db()), Refusal);
}

}  // namespace
}  // namespace kring::inlet
