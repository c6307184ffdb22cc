// Records chosen, numbered, and taken along in a file.

#include "hub/learning_records/record_exports.h"

#include "hub/identity/identity.h"
#include "platform/http/ascii.h"
#include "tests/support/xapi_statements.h"

#include <boost/json/parse.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::StartsWith;
using testing_support::statement;
using testing_support::uuid;
using testing_support::voiding;

struct KeptExport {
  std::string reason, choice;
  PersonId exporter_person;
  BOOST_DESCRIBE_CLASS(KeptExport, (), (reason, choice, exporter_person), (), ())
};

class ChosenRecords : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    office.emplace(browser_of("Ilse"));
    world().forget_journal();
  }

  static object with_success(object statement, bool success) {
    statement["result"] = object{{"success", success},
                                 {"score", object{{"scaled", -0.5}, {"raw", 2.5}, {"max", 10}}}};
    return statement;
  }

  /// What the list, the number and an export say to one choice: all the same.
  std::vector<std::string> shown(const std::string& query) {
    std::vector<std::string> words;
    const auto list = office->get("/records?" + query);
    for (const auto& item : list.at("/items").as_array()) {
      words.emplace_back(item.at("verb").as_string());
    }
    EXPECT_EQ(office->get("/records/number?" + query).integer("/number"),
              static_cast<std::int64_t>(words.size()))
        << query;
    return words;
  }

  std::string actor_of_newest(const std::string& query) {
    return office->get("/records?" + query).string("/items/0/actor");
  }

  ApiAnswer make(object order) {
    order["reason"] = "Ilse wants to see it";
    return office->post("/records/exports", order);
  }

  ApiAnswer fetched(const object& order) {
    return office->get("/records/exports/file?export=" + make(order).string("/id"));
  }

  static std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
  }

  std::optional<ApiClient> office;
};
KRING_ON_BOTH_DATABASES(ChosenRecords);

TEST_P(ChosenRecords, are_those_of_a_period) {
  post(statement(1, "noor", "first"));
  clock().advance(std::chrono::hours(1));
  post(statement(2, "noor", "second"));
  clock().advance(std::chrono::hours(1));
  post(statement(3, "noor", "third"));
  EXPECT_THAT(shown("since=2026-11-23T10:00:00Z"), ElementsAre("third", "second"));
  EXPECT_THAT(shown("since=2026-11-23T10:00:00.001Z"), ElementsAre("third"));
  EXPECT_THAT(shown("until=2026-11-23T10:00:00Z"), ElementsAre("first"));
  EXPECT_THAT(shown("since=2026-11-23T10:00:00Z&until=2026-11-23T11:00:00Z"),
              ElementsAre("second"));
  EXPECT_THAT(shown("since=2026-11-24T10:00:00Z"), IsEmpty());
  EXPECT_THAT(shown("since=2026-11-23T12:00:00Z&until=2026-11-23T09:00:00Z"), IsEmpty());
  EXPECT_EQ(problems(office->get("/records?since=yesterday")),
            std::vector<std::string>{"/since malformed"});
}

TEST_P(ChosenRecords, are_those_that_succeeded_or_did_not) {
  post(with_success(statement(1, "noor", "passed"), true));
  post(with_success(statement(2, "noor", "failed"), false));
  post(statement(3, "noor", "did"));
  EXPECT_THAT(shown("success=true"), ElementsAre("passed"));
  EXPECT_THAT(shown("success=false"), ElementsAre("failed"));
  EXPECT_THAT(shown(""), SizeIs(3));
}

TEST_P(ChosenRecords, are_those_of_one_person_by_the_name_that_says_nothing) {
  post(statement(1, "noor", "first"));
  post(statement(2, "cas", "second"));
  post(statement(3, "noor", "third"));
  const auto noor = actor_of_newest("");
  EXPECT_THAT(shown("actor=" + noor), ElementsAre("third", "first"));
  EXPECT_THAT(shown("actor=" + http::lowered(noor)), ElementsAre("third", "first"));
  EXPECT_THAT(shown("actor=ZZZZZ"), IsEmpty());
  EXPECT_THAT(shown("actor=nobody%20at%20all"), IsEmpty());
}

