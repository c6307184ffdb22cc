// Somebody erased from the learning records: what is left of them, which is nothing.

#include "hub/inlet/inlet.h"
#include "hub/learning_records/echoes.h"
#include "hub/learning_records/statement_reader.h"
#include "hub/learning_records/statements.h"
#include "tests/support/erasing_somebody.h"
#include "tests/support/files_of_database.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/mark_rows.h"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using testing_support::identity_of_mailbox;
using testing_support::reference;
using testing_support::statement;
using testing_support::uuid;
using testing_support::voiding;

/// SQLite tells numbers and octets apart from text, and gives none as the other.
std::string as_text(const db::Row& row, int column) {
  if (row.is_null(column)) return {};
  try {
    return std::string(row.text(column));
  } catch (const db::WrongColumn&) {
  }
  try {
    return std::to_string(row.integer(column));
  } catch (const db::WrongColumn&) {
    return row.bytes(column).octets;
  }
}

/// Everything that stands in these tables, as one text.
std::string all_of(Tx& tx, std::initializer_list<const char*> tables) {
  std::string all;
  for (const auto* table : tables) {
    tx.execute("SELECT * FROM " + std::string(table), {}, [&](const db::Row& row) {
      for (int column = 0; column < row.columns(); ++column) {
        all.append(as_text(row, column)).append("|");
      }
      all += '\n';
    });
  }
  return all;
}

class AnErasedPerson : public testing_support::ErasuresOnBothDatabases {};
KRING_ON_BOTH_DATABASES(AnErasedPerson);

TEST_P(AnErasedPerson, is_nobody_in_their_statements_which_stay) {
  auto said = statement(1, "noor", "did");
  said["actor"].as_object()["name"] = "Noor Aziz";
  said["result"] = object{{"success", true}, {"response", "I, Noor"}};
  post(said);
  post(statement(2, "cas", "did"));
  const auto before = kept(2);
  erase("noor");
  EXPECT_THAT(kept(1), AllOf(Not(HasSubstr("oor")), HasSubstr("\"erased-")));
  EXPECT_THAT(kept(1), HasSubstr(R"("success":true)"));
  EXPECT_EQ(kept(2), before);
  for (const std::string format : {"ids", "canonical"}) {
    EXPECT_THAT(get("format=" + format).text, Not(HasSubstr("oor")));
  }
  EXPECT_THAT(listed(by_agent("noor")), IsEmpty());
  EXPECT_THAT(listed("verb=http://example.org/did"), ElementsAre(2, 1));
}

TEST_P(AnErasedPerson, is_found_however_they_are_spelled_and_wherever_they_stand) {
  auto shouted = statement(1);
  shouted["actor"] = object{{"mbox", "mailto:Noor@Example.org"}};
  auto summed = statement(2);
  // Of "mailto:noor@example.org", by sha1sum.
  summed["actor"] = object{{"mbox_sha1sum", "AD8BC7ED29CF3A61F598F7D28F19E30CF3310892"}};
  const auto noor = object{{"mbox", "mailto:noor@example.org"}};
  auto about = statement(3, "cas");
  about["object"] = object{{"objectType", "Agent"}, {"mbox", "mailto:noor@example.org"}};
  auto guided = statement(4, "cas");
  guided["context"] = object{{"instructor", noor}};
  auto grouped = statement(5, "cas");
  grouped["actor"] = object{{"objectType", "Group"}, {"member", array{noor}}};
  post(array{shouted, summed, about, guided, grouped, statement(6, "cas")});
  erase("noor");
  const auto all = db().read([](Tx& tx) { return all_of(tx, {"statements"}); });
  EXPECT_THAT(all, AllOf(Not(HasSubstr("oor@")), Not(HasSubstr("AD8BC7ED"))));
  const auto view = office->get("/records/erasures").at("/items/0");
  EXPECT_EQ(view.at("statements").as_int64(), 5);
}

