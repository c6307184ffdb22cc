// How long records stay: what administrators set, what is done of it, and what of it others see.

#include "hub/learning_records/retention.h"

#include "hub/inlet/inlet.h"
#include "hub/learning_records/counting.h"
#include "hub/learning_records/retaining.h"
#include "platform/crypto/sha.h"
#include "tests/support/files_of_database.h"
#include "tests/support/xapi_statements.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using testing_support::reference;
using testing_support::statement;
using testing_support::uuid;
using testing_support::voiding;

class RetainedRecords : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    office.emplace(browser_of("Ilse"));
    world().forget_journal();
  }

  ApiAnswer create(const std::string& what, const object& order) {
    office->header("Idempotency-Key", "keeping-records-" + std::to_string(++keys_));
    return office->post("/records/" + what, order);
  }

  ApiAnswer set_rule(const object& order) { return create("retention_rules", order); }

  /// As the page asks for it, of everything up to this day.
  object order_of_today(std::string_view act) {
    const auto today = rfc3339(clock().now()).substr(0, 10);
    return {{"act", act}, {"before", today}, {"confirmation", today}};
  }
  ApiAnswer begin(const object& order) { return create("retention_runs", order); }

  void finish() {
    const auto& options = hub().hub().erasure_options();
    EXPECT_TRUE(retain_on(db(), {options.public_origin, options.secret}, std::chrono::hours(1)));
  }

  /// All that was stored before today.
  void carry_out(std::string_view act) {
    clock().advance(std::chrono::hours(24));
    EXPECT_EQ(begin(order_of_today(act)).status, 201);
    finish();
  }

  /// What the job of a day does.
  void pass_days(int days) {
    clock().advance(std::chrono::hours(24 * days));
    db().write(begin_runs_of_rules);
    finish();
  }

  static constexpr std::string_view certificate = "a certificate";
  static object with_certificate(int number) {
    auto sent = statement(number);
    sent["attachments"] = array{object{{"usageType", "http://example.org/certificate"},
                                       {"display", object{{"en", "Certificate"}}},
                                       {"contentType", "text/plain"},
                                       {"length", certificate.size()},
                                       {"sha2", *crypto::sha_hex(certificate, 64)}}};
    return sent;
  }
  void send_certificate(int number) { send_certificate(with_certificate(number)); }
  /// The statement, and the octets that it names.
  void send_certificate(const object& statement) {
    lms->header("Content-Type", "multipart/mixed; boundary=b");
    std::string body = "--b\r\nContent-Type: application/json\r\n\r\n";
    body += boost::json::serialize(statement);
    body +=
        "\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n"
        "X-Experience-API-Hash: ";
    body += *crypto::sha_hex(certificate, 64);
    body.append("\r\n\r\n").append(certificate).append("\r\n--b--\r\n");
    const auto answer = lms->send(http::Method::post, "/xapi/statements", body);
    lms->header("Content-Type", "");
    EXPECT_EQ(answer.status, 200) << answer.text;
  }

  int number_in(const std::string& table) {
    return db().read([&](Tx& tx) { return *tx.value<int>("SELECT COUNT(*) FROM " + table); });
  }

  /// How many of them the next run of each rule would touch.
  std::vector<std::int64_t> each_next(std::string_view what) {
    const auto rules = office->get("/records/retention_rules").at("/items");
    std::vector<std::int64_t> numbers;
    for (const auto& rule : rules.as_array()) {
      numbers.push_back(rule.at("next_run").at(what).to_number<std::int64_t>());
    }
    return numbers;
  }

  ApiAnswer runs() { return office->get("/records/retention_runs"); }
  int status_of(int number) { return get("statementId=" + uuid(number)).status; }
  std::string kept(int number) { return get("statementId=" + uuid(number)).text; }
  std::string by_agent(std::string_view name) {
    return R"(agent=%7B%22mbox%22%3A%22mailto%3A)" + std::string(name) + "%40example.org%22%7D";
  }

  std::optional<ApiClient> office;

 private:
  int keys_ = 0;
};
KRING_ON_BOTH_DATABASES(RetainedRecords);