TEST_P(ChosenRecords, fit_all_that_is_chosen_whatever_there_is_least_of) {
  for (int i = 1; i <= 5; ++i) post(statement(i, "noor", "did", "pump"));
  post(with_success(statement(6, "cas", "did", "valve"), true));
  post(with_success(statement(7, "noor", "left", "valve"), true));
  auto app = client({Scope::all}, "App");
  app.post("/xapi/statements", with_success(statement(8, "noor", "did", "valve"), true));
  const auto noor = actor_of_newest("");
  const auto of_app = office->get("/records/counts").string("/clients/1/id");
  const std::string did = "verb=http://example.org/did";
  const std::string valve = "activity=http://example.org/valve";
  EXPECT_THAT(shown(did + "&" + valve), SizeIs(2));
  EXPECT_THAT(shown(did + "&" + valve + "&actor=" + noor), SizeIs(1));
  EXPECT_THAT(shown(did + "&actor=" + noor + "&client=" + of_app), SizeIs(1));
  EXPECT_THAT(shown("success=true&actor=" + noor + "&client=" + of_app), ElementsAre("did"));
  EXPECT_THAT(shown(valve + "&success=false"), IsEmpty());
}

TEST_P(ChosenRecords, without_those_that_were_taken_back) {
  post(array{statement(1, "noor", "did"), statement(2, "noor", "did")});
  post(voiding(3, 1));
  EXPECT_THAT(shown(""), ElementsAre("voided", "did"));
}

TEST_P(ChosenRecords, come_as_the_statements_that_are_kept_one_a_line) {
  post(statement(1, "noor", "first"));
  post(statement(2, "cas", "second"));
  const auto file = fetched({{"format", "json_lines"}});
  EXPECT_EQ(file.status, 200);
  EXPECT_EQ(file.headers.find("Content-Type"), "application/jsonl");
  EXPECT_EQ(file.headers.find("Content-Disposition"),
            "attachment; filename=\"kring-records-2026-11-23.jsonl\"");
  EXPECT_EQ(file.headers.find("Cache-Control"), "no-store");
  const auto lines = lines_of(file.text);
  ASSERT_THAT(lines, SizeIs(2));
  const auto first = boost::json::parse(lines[0]);
  EXPECT_EQ(first, get("statementId=" + uuid(1)).body);
  EXPECT_EQ(boost::json::parse(lines[1]).at("id").as_string(), uuid(2));
}

TEST_P(ChosenRecords, come_as_columns_that_name_nobody_and_hold_no_formula) {
  auto named = with_success(statement(1, "noor", "did"), true);
  named["object"].as_object()["definition"] =
      object{{"name", object{{"nl", "=HYPERLINK(\"http://evil\")"}, {"en", "Pump, small"}}}};
  named["timestamp"] = "2026-11-20T08:00:00+01:00";
  post(named);
  office->header("Accept-Language", "nl");
  const auto file = fetched({{"format", "csv"}});
  EXPECT_EQ(file.headers.find("Content-Type"), "text/csv; charset=utf-8");
  EXPECT_THAT(file.text, StartsWith("\xEF\xBB\xBFstored_at,happened_at,client,actor,verb,"));
  const auto lines = lines_of(file.text);
  ASSERT_THAT(lines, SizeIs(2));
  EXPECT_EQ(lines[1], "2026-11-23T09:00:00.000Z,2026-11-20T08:00:00+01:00,LMS," +
                          actor_of_newest("") +
                          ",did,http://example.org/did,\"'=HYPERLINK(\"\"http://evil\"\")\","
                          "http://example.org/pump,true,-0.5,2.5,,10\r");
  EXPECT_THAT(file.text, Not(HasSubstr("noor")));
}

TEST_P(ChosenRecords, come_as_columns_in_which_what_is_told_of_another_is_in_words) {
  auto approved = statement(2, "cas", "approved");
  approved["object"] = testing_support::reference(1);
  post(array{statement(1, "noor", "did"), approved});
  const auto noor = actor_of_newest("verb=http://example.org/did");
  const auto lines = lines_of(fetched({{"format", "csv"}}).text);
  ASSERT_THAT(lines, SizeIs(3));
  EXPECT_THAT(lines[2], HasSubstr(",approved,http://example.org/approved," + noor +
                                  " did http://example.org/pump,,"));
}

TEST_P(ChosenRecords, come_in_pieces_as_many_as_there_are) {
  array batch;
  for (int i = 1; i <= 250; ++i)
    batch.push_back(statement(i, "noor", i % 5 == 0 ? "fifth" : "did"));
  post(batch);
  EXPECT_THAT(lines_of(fetched({{"format", "json_lines"}}).text), SizeIs(250));
  const auto made = make({{"format", "json_lines"}, {"verb", "http://example.org/did"}});
  EXPECT_EQ(made.integer("/number"), 200);
  EXPECT_EQ(made.at("/more"), false);
  EXPECT_THAT(lines_of(office->get("/records/exports/file?export=" + made.string("/id")).text),
              SizeIs(200));
}

TEST_P(ChosenRecords, that_came_after_the_export_was_made_are_not_in_it) {
  post(statement(1));
  const auto made = make({{"format", "json_lines"}});
  post(statement(2));
  EXPECT_THAT(lines_of(office->get("/records/exports/file?export=" + made.string("/id")).text),
              SizeIs(1));
}

