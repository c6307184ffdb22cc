// What becomes of records that stay no longer, and what of it others see.

#include "hub/inlet/inlet.h"
#include "platform/crypto/sha.h"
#include "tests/support/files_of_database.h"
#include "tests/support/retaining_records.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
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
using testing_support::reference;
using testing_support::statement;
using testing_support::uuid;
using testing_support::voiding;

class RetainedRecords : public testing_support::RetentionOnBothDatabases {
 protected:
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

TEST_P(RetainedRecords, are_in_no_file_of_the_database_once_a_run_is_finished) {
  if (on_postgres()) GTEST_SKIP() << "PostgreSQL's files are its own";
  for (int i = 1; i <= 30; ++i) {
    auto said = statement(i, "noor");
    said["result"] = object{{"response", "Zwaluwstaart " + std::to_string(i)}};
    said["actor"].as_object()["name"] =
        std::string("Zwaluwstaart ") + std::string(static_cast<std::size_t>(i) * 300, 'x');
    ASSERT_EQ(post(said).status, 200);
  }
  ASSERT_TRUE(testing_support::is_in_files(test_database(), "Zwaluwstaart"));
  carry_out("remove");
  EXPECT_FALSE(testing_support::is_in_files(test_database(), "Zwaluwstaart"));
}

}  // namespace
}  // namespace kring::learning_records