TEST_P(AnErasedPerson, is_still_one_and_the_same_in_what_is_counted) {
  post(array{statement(1, "noor"), statement(2, "noor"), statement(3, "cas")});
  const auto before = office->get("/records/counts");
  erase("noor");
  const auto after = office->get("/records/counts");
  EXPECT_EQ(after.integer("/total"), 3);
  EXPECT_EQ(after.at("/verbs"), before.at("/verbs"));
  EXPECT_EQ(after.at("/actors").as_array().size(), 2U);
  EXPECT_EQ(after.integer("/actors/0/number"), 2);
  EXPECT_NE(after.string("/actors/0/id"), code_of("noor"));
  EXPECT_EQ(after.string("/actors/0/id"), office->get("/records/erasures").string("/items/0/code"));
}

TEST_P(AnErasedPerson, leaves_no_mark_on_statements_that_refer_to_theirs) {
  post(statement(1, "noor"));
  auto about = statement(2, "cas");
  about["object"] = reference(1);
  post(about);
  ASSERT_THAT(listed(by_agent("noor")), ElementsAre(2, 1));
  erase("noor");
  EXPECT_THAT(listed(by_agent("noor")), IsEmpty());
  const auto stand_in = boost::json::parse(kept(1)).at("actor").at("account").at("name");
  EXPECT_THAT(listed("agent=%7B%22account%22%3A%7B%22homePage%22%3A%22http%3A%2F%2Flocalhost%3A"
                     "8080%22%2C%22name%22%3A%22" +
                     std::string(stand_in.as_string()) + "%22%7D%7D"),
              ElementsAre(2, 1));
}

TEST_P(AnErasedPerson, is_gone_from_what_was_taken_back) {
  post(array{statement(1, "noor"), voiding(2, 1)});
  erase("noor");
  EXPECT_THAT(get("voidedStatementId=" + uuid(1)).text,
              AllOf(HasSubstr("erased-"), Not(HasSubstr("oor"))));
}

TEST_P(AnErasedPerson, leaves_no_documents) {
  const auto state = [&](std::string_view name) {
    return "/xapi/activities/state?stateId=s&activityId=http://example.org/pump&" + by_agent(name);
  };
  lms->put(state("noor"), object{{"page", 3}});
  lms->put(state("cas"), object{{"page", 3}});
  erase("noor");
  EXPECT_EQ(lms->get(state("noor")).status, 404);
  EXPECT_EQ(lms->get(state("cas")).status, 200);
  EXPECT_EQ(office->get("/records/erasures").integer("/items/0/documents"), 1);
}

TEST_P(AnErasedPerson, leaves_no_documents_under_another_spelling_that_stands_nowhere_else) {
  const auto kept_by = [&](const std::string& agent) {
    return "/xapi/activities/state?stateId=s&activityId=http://example.org/pump&agent=" + agent;
  };
  const std::vector<std::string> theirs{
      "%7B%22mbox%22%3A%22mailto%3ANOOR%40Example.org%22%7D",
      "%7B%22mbox_sha1sum%22%3A%22AD8BC7ED29CF3A61F598F7D28F19E30CF3310892%22%7D"};
  for (const auto& agent : theirs) {
    EXPECT_EQ(lms->put(kept_by(agent), object{{"page", 3}}).status, 204);
    const auto profile = "/xapi/agents/profile?profileId=p&agent=" + agent;
    lms->header("If-None-Match", "*");
    EXPECT_EQ(lms->put(profile, object{{"likes", "tea"}}).status, 204);
    lms->header("If-None-Match", "");
  }
  lms->put(kept_by("%7B%22mbox%22%3A%22mailto%3Acas%40example.org%22%7D"), object{{"page", 3}});
  const auto preview = office->post("/records/erasures/preview",
                                    {{"by", "email"}, {"identity", "noor@example.org"}});
  EXPECT_EQ(preview.integer("/documents"), 4);
  erase("noor");
  EXPECT_EQ(office->get("/records/erasures").integer("/items/0/documents"), 4);
  for (const auto& agent : theirs) EXPECT_EQ(lms->get(kept_by(agent)).status, 404);
  EXPECT_EQ(db().read([](Tx& tx) {
    return *tx.value<std::int64_t>("SELECT COUNT(*) FROM record_documents");
  }),
            1);
}