TEST_P(RetainedRecords, all_stay_where_nobody_set_a_rule) {
  post(statement(1));
  pass_days(20);
  EXPECT_EQ(status_of(1), 200);
  EXPECT_THAT(runs().at("/items").as_array(), IsEmpty());
}

TEST_P(RetainedRecords, go_when_they_are_as_old_as_a_rule_says) {
  EXPECT_EQ(set_rule({{"act", "remove"}, {"days", 30}}).status, 201);
  post(statement(1));
  pass_days(29);
  EXPECT_EQ(status_of(1), 200);
  post(statement(2));
  pass_days(2);
  EXPECT_EQ(status_of(1), 404);
  EXPECT_THAT(listed(""), ElementsAre(2));
  const auto last = runs();
  EXPECT_EQ(last.integer("/items/0/statements"), 1);
  EXPECT_EQ(last.integer("/items/1/statements"), 0);
  EXPECT_EQ(last.integer("/items/0/percent"), 100);
  EXPECT_FALSE(last.at("/items/0").as_object().contains("starter"));
}

TEST_P(RetainedRecords, go_by_client_and_verb) {
  auto app = client({Scope::write, Scope::read_mine}, "App");
  post(array{statement(1, "noor", "did"), statement(2, "noor", "saw")});
  app.post("/xapi/statements", statement(3, "noor", "did"));
  const auto clients = office->get("/record_clients").at("/items");
  const auto lms_id = clients.at_pointer("/1/id").as_string();
  set_rule(
      {{"act", "remove"}, {"days", 1}, {"client", lms_id}, {"verb", "http://example.org/did"}});
  pass_days(2);
  EXPECT_THAT(listed(""), ElementsAre(3, 2));
  EXPECT_EQ(runs().string("/items/0/client_name"), "LMS");
}

TEST_P(RetainedRecords, never_come_again_once_they_were_removed) {
  post(array{statement(1), statement(2)});
  carry_out("remove");
  EXPECT_EQ(post(statement(1)).status, 200) << "its sender has done what it had to";
  EXPECT_EQ(post(array{statement(2, "cas", "else"), statement(3)}).status, 200);
  EXPECT_EQ(lms->put("/xapi/statements?statementId=" + uuid(1), statement(1)).status, 204);
  EXPECT_EQ(status_of(1), 404);
  EXPECT_THAT(listed(""), ElementsAre(3));
  EXPECT_EQ(office->get("/records/counts").integer("/total"), 1);
}

TEST_P(RetainedRecords, stay_taken_back_where_what_took_them_back_is_removed) {
  post(array{statement(1), voiding(2, 1), voiding(4, 3)});
  clock().advance(std::chrono::hours(24));
  auto order = order_of_today("remove");
  order["verb"] = "http://adlnet.gov/expapi/verbs/voided";
  begin(order);
  finish();
  EXPECT_EQ(status_of(2), 404);
  EXPECT_EQ(status_of(1), 404);
  EXPECT_EQ(get("voidedStatementId=" + uuid(1)).status, 200);
  // It was taken back before it came, by one that is no more.
  post(statement(3));
  EXPECT_EQ(get("voidedStatementId=" + uuid(3)).status, 200);
  EXPECT_THAT(listed(""), IsEmpty());
}

TEST_P(RetainedRecords, go_though_they_are_taken_back) {
  post(array{statement(1), voiding(2, 1)});
  clock().advance(std::chrono::hours(24));
  auto order = order_of_today("remove");
  order["verb"] = "http://example.org/did";
  begin(order);
  finish();
  EXPECT_EQ(get("voidedStatementId=" + uuid(1)).status, 404);
  EXPECT_EQ(status_of(2), 200);
  EXPECT_EQ(post(voiding(3, 1)).status, 200);
}