TEST_P(ChosenRecords, of_which_there_are_none_are_an_empty_file) {
  EXPECT_EQ(fetched({{"format", "json_lines"}, {"actor", "ZZZZZ"}}).text, "");
  EXPECT_THAT(lines_of(fetched({{"format", "csv"}, {"actor", "ZZZZZ"}}).text), SizeIs(1));
  EXPECT_THAT(lines_of(fetched({{"format", "csv"}}).text), SizeIs(1));
}

TEST_P(ChosenRecords, are_taken_along_for_a_reason_that_is_kept) {
  post(statement(1));
  EXPECT_EQ(problems(office->post("/records/exports", {{"format", "csv"}})),
            std::vector<std::string>{"/reason required"});
  EXPECT_EQ(problems(office->post("/records/exports", {{"format", "csv"}, {"reason", "because"}})),
            std::vector<std::string>{"/reason too_short"});
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
  const auto made = office->post("/records/exports", {{"format", "json_lines"},
                                                      {"reason", "The works council asked for it"},
                                                      {"verb", "http://example.org/did"}});
  EXPECT_EQ(made.status, 201);
  EXPECT_EQ(made.string("/ends_at"), "2026-11-23T10:00:00.000Z");
  EXPECT_THAT(world().journal_kinds(), ElementsAre("record.exported"));
  const auto kept = db().read([](Tx& tx) {
    return *tx.row<KeptExport>("SELECT reason, choice, exporter_person FROM record_exports");
  });
  EXPECT_EQ(kept.reason, "The works council asked for it");
  EXPECT_EQ(kept.choice, R"({"verb":"http://example.org/did"})");
  EXPECT_EQ(kept.exporter_person, ilse.person);
}

TEST_P(ChosenRecords, are_fetched_by_whoever_asked_for_them_within_the_hour) {
  post(statement(1));
  world().administrator("Bram");
  auto other = browser_of("Bram");
  const auto path = "/records/exports/file?export=" + make({{"format", "csv"}}).string("/id");
  EXPECT_EQ(other.get(path).status, 404);
  EXPECT_EQ(office->get(path + "&again=1").status, 404);
  EXPECT_EQ(office->get("/records/exports/file").status, 404);
  EXPECT_EQ(office->get("/records/exports/file?export=0000000000099").status, 404);
  clock().advance(std::chrono::minutes(59));
  EXPECT_EQ(office->get(path).status, 200);
  clock().advance(std::chrono::minutes(1));
  EXPECT_EQ(office->get(path).status, 404);
}

TEST_P(ChosenRecords, are_read_in_pieces_of_some_megabytes_however_large_each_is) {
  for (int i = 1; i <= 12; ++i) {
    auto large = statement(i);
    large["result"] = object{{"response", std::string(1'000'000, 'x')}};
    ASSERT_EQ(post(large).status, 200);
  }
  const auto id = *RecordExportId::parse(make({{"format", "json_lines"}}).string("/id"));
  auto records = db().read([&](Tx& tx) { return ExportedRecords(tx, ilse, id); });
  std::vector<std::size_t> lines;
  while (const auto piece = records.next(db())) {
    EXPECT_LT(piece->size(), most_listed_octets);
    lines.push_back(lines_of(*piece).size());
  }
  EXPECT_THAT(lines, ElementsAre(8, 4));
}

TEST_P(ChosenRecords, end_as_soon_as_their_exporter_is_shut_out) {
  array batch;
  for (int i = 1; i <= 250; ++i) batch.push_back(statement(i));
  post(batch);
  const auto id = *RecordExportId::parse(make({{"format", "json_lines"}}).string("/id"));
  auto records = db().read([&](Tx& tx) { return ExportedRecords(tx, ilse, id); });
  EXPECT_TRUE(records.next(db()));
  db().write([&](Tx& tx) { identity::suspend(tx, {}, ilse.person); });
  EXPECT_THROW(records.next(db()), Refusal);
}

TEST_P(ChosenRecords, end_as_soon_as_their_exporter_signs_out_there) {
  array batch;
  for (int i = 1; i <= 250; ++i) batch.push_back(statement(i));
  post(batch);
  auto elsewhere = browser_of("Ilse");
  const auto path = "/records/exports/file?export=" + make({{"format", "csv"}}).string("/id");
  office->between_pieces([&] { elsewhere.remove("/me/sessions"); });
  EXPECT_THROW(office->get(path), Refusal);
  elsewhere.between_pieces([] {});
  EXPECT_EQ(elsewhere.get(path).status, 200) << "whoever is still there goes on";
}

}  // namespace
}  // namespace kring::learning_records