TEST_P(AnErasedPerson, is_in_no_file_of_the_database_once_that_is_finished) {
  if (on_postgres()) GTEST_SKIP() << "PostgreSQL's files are its own";
  for (int i = 1; i <= 40; ++i) {
    auto said = statement(i, "zwaluwstaart");
    said["actor"].as_object()["name"] =
        std::string("Zwaluwstaart ") + std::string(static_cast<std::size_t>(i) * 200, 'x');
    ASSERT_EQ(post(array{said, statement(100 + i, "cas")}).status, 200);
  }
  lms->put("/xapi/activities/state?stateId=s&activityId=http://example.org/pump&" +
               by_agent("zwaluwstaart"),
           object{{"who", "Zwaluwstaart"}});
  erase("zwaluwstaart");
  EXPECT_FALSE(testing_support::is_in_files(test_database(), "waluwstaart"));
}

/// Somebody reads on and on what stood there before.
class AnOldReader : public testing_support::ForwardingDatabase {
 public:
  using ForwardingDatabase::ForwardingDatabase;
  bool reads = true;
  bool wipe_remains(std::chrono::milliseconds patience) override {
    return !reads && ForwardingDatabase::wipe_remains(patience);
  }
};

TEST_P(AnErasedPerson, is_not_told_to_be_gone_while_the_files_still_hold_them) {
  post(statement(1, "noor"));
  ASSERT_EQ(begin("noor").status, 201);
  AnOldReader database(db());
  EXPECT_FALSE(erase_on(database, hub().hub().erasure_options(), std::chrono::hours(1)));
  auto view = office->get("/records/erasures");
  EXPECT_EQ(view.integer("/items/0/percent"), 99);
  EXPECT_EQ(view.integer("/items/0/statements"), 1);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("record_erasure.begun"));
  database.reads = false;
  EXPECT_TRUE(erase_on(database, hub().hub().erasure_options(), std::chrono::hours(1)));
  view = office->get("/records/erasures");
  EXPECT_EQ(view.integer("/items/0/percent"), 100);
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("record_erasure.begun", "record_erasure.finished"));
}

TEST_P(AnErasedPerson, is_erased_once_where_two_ask_for_it_at_the_same_time) {
  post(statement(1, "noor"));
  const auto first = begin("noor");
  const auto second = begin("noor");
  EXPECT_EQ(second.status, 201);
  EXPECT_EQ(second.string("/id"), first.string("/id"));
  // Who is erased by less than that is another one's matter.
  office->header("Idempotency-Key", "erasing-somebody-by-their-sum");
  const auto other = office->post("/records/erasures", order_of("cas"));
  EXPECT_NE(other.string("/id"), first.string("/id"));
  finish();
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("record_erasure.begun", "record_erasure.begun", "record_erasure.finished",
                          "record_erasure.finished"));
  post(statement(2, "noor"));
  EXPECT_NE(begin("noor").string("/id"), first.string("/id")) << "and what came later once more";
}