TEST_P(RetainedRecords, are_referred_to_in_vain_by_those_that_stay) {
  post(statement(1, "noor"));
  auto about = statement(2, "cas", "noted");
  about["object"] = reference(1);
  post(about);
  ASSERT_THAT(listed(by_agent("noor")), ElementsAre(2, 1));
  clock().advance(std::chrono::hours(24));
  auto order = order_of_today("remove");
  order["verb"] = "http://example.org/did";
  begin(order);
  finish();
  EXPECT_THAT(listed(by_agent("noor")), IsEmpty());
  EXPECT_THAT(listed(by_agent("cas")), ElementsAre(2));
  EXPECT_THAT(kept(2), HasSubstr(uuid(1)));
}

TEST_P(RetainedRecords, take_their_attachments_along_unless_another_one_names_them) {
  send_certificate(1);
  clock().advance(std::chrono::hours(24));
  send_certificate(2);
  begin(order_of_today("remove"));
  finish();
  EXPECT_EQ(status_of(1), 404);
  EXPECT_THAT(get("attachments=true").text, HasSubstr(certificate));
  EXPECT_EQ(runs().integer("/items/0/attachments"), 0);
  carry_out("remove");
  EXPECT_EQ(runs().integer("/items/0/attachments"), 1);
  EXPECT_EQ(number_in("statement_attachments"), 0);
}

TEST_P(RetainedRecords, bring_nothing_back_where_they_are_sent_again) {
  auto app = client({Scope::write, Scope::define}, "App");
  const auto send = [&](const boost::json::value& body) {
    EXPECT_EQ(app.post("/xapi/statements", body).status, 200);
  };
  auto told = statement(2, "cas", "did", "boiler");
  send_certificate(1);
  send(told);
  carry_out("remove");
  told["object"].as_object()["definition"] = object{{"name", object{{"en", "The boiler of Cas"}}}};
  send_certificate(1);
  send(array{told, statement(3, "cas", "did", "pump")});
  EXPECT_EQ(number_in("statement_attachments"), 0);
  EXPECT_EQ(number_in("statement_attachment_senders"), 0);
  EXPECT_EQ(number_in("statement_activities"), 0);
  // What others say beside them comes.
  told["id"] = uuid(4);
  send(array{statement(2, "cas", "did", "boiler"), told});
  send_certificate(5);
  EXPECT_EQ(number_in("statement_attachments"), 1);
  EXPECT_EQ(number_in("statement_activities"), 1);
}

TEST_P(RetainedRecords, get_the_octets_that_come_after_them) {
  auto sent = with_certificate(1);
  auto& attachment = sent["attachments"].as_array().front().as_object();
  attachment["fileUrl"] = "http://example.org/certificate.txt";
  EXPECT_EQ(post(sent).status, 200);
  EXPECT_EQ(number_in("statement_attachments"), 0);
  send_certificate(sent);
  EXPECT_EQ(number_in("statement_attachments"), 1);
}

TEST_P(RetainedRecords, name_nobody_any_more_and_each_has_another_stand_in) {
  auto said = statement(1, "noor");
  said["result"] = object{{"success", true}, {"response", "I, Noor"}};
  auto shouted = statement(2);
  shouted["actor"] = object{{"mbox", "mailto:NOOR@example.org"}, {"name", "Noor Aziz"}};
  post(array{said, shouted, statement(3, "cas")});
  const auto authority = boost::json::parse(kept(1)).at("authority");
  carry_out("anonymise");
  const auto stand_in = [&](int number) {
    return std::string(
        boost::json::parse(kept(number)).at("actor").at("account").at("name").as_string());
  };
  EXPECT_THAT(kept(1) + kept(2), Not(HasSubstr("oor")));
  EXPECT_EQ(stand_in(1), stand_in(2)) << "sequences hold";
  EXPECT_NE(stand_in(1), stand_in(3));
  EXPECT_EQ(boost::json::parse(kept(1)).at("authority"), authority);
  EXPECT_THAT(listed(by_agent("noor")), IsEmpty());
  EXPECT_EQ(office->get("/records/counts").at("/actors").as_array().size(), 2U);
  EXPECT_EQ(runs().integer("/items/0/statements"), 3);
  // Sent again by a program that does not know: acknowledged, and nobody comes back.
  EXPECT_EQ(post(array{said, shouted, statement(3, "cas")}).status, 200);
  EXPECT_THAT(kept(1) + kept(2), Not(HasSubstr("oor")));
  said["result"] = object{{"success", false}, {"response", "I, Noor"}};
  EXPECT_EQ(post(said).string("/code"), "statement.conflict");
  // What comes later stands for nobody who is known from before.
  post(statement(4, "noor"));
  carry_out("anonymise");
  EXPECT_NE(stand_in(4), stand_in(1));
  EXPECT_EQ(runs().integer("/items/0/statements"), 1);
}

TEST_P(RetainedRecords, leave_no_documents_about_people_that_nobody_changed_for_so_long) {
  const auto state = [&](std::string_view name) {
    return "/xapi/activities/state?stateId=s&activityId=http://example.org/pump&" + by_agent(name);
  };
  const std::string profile =
      "/xapi/activities/profile?profileId=p&activityId=http://example.org/pump";
  lms->header("If-None-Match", "*");
  EXPECT_EQ(lms->put(profile, object{{"title", "Pump"}}).status, 204);
  lms->header("If-None-Match", "");
  lms->put(state("noor"), object{{"page", 3}});
  lms->put(state("cas"), object{{"page", 3}});
  clock().advance(std::chrono::hours(24));
  lms->put(state("cas"), object{{"page", 4}});
  begin(order_of_today("remove"));
  finish();
  EXPECT_EQ(lms->get(state("noor")).status, 404);
  EXPECT_EQ(lms->get(state("cas")).status, 200);
  EXPECT_EQ(lms->get(profile).status, 200) << "it says nothing of people";
  EXPECT_EQ(runs().integer("/items/0/documents"), 1);
}

TEST_P(RetainedRecords, leave_documents_of_other_clients_alone) {
  auto app = client({Scope::state}, "App");
  const auto state =
      "/xapi/activities/state?stateId=s&activityId=http://example.org/pump&" + by_agent("noor");
  app.put(state, object{{"page", 3}});
  lms->put(state + "&registration=" + uuid(1), object{{"page", 3}});
  clock().advance(std::chrono::hours(24));
  auto order = order_of_today("anonymise");
  order["client"] = office->get("/record_clients").at("/items/0/id");
  order["verb"] = "http://example.org/did";
  begin(order);
  finish();
  EXPECT_EQ(runs().integer("/items/0/documents"), 0) << "a verb has none";
  order.erase("verb");
  begin(order);
  finish();
  EXPECT_EQ(runs().integer("/items/0/documents"), 1);
}

TEST_P(RetainedRecords, are_read_on_by_links_and_exports_that_were_begun_before) {
  post(array{statement(1), statement(2), statement(3), statement(4)});
  const auto more = get("limit=1&ascending=true").string("/more");
  const auto made =
      office->post("/records/exports", {{"format", "csv"}, {"reason", "To see what is left"}});
  carry_out("remove");
  post(statement(5));
  EXPECT_THAT(numbers(lms->get(more)), ElementsAre(5));
  EXPECT_EQ(office->get("/records/exports/file?export=" + made.string("/id")).status, 404)
      << "a day is too long";
}

TEST_P(RetainedRecords, give_the_inlet_what_comes_after_the_last_one_went) {
  world().person("Noor");
  const auto completed = [](int number, std::string_view about) {
    auto said = statement(number, "noor", "did", about);
    said["verb"] = object{{"id", "http://adlnet.gov/expapi/verbs/completed"}};
    return said;
  };
  post(completed(1, "pump"));
  hub().hub().inlet().catch_up();
  carry_out("remove");
  post(completed(2, "boiler"));
  hub().hub().inlet().catch_up();
  const auto items = browser_of("Noor").get("/me/completions").at("/items");
  EXPECT_THAT(items.as_array(), SizeIs(2)) << "what is recorded stays";
}