TEST_P(AnErasedPerson, waits_for_no_echo_that_cannot_fade) {
  auto app = client({Scope::all}, "App");
  app.post("/xapi/statements", statement(1, "noor"));
  auto about = statement(2, "cas");
  about["object"] = reference(1);
  post(about);
  db().write([](Tx& tx) {
    leave_echo(
        tx,
        removed(read_document(*tx.value<std::string>("SELECT text FROM statements WHERE seq = 1"))
                    .root(),
                1, ClientId(1), tx.now()));
    tx.run("CREATE TABLE held_echoes (seq BIGINT REFERENCES statement_echoes (seq))");
    tx.run("INSERT INTO held_echoes (seq) VALUES (1)");
  });
  erase("noor");
  EXPECT_EQ(office->get("/records/erasures").integer("/items/0/percent"), 100);
  EXPECT_THAT(db().read(echoes_set_aside), ElementsAre(Field(&EchoSetAside::seq, 1)));
  const auto mark = mark_of(MarkKind::agent, identity_of_mailbox("noor"));
  EXPECT_THAT(db().read([](Tx& tx) { return all_of(tx, {"statement_echo_marks"}); }),
              Not(HasSubstr(std::to_string(mark))));
  db().write([](Tx& tx) {
    tx.run("DROP TABLE held_echoes");
    try_echoes_again(tx);
  });
  finish();
  EXPECT_THAT(db().read(echoes_set_aside), IsEmpty());
}

TEST_P(AnErasedPerson, is_not_to_be_read_from_the_whole_database) {
  auto said = statement(1, "noor");
  said["actor"].as_object()["name"] = "Noor Aziz";
  post(said);
  const auto id = office->get("/records").string("/items/0/id");
  office->post("/records/" + id + "/revealings", {{"reason", "Is this noor from Ghent?"}});
  office->post("/records/exports",
               {{"format", "csv"}, {"actor", code_of("noor")}, {"reason", "For noor herself"}});
  office->header("Idempotency-Key", "records-of-all");
  office->post("/records/exports", {{"format", "csv"}, {"reason", "So that noor may see them"}});
  erase("noor");
  const auto all = db().read([](Tx& tx) {
    return all_of(tx, {"statements", "record_erasures", "record_revealings", "record_exports",
                       "jobs", "record_refusals"});
  });
  EXPECT_THAT(all, AllOf(Not(HasSubstr("oor")), Not(HasSubstr(code_of("noor")))));
  const auto mark = mark_of(MarkKind::agent, "mbox mailto:noor@example.org");
  const auto marks = db().read([](Tx& tx) {
    return all_of(tx, {"statement_counts", "record_erasure_marks"});
  });
  EXPECT_THAT(marks, Not(HasSubstr(std::to_string(mark))));
  EXPECT_THAT(db().read(testing_support::all_mark_rows),
              Not(Contains(Field(&MarkRow::mark, mark))));
}

TEST_P(AnErasedPerson, is_found_no_more_by_what_another_program_says_of_their_statements) {
  post(statement(1, "noor"));
  auto reader = client({Scope::write, Scope::read}, "Reader");
  auto about = statement(2, "ada", "noted");
  about["object"] = testing_support::reference(1);
  ASSERT_EQ(reader.post("/xapi/statements", about).status, 200);
  const std::string noor =
      "/xapi/statements?agent=%7B%22mbox%22%3A%22mailto%3Anoor%40example.org%22%7D";
  EXPECT_THAT(numbers(reader.get(noor)), ElementsAre(2, 1));
  erase("noor");
  EXPECT_THAT(numbers(reader.get(noor)), IsEmpty());
  const auto mark = mark_of(MarkKind::agent, "mbox mailto:noor@example.org");
  EXPECT_THAT(db().read(testing_support::all_mark_rows),
              Not(Contains(Field(&MarkRow::mark, handed_on_by_others(mark)))));
}

TEST_P(AnErasedPerson, takes_along_no_reason_for_which_somebody_else_was_looked_at) {
  post(statement(1, "noor"));
  post(statement(2, "cas"));
  office->post("/records/exports",
               {{"format", "csv"}, {"actor", code_of("cas")}, {"reason", "For Cas himself"}});
  erase("noor");
  EXPECT_THAT(db().read([](Tx& tx) { return all_of(tx, {"record_exports"}); }),
              HasSubstr("For Cas himself"));
}