TEST_P(RetainedRecords, are_seen_first_with_all_that_would_go) {
  post(array{statement(1), statement(2, "cas", "saw")});
  clock().advance(std::chrono::hours(24 * 40));
  post(statement(3));
  const auto preview = [&](const object& order) {
    return office->post("/records/retention_previews", order);
  };
  const object old{{"act", "remove"}, {"days", 30}};
  EXPECT_EQ(preview(old).integer("/statements"), 2) << "they are not counted yet";
  EXPECT_TRUE(count_on(db(), std::chrono::hours(1)));
  const auto all = preview(old);
  EXPECT_EQ(all.integer("/statements"), 2);
  EXPECT_EQ(all.at("/more"), false);
  EXPECT_EQ(all.string("/oldest"), "2026-11-23T09:00:00.000Z");
  EXPECT_EQ(all.string("/newest"), "2026-11-23T09:00:00.000Z");
  EXPECT_EQ(preview({{"act", "remove"}, {"days", 30}, {"verb", "http://example.org/saw"}})
                .integer("/statements"),
            1);
  EXPECT_EQ(preview({{"act", "remove"}, {"before", "2026-11-23"}}).integer("/statements"), 0);
  EXPECT_EQ(preview({{"act", "remove"}, {"before", "2026-11-24"}}).integer("/statements"), 2);
  EXPECT_FALSE(preview({{"act", "remove"}, {"days", 300}}).at("").as_object().contains("oldest"));
  EXPECT_EQ(problems(preview({{"act", "remove"}})), std::vector<std::string>{"/days required"});
}

TEST_P(RetainedRecords, are_seen_beside_each_rule_as_its_next_run_would_find_them) {
  set_rule({{"act", "anonymise"}, {"days", 1}});
  set_rule({{"act", "remove"}, {"days", 1}, {"verb", "http://example.org/saw"}});
  set_rule({{"act", "remove"}, {"days", 300}});
  post(array{statement(1), statement(2, "cas", "saw")});
  lms->put("/xapi/activities/state?stateId=s&activityId=http://example.org/pump&" + by_agent("noor"),
           object{{"page", 3}});
  clock().advance(std::chrono::hours(48));
  EXPECT_THAT(each_next("statements"), ElementsAre(2, 1, 0));
  EXPECT_THAT(each_next("documents"), ElementsAre(1, 0, 0)) << "a verb has none";
  const auto rules = office->get("/records/retention_rules");
  EXPECT_EQ(rules.string("/items/0/next_run/oldest"), "2026-11-23T09:00:00.000Z");
  EXPECT_EQ(rules.at("/items/0/next_run/more"), false);
  pass_days(0);
  EXPECT_THAT(each_next("statements"), ElementsAre(0, 0, 0));
}

TEST_P(RetainedRecords, are_counted_for_all_rules_no_further_than_for_one) {
  for (int rule = 0; rule < 50; ++rule) set_rule({{"act", "remove"}, {"days", 1}});
  lms->put("/xapi/activities/state?stateId=s&activityId=http://example.org/pump&" + by_agent("noor"),
           object{{"page", 3}});
  db().write([](Tx& tx) {
    for (int copy = 0; copy < 2'500; ++copy) {
      tx.run(
          "INSERT INTO record_documents"
          " (holder, registration, name, agent, content_type, content, etag, updated_at, client)"
          " SELECT holder, registration, $1, agent, content_type, content, etag, updated_at, client"
          " FROM record_documents WHERE name = 's'",
          "copy " + std::to_string(copy));
    }
  });
  clock().advance(std::chrono::hours(48));
  EXPECT_THAT(each_next("documents"), Each(2'000));
  const auto rules = office->get("/records/retention_rules");
  EXPECT_EQ(rules.at("/items/49/next_run/more_documents"), true);
  const auto alone = office->post("/records/retention_previews", {{"act", "remove"}, {"days", 1}});
  EXPECT_EQ(alone.integer("/documents"), 2'501);
}

TEST_P(RetainedRecords, begin_with_the_first_one_where_a_rule_comes_to_mean_others) {
  const auto rule =
      set_rule({{"act", "remove"}, {"days", 1}, {"verb", "http://example.org/saw"}}).string("/id");
  post(array{statement(1), statement(2, "cas", "saw")});
  pass_days(2);
  EXPECT_THAT(listed(""), ElementsAre(1));
  EXPECT_EQ(office->put("/records/retention_rules/" + rule, object{{"act", "remove"}, {"days", 1}})
                .status,
            200);
  pass_days(1);
  EXPECT_THAT(listed(""), IsEmpty());
}

TEST_P(RetainedRecords, have_rules_that_are_journaled_and_shown) {
  const auto made = set_rule({{"act", "remove"}, {"days", 400}});
  EXPECT_EQ(made.integer("/days"), 400);
  EXPECT_EQ(made.string("/maker"), "Ilse");
  const auto path = "/records/retention_rules/" + made.string("/id");
  office->put(path, object{{"act", "remove"}, {"days", 500}});
  office->put(path, object{{"act", "remove"}, {"days", 500}});
  EXPECT_EQ(office->get("/records/retention_rules").integer("/items/0/days"), 500);
  EXPECT_EQ(office->remove(path).status, 204);
  EXPECT_EQ(office->remove(path).status, 404);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("retention_rule.made", "retention_rule.changed",
                                                   "retention_rule.removed"));
}

TEST_P(RetainedRecords, are_in_no_file_of_the_database_once_a_run_is_finished) {
  if (on_postgres()) GTEST_SKIP() << "PostgreSQL's files are its own";
  for (int i = 1; i <= 30; ++i) {
    auto said = statement(i, "noor");
    said["result"] = object{{"response", "Zwaluwstaart " + std::to_string(i)}};
    said["actor"].as_object()["name"] = std::string("Zwaluwstaart ") + std::string(i * 300, 'x');
    ASSERT_EQ(post(said).status, 200);
  }
  ASSERT_TRUE(testing_support::is_in_files(test_database(), "Zwaluwstaart"));
  carry_out("remove");
  EXPECT_FALSE(testing_support::is_in_files(test_database(), "Zwaluwstaart"));
}

TEST_P(RetainedRecords, have_rules_within_limits) {
  EXPECT_EQ(problems(set_rule({{"act", "remove"}, {"days", 0}})),
            std::vector<std::string>{"/days too_small"});
  EXPECT_EQ(problems(set_rule({{"act", "remove"}, {"days", 36'501}})),
            std::vector<std::string>{"/days too_large"});
  EXPECT_EQ(problems(set_rule({{"act", "remove"}, {"days", 9}, {"verb", "completed"}})),
            std::vector<std::string>{"/verb malformed"});
  auto once = order_of_today("remove");
  once["verb"] = "has spaces: and more";
  EXPECT_EQ(problems(begin(once)), std::vector<std::string>{"/verb malformed"});
  EXPECT_EQ(problems(office->post("/records/retention_previews",
                                  {{"act", "remove"}, {"days", 9}, {"verb", "completed"}})),
            std::vector<std::string>{"/verb malformed"});
  EXPECT_EQ(problems(set_rule({{"act", "remove"}, {"days", 9}, {"client", "0000000000009"}})),
            std::vector<std::string>{"/client not_allowed"});
  for (std::size_t i = 0; i < most_rules; ++i) {
    EXPECT_EQ(set_rule({{"act", "remove"}, {"days", 9}}).status, 201);
  }
  EXPECT_EQ(set_rule({{"act", "remove"}, {"days", 9}}).code(), "retention_rule.too_many");
}

TEST_P(RetainedRecords, go_once_for_all_where_the_day_is_typed_again) {
  post(statement(1));
  clock().advance(std::chrono::hours(24));
  world().forget_journal();
  auto order = order_of_today("remove");
  order["confirmation"] = "yes";
  EXPECT_EQ(problems(begin(order)), std::vector<std::string>{"/confirmation not_allowed"});
  order["before"] = "yesterday";
  EXPECT_EQ(problems(begin(order)), std::vector<std::string>{"/before malformed"});
  order["before"] = order["confirmation"] = "2126-01-01";
  EXPECT_EQ(problems(begin(order)), std::vector<std::string>{"/before too_large"});
  const auto begun = begin(order_of_today("remove"));
  EXPECT_EQ(begun.integer("/percent"), 0);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("retention_run.begun"));
  finish();
  const auto done = office->get("/records/retention_runs/" + begun.string("/id"));
  EXPECT_EQ(done.integer("/statements"), 1);
  EXPECT_EQ(done.string("/starter"), "Ilse");
  EXPECT_TRUE(done.at("").as_object().contains("finished_at"));
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("retention_run.begun", "retention_run.finished"));
}

TEST_P(RetainedRecords, go_in_portions_until_somebody_stops_that) {
  array batch;
  for (int i = 1; i <= 250; ++i) batch.push_back(statement(i));
  post(batch);
  clock().advance(std::chrono::hours(24));
  const auto path = "/records/retention_runs/" + begin(order_of_today("remove")).string("/id");
  world().forget_journal();
  const auto& options = hub().hub().erasure_options();
  EXPECT_FALSE(
      retain_on(db(), {options.public_origin, options.secret}, std::chrono::milliseconds(0)));
  EXPECT_EQ(office->get(path).integer("/percent"), 40);
  EXPECT_EQ(office->remove(path).status, 204);
  EXPECT_EQ(office->remove(path).status, 204);
  finish();
  const auto stopped = office->get(path);
  EXPECT_EQ(stopped.integer("/statements"), 100);
  EXPECT_EQ(stopped.at("/stopped"), true);
  EXPECT_EQ(office->get("/records/number").integer("/number"), 150);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("retention_run.stopped"));
}

TEST_P(RetainedRecords, leave_nobody_known_by_a_stand_in_where_that_is_stopped) {
  array batch;
  for (int i = 1; i <= 250; ++i) batch.push_back(statement(i, "p" + std::to_string(i)));
  post(batch);
  clock().advance(std::chrono::hours(24));
  const auto path = "/records/retention_runs/" + begin(order_of_today("anonymise")).string("/id");
  const auto& options = hub().hub().erasure_options();
  EXPECT_FALSE(
      retain_on(db(), {options.public_origin, options.secret}, std::chrono::milliseconds(0)));
  EXPECT_EQ(number_in("record_retention_stand_ins"), 100);
  EXPECT_EQ(office->remove(path).status, 204);
  finish();
  EXPECT_EQ(number_in("record_retention_stand_ins"), 0);
}

TEST_P(RetainedRecords, are_not_gone_through_twice_where_a_rule_waits_longer_for_a_while) {
  const auto rule = set_rule({{"act", "anonymise"}, {"days", 1}}).string("/id");
  const auto path = "/records/retention_rules/" + rule;
  post(statement(1));
  pass_days(2);
  office->put(path, object{{"act", "anonymise"}, {"days", 300}});
  pass_days(1);
  office->put(path, object{{"act", "anonymise"}, {"days", 1}});
  EXPECT_THAT(each_next("statements"), ElementsAre(0));
}

TEST_P(RetainedRecords, go_no_further_where_their_rule_is_removed) {
  const auto rule = set_rule({{"act", "remove"}, {"days", 1}}).string("/id");
  array batch;
  for (int i = 1; i <= 150; ++i) batch.push_back(statement(i));
  post(batch);
  clock().advance(std::chrono::hours(48));
  db().write(begin_runs_of_rules);
  db().write(begin_runs_of_rules);
  EXPECT_THAT(runs().at("/items").as_array(), SizeIs(1)) << "it is going on already";
  office->remove("/records/retention_rules/" + rule);
  finish();
  EXPECT_EQ(runs().at("/items/0/stopped"), true);
  EXPECT_EQ(office->get("/records/number").integer("/number"), 150);
}

}  // namespace
}  // namespace kring::learning_records