TEST_P(AnErasedPerson, is_told_to_whoever_knows_them_and_to_nobody_else) {
  post(statement(1, "noor"));
  erase("noor");
  const auto asked = [&](const std::string& email) {
    return office->post("/records/erasures/search", {{"by", "email"}, {"identity", email}});
  };
  const auto found = asked("NOOR@example.org");
  EXPECT_THAT(found.at("/items").as_array(), SizeIs(1));
  EXPECT_EQ(found.string("/items/0/reason"), "They asked for it");
  EXPECT_EQ(found.string("/items/0/eraser"), "Ilse");
  EXPECT_THAT(asked("cas@example.org").at("/items").as_array(), IsEmpty());
}

TEST_P(AnErasedPerson, is_journaled_when_it_begins_and_when_it_is_done) {
  post(statement(1, "noor"));
  EXPECT_EQ(begin("noor").status, 201);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("record_erasure.begun"));
  finish();
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("record_erasure.begun", "record_erasure.finished"));
  finish();
  EXPECT_THAT(world().journal_kinds(), SizeIs(2));
}

TEST_P(AnErasedPerson, is_not_restored_by_a_program_that_sends_it_again) {
  post(statement(1, "noor"));
  erase("noor");
  // It is acknowledged, so that a program is not stuck with it, and what is kept stays as it is.
  EXPECT_EQ(post(array{statement(1, "noor"), statement(9, "cas")}).status, 200);
  EXPECT_THAT(kept(1), Not(HasSubstr("oor")));
  auto otherwise = statement(1, "noor");
  otherwise["object"] = object{{"id", "http://example.org/another"}};
  EXPECT_EQ(post(otherwise).string("/code"), "statement.conflict");
  EXPECT_EQ(post(statement(2, "noor")).status, 200);
  EXPECT_THAT(listed(by_agent("noor")), ElementsAre(2));
}

TEST_P(AnErasedPerson, has_no_completions_and_waits_for_nobody) {
  const auto completed = [](int number, std::string_view who) {
    auto said = statement(number, who);
    said["verb"] = object{{"id", "http://adlnet.gov/expapi/verbs/completed"}};
    return said;
  };
  world().person("Noor");
  post(array{completed(1, "noor"), completed(2, "cas")});
  hub().hub().inlet().catch_up();
  const auto completions = [&] { return browser_of("Noor").get("/me/completions").at("/items"); };
  ASSERT_THAT(completions().as_array(), SizeIs(1));
  const auto preview = office->post("/records/erasures/preview",
                                    {{"by", "email"}, {"identity", "noor@example.org"}});
  EXPECT_EQ(preview.integer("/completions"), 1);
  EXPECT_EQ(preview.at("/member"), true);
  post(completed(3, "noor"));  // not taken in yet
  erase("noor");
  hub().hub().inlet().catch_up();
  EXPECT_THAT(completions().as_array(), IsEmpty());
  EXPECT_THAT(office->get("/agents/waiting").at("/items").as_array(), SizeIs(1));
  erase("cas");
  EXPECT_THAT(office->get("/agents/waiting").at("/items").as_array(), IsEmpty());
}

TEST_P(AnErasedPerson, leaves_no_completions_that_came_in_a_spelling_that_stands_nowhere_any_more) {
  auto said = statement(1, "Noor");
  said["verb"] = object{{"id", "http://adlnet.gov/expapi/verbs/completed"}};
  world().person("Noor");
  post(array{said, statement(2, "noor")});
  hub().hub().inlet().catch_up();
  db().write([](Tx& tx) { tx.run("DELETE FROM statements WHERE seq = 1"); });
  const auto seen = preview({{"by", "email"}, {"identity", "noor@example.org"}});
  EXPECT_EQ(seen.integer("/completions"), 1);
  EXPECT_EQ(seen.at("/member"), true);
  erase("noor");
  EXPECT_THAT(browser_of("Noor").get("/me/completions").at("/items").as_array(), IsEmpty());
}

}  // namespace
}  // namespace kring::learning_records
