// What the Statements resource does, over HTTP, on both databases.

#include "base/refusal.h"
#include "platform/crypto/base64.h"
#include "platform/crypto/sha.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/xapi_statements.h"

#include <atomic>
#include <functional>
#include <thread>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gmock/gmock.h>

namespace kring::learning_records {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using http::Method;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing_support::activity;
using testing_support::reference;
using testing_support::statement;
using testing_support::uuid;
using testing_support::voiding;

/// A database that cannot tell how far its logs are settled, in the way it is told.
class Unsettled : public testing_support::ForwardingDatabase {
 public:
  using ForwardingDatabase::ForwardingDatabase;
  std::function<void()> fail;

  Time settled(const db::OrderedLog& log) override {
    fail();
    return ForwardingDatabase::settled(log);
  }
};

class XapiStatements : public testing_support::StatementsOnBothDatabases {};

TEST_P(XapiStatements, are_kept_and_come_back_as_they_were_sent) {
  auto sent = statement(1);
  sent["result"] = object{{"extensions", object{{"http://example.org/x", value(nullptr)}}}};
  EXPECT_EQ(post(sent).text, "[\"" + uuid(1) + "\"]");
  const auto back = get("statementId=" + uuid(1));
  for (const auto& [key, each] : sent) EXPECT_EQ(back.at("/" + std::string(key)), each);
  EXPECT_EQ(back.string("/stored"), rfc3339(clock().now()));
  EXPECT_EQ(back.string("/timestamp"), back.string("/stored"));
  EXPECT_EQ(back.string("/version"), "1.0.0");
  EXPECT_EQ(back.string("/authority/account/homePage"), "http://localhost:8080");
  EXPECT_EQ(back.headers.find("X-Experience-API-Version"), "1.0.3");
  EXPECT_TRUE(back.headers.find("X-Experience-API-Consistent-Through"));
  EXPECT_EQ(back.headers.find("Last-Modified"), "Mon, 23 Nov 2026 09:00:00 GMT");
}

TEST_P(XapiStatements, are_answered_as_kept_where_nobody_can_tell_how_far_all_are) {
  Unsettled unsettled(db());
  HubUnderTest busy(unsettled, clock());
  auto sender = client_of(busy, {Scope::all}, "Another LMS");
  const std::vector<std::function<void()>> ways{
      [] { throw Refusal(Status::overloaded, "overloaded"); },
      [] { throw std::runtime_error("the connection was lost"); }};
  for (const auto& way : ways) {
    unsettled.fail = way;
    auto sent = statement(1);
    sent.erase("id");
    const auto answer = sender.post("/xapi/statements", sent);
    EXPECT_EQ(answer.status, 200) << answer.text;
    EXPECT_FALSE(answer.headers.find("X-Experience-API-Consistent-Through"));
    EXPECT_TRUE(answer.headers.find("X-Experience-API-Version"));
    EXPECT_EQ(sender.post("/xapi/statements", "no statement").status, 400);
  }
  EXPECT_EQ(get("").at("/statements").as_array().size(), ways.size()) << "each of them once";
}

TEST_P(XapiStatements, leave_no_line_in_the_journal) {
  world().forget_journal();
  EXPECT_EQ(post(array{statement(1), statement(2)}).status, 200);
  EXPECT_EQ(post(voiding(3, 1)).status, 200);
  EXPECT_EQ(post(statement(2, "mika")).status, 409);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(XapiStatements, get_an_id_and_an_authority_whatever_they_claim) {
  auto sent = statement(1);
  sent.erase("id");
  sent["authority"] = object{{"mbox", "mailto:boss@example.org"}};
  const auto id = std::string(post(sent).body.as_array().at(0).as_string());
  EXPECT_EQ(id.size(), 36U);
  EXPECT_EQ(get("statementId=" + id).string("/authority/name"), "LMS");
}

TEST_P(XapiStatements, sent_again_change_nothing_where_they_say_the_same) {
  EXPECT_EQ(post(statement(1)).status, 200);
  clock().advance(std::chrono::hours(1));
  EXPECT_EQ(post(array{statement(1), statement(2)}).status, 200);
  EXPECT_EQ(get("statementId=" + uuid(1)).string("/stored"), "2026-11-23T09:00:00.000Z");
  EXPECT_THAT(listed(""), ElementsAre(2, 1));
}

TEST_P(XapiStatements,
       that_say_something_else_under_a_known_id_are_refused_with_all_of_their_batch) {
  post(statement(1));
  const auto refused = post(array{statement(2), statement(1, "cas")});
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "statement.conflict");
  EXPECT_EQ(refused.string("/problems/0/path"), "/1/id");
  EXPECT_EQ(refused.string("/problems/0/code"), "conflict");
  EXPECT_EQ(refused.string("/detail"),
            "At /1/id: the statement " + uuid(1) + " is there already, and says something else.");
  EXPECT_EQ(post(statement(1, "cas")).string("/problems/0/path"), "/id") << "alone";
  EXPECT_THAT(listed(""), ElementsAre(1));
}

TEST_P(XapiStatements, are_refused_as_a_batch_where_one_breaks_a_rule) {
  auto wrong = statement(2);
  wrong.erase("verb");
  const auto refused = post(array{statement(1), wrong});
  EXPECT_EQ(refused.status, 400);
  EXPECT_EQ(refused.string("/problems/0/path"), "/1/verb");
  EXPECT_EQ(refused.string("/detail"), "At /1/verb: this must be there.");
  EXPECT_THAT(listed(""), IsEmpty());
}

TEST_P(XapiStatements, are_put_under_the_id_that_is_named) {
  auto sent = statement(1);
  sent.erase("id");
  const auto path = "/xapi/statements?statementId=" + uuid(7);
  EXPECT_EQ(lms->put(path, sent).status, 204);
  EXPECT_EQ(lms->put(path, sent).status, 204) << "twice is once";
  EXPECT_EQ(lms->put(path, statement(8)).status, 400) << "its own id is another one";
  EXPECT_EQ(lms->put(path, array{statement(7)}).status, 400);
  EXPECT_EQ(lms->put("/xapi/statements", sent).status, 400);
  EXPECT_THAT(listed(""), ElementsAre(7));
}

TEST_P(XapiStatements, are_listed_newest_first_a_page_at_a_time) {
  for (int i = 1; i <= 5; ++i) post(statement(i));
  auto page = get("limit=2");
  EXPECT_THAT(numbers(page), ElementsAre(5, 4));
  page = lms->get(page.string("/more"));
  EXPECT_THAT(numbers(page), ElementsAre(3, 2));
  post(statement(6));
  page = lms->get(page.string("/more"));
  EXPECT_THAT(numbers(page), ElementsAre(1)) << "what came meanwhile does not shift the list";
  EXPECT_EQ(page.string("/more"), "");
  EXPECT_THAT(listed("ascending=true&limit=2"), ElementsAre(1, 2));
  EXPECT_THAT(listed("limit=0"), ElementsAre(6, 5, 4, 3, 2, 1)) << "as many as fit on a page";
}

TEST_P(XapiStatements, are_found_by_each_filter_and_by_all_together) {
  post(statement(1, "noor", "asked", "pump"));
  post(statement(2, "noor", "answered", "pump"));
  post(statement(3, "cas", "asked", "valve"));
  auto with_context = statement(4, "cas", "asked", "pump");
  with_context["context"] = object{{"registration", uuid(99)},
                                   {"instructor", object{{"mbox", "mailto:noor@example.org"}}},
                                   {"contextActivities", object{{"parent", activity("course")}}}};
  post(with_context);
  const std::string noor = "agent=%7B%22mbox%22%3A%22mailto%3Anoor%40example.org%22%7D";
  EXPECT_THAT(listed("verb=http://example.org/asked"), ElementsAre(4, 3, 1));
  EXPECT_THAT(listed("activity=http://example.org/pump"), ElementsAre(4, 2, 1));
  EXPECT_THAT(listed(noor), ElementsAre(2, 1));
  EXPECT_THAT(listed(noor + "&related_agents=true"), ElementsAre(4, 2, 1));
  EXPECT_THAT(listed("activity=http://example.org/course"), IsEmpty());
  EXPECT_THAT(listed("activity=http://example.org/course&related_activities=true"), ElementsAre(4));
  EXPECT_THAT(listed("registration=" + uuid(99)), ElementsAre(4));
  EXPECT_THAT(listed(noor + "&verb=http://example.org/asked"), ElementsAre(1));
  EXPECT_THAT(listed(noor + "&related_agents=true&verb=http://example.org/asked&limit=1"),
              ElementsAre(4));
}

TEST_P(XapiStatements, are_found_between_two_moments) {
  post(statement(1));
  const auto first = rfc3339(clock().now());
  clock().advance(std::chrono::seconds(1));
  post(statement(2));
  const auto second = rfc3339(clock().now());
  clock().advance(std::chrono::seconds(1));
  post(statement(3));
  EXPECT_THAT(listed("since=" + first), ElementsAre(3, 2)) << "after, not at";
  EXPECT_THAT(listed("until=" + second), ElementsAre(2, 1)) << "at or before";
  EXPECT_THAT(listed("since=" + first + "&until=" + second), ElementsAre(2));
}

TEST_P(XapiStatements, are_voided_and_then_only_found_as_voided) {
  post(array{statement(1), voiding(2, 1)});
  EXPECT_THAT(listed(""), ElementsAre(2));
  EXPECT_EQ(get("statementId=" + uuid(1)).status, 404);
  EXPECT_EQ(get("voidedStatementId=" + uuid(1)).status, 200);
  EXPECT_EQ(get("voidedStatementId=" + uuid(2)).status, 404);
}

TEST_P(XapiStatements, that_void_are_not_voided_themselves) {
  post(array{statement(1), voiding(2, 1), voiding(3, 2)});
  EXPECT_EQ(get("statementId=" + uuid(2)).status, 200);
  EXPECT_EQ(get("voidedStatementId=" + uuid(1)).status, 200);
}

TEST_P(XapiStatements, are_voided_before_they_come) {
  post(voiding(2, 1));
  post(statement(1));
  EXPECT_EQ(get("statementId=" + uuid(1)).status, 404);
  EXPECT_EQ(get("voidedStatementId=" + uuid(1)).status, 200);
}

TEST_P(XapiStatements, are_voided_by_who_sent_them_alone) {
  auto other = client({Scope::write, Scope::read});
  post(statement(1));
  EXPECT_EQ(other.post("/xapi/statements", voiding(2, 1)).status, 200);
  EXPECT_EQ(get("statementId=" + uuid(1)).status, 200);
}

TEST_P(XapiStatements, are_found_by_what_they_refer_to_however_far) {
  auto second = statement(2, "cas", "approved");
  second["object"] = reference(1);
  auto third = statement(3, "ada", "noted");
  third["object"] = reference(2);
  post(third);  // in the wrong order on purpose
  post(second);
  post(statement(1, "noor", "asked", "pump"));
  EXPECT_THAT(listed("verb=http://example.org/asked"), ElementsAre(1, 2, 3));
  auto fourth = statement(4, "ada", "noted");
  fourth["object"] = reference(3);
  post(fourth);
  EXPECT_THAT(listed("activity=http://example.org/pump"), ElementsAre(4, 1, 2, 3));
}

TEST_P(XapiStatements, that_refer_to_each_other_in_a_ring_do_no_harm) {
  auto first = statement(1);
  first["object"] = reference(2);
  auto second = statement(2);
  second["object"] = reference(1);
  EXPECT_EQ(post(array{first, second}).status, 200);
  EXPECT_THAT(listed("verb=http://example.org/did"), ElementsAre(2, 1));
}

TEST_P(XapiStatements, are_shown_by_their_ids_and_in_one_language) {
  auto sent = statement(1);
  sent["actor"] = object{{"mbox", "mailto:noor@example.org"}, {"name", "Noor"}};
  sent["verb"] =
      object{{"id", "http://example.org/did"}, {"display", object{{"en", "did"}, {"nl", "deed"}}}};
  auto pump = activity("pump");
  pump["definition"] = object{{"name", object{{"en", "Pump"}}}};
  sent["object"] = pump;
  post(sent);
  auto again = statement(2);
  pump["definition"] = object{{"name", object{{"nl", "Pomp"}}}, {"type", "http://example.org/t"}};
  again["object"] = pump;
  post(again);
  const auto ids = get("statementId=" + uuid(1) + "&format=ids");
  EXPECT_EQ(ids.at("/actor"), value({{"mbox", "mailto:noor@example.org"}}));
  EXPECT_EQ(ids.at("/verb"), value({{"id", "http://example.org/did"}}));
  EXPECT_EQ(ids.at("/object"), value(activity("pump"))) << "and nothing that goes without saying";
  lms->header("Accept-Language", "fr, nl-BE;q=0.8, en;q=0.5");
  const auto canonical = get("statementId=" + uuid(1) + "&format=canonical");
  EXPECT_EQ(canonical.at("/verb/display"), value({{"nl", "deed"}}));
  EXPECT_EQ(canonical.at("/object/definition/name"), value({{"nl", "Pomp"}}))
      << "what the two statements said together";
  EXPECT_EQ(canonical.string("/object/definition/type"), "http://example.org/t");
  EXPECT_EQ(get("statementId=" + uuid(1)).at("/verb/display").as_object().size(), 2U);
  const auto known = lms->get("/xapi/activities?activityId=http://example.org/pump");
  EXPECT_EQ(known.at("/definition/name"), value({{"en", "Pump"}, {"nl", "Pomp"}}));
}

TEST_P(XapiStatements, are_asked_for_by_their_head_alone_as_by_a_whole_answer) {
  post(statement(1));
  auto other = client({Scope::write}, "App");
  const auto is_the_same = [](ApiClient& asker, const std::string& query) {
    const auto path = "/xapi/statements?" + query;
    const auto whole = asker.get(path);
    const auto head = asker.send(Method::head, path);
    EXPECT_EQ(head.status, whole.status) << query;
    for (const auto* field : {"Content-Type", "Last-Modified", "X-Experience-API-Version",
                              "X-Experience-API-Consistent-Through"}) {
      EXPECT_EQ(head.headers.find(field), whole.headers.find(field)) << query << " " << field;
    }
    return whole.status;
  };
  EXPECT_EQ(is_the_same(*lms, "statementId=" + uuid(1)), 200);
  EXPECT_EQ(is_the_same(*lms, "limit=1"), 200);
  EXPECT_EQ(is_the_same(*lms, "statementId=" + uuid(2)), 404);
  EXPECT_EQ(is_the_same(*lms, "colour=red"), 400);
  EXPECT_EQ(is_the_same(other, ""), 403);
}

TEST_P(XapiStatements, carry_their_attachments) {
  const std::string content = "a\r\n--not the boundary\r\nb";
  const auto sum = *crypto::sha_hex(content, 64);
  auto sent = statement(1);
  sent["attachments"] = array{object{{"usageType", "http://example.org/note"},
                                     {"display", object{{"en", "Note"}}},
                                     {"contentType", "text/plain"},
                                     {"length", content.size()},
                                     {"sha2", sum}}};
  const auto body = [&](std::string_view hash, std::string_view octets) {
    return "--b\r\nContent-Type: application/json\r\n\r\n" + boost::json::serialize(sent) +
           "\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n"
           "X-Experience-API-Hash: " +
           std::string(hash) + "\r\n\r\n" + std::string(octets) + "\r\n--b--\r\n";
  };
  EXPECT_EQ(post(sent).status, 400) << "its content is nowhere";
  lms->header("Content-Type", "multipart/mixed; boundary=b");
  const auto send = [&](std::string text) {
    return lms->send(Method::post, "/xapi/statements", std::move(text));
  };
  EXPECT_EQ(send(body(sum, content + "!")).code(), "attachment.wrong");
  lms->header("Content-Type", "text/plain");
  EXPECT_EQ(send(boost::json::serialize(statement(2))).code(), "xapi.malformed");
  lms->header("Content-Type", "multipart/mixed; boundary=b");
  EXPECT_EQ(send(body(std::string(64, '0'), content)).code(), "attachment.wrong");
  EXPECT_EQ(send(body(sum, content)).status, 200);
  lms->header("Content-Type", "");
  const auto back = get("statementId=" + uuid(1) + "&attachments=true");
  EXPECT_THAT(std::string(*back.headers.find("Content-Type")), HasSubstr("multipart/mixed"));
  EXPECT_THAT(back.text, HasSubstr("X-Experience-API-Hash: " + sum + "\r\n\r\n" + content));
  EXPECT_EQ(get("statementId=" + uuid(1)).headers.find("Content-Type"), "application/json");
}

TEST_P(XapiStatements, carry_no_attachments_that_only_others_brought) {
  const std::string content = "what only the LMS knows";
  const auto sum = *crypto::sha_hex(content, 64);
  const auto with_attachment = [&](int number, object more) {
    auto sent = statement(number);
    more.insert({{"usageType", "http://example.org/note"},
                 {"display", object{{"en", "Note"}}},
                 {"contentType", "text/plain"},
                 {"length", content.size()},
                 {"sha2", sum}});
    sent["attachments"] = array{std::move(more)};
    return sent;
  };
  const auto send_with_part = [&](ApiClient& sender, const object& sent) {
    sender.header("Content-Type", "multipart/mixed; boundary=b");
    const auto answer = sender.send(
        Method::post, "/xapi/statements",
        "--b\r\nContent-Type: application/json\r\n\r\n" + boost::json::serialize(sent) +
            "\r\n--b\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n"
            "X-Experience-API-Hash: " +
            sum + "\r\n\r\n" + content + "\r\n--b--\r\n");
    sender.header("Content-Type", "");
    return answer.status;
  };
  const auto read_by = [&](ApiClient& reader, int number) {
    return reader.get("/xapi/statements?attachments=true&statementId=" + uuid(number)).text;
  };
  auto other = client({Scope::write, Scope::read_mine}, "App");
  EXPECT_EQ(send_with_part(*lms, with_attachment(1, {})), 200);
  const auto elsewhere = object{{"fileUrl", "http://example.org/file"}};
  EXPECT_EQ(other.post("/xapi/statements", with_attachment(2, elsewhere)).status, 200);
  EXPECT_THAT(read_by(other, 2), Not(HasSubstr(content)));
  EXPECT_THAT(read_by(*lms, 2), Not(HasSubstr(content))) << "it is not the other's to show";
  EXPECT_THAT(read_by(*lms, 1), HasSubstr(content));
  EXPECT_THAT(get("attachments=true").text, HasSubstr(content)) << "in a list with both";
  EXPECT_EQ(post(with_attachment(3, elsewhere)).status, 200);
  EXPECT_THAT(read_by(*lms, 3), HasSubstr(content)) << "what it brought before";
  EXPECT_EQ(send_with_part(other, with_attachment(4, {})), 200);
  EXPECT_THAT(read_by(other, 4), HasSubstr(content)) << "who brings it has it anyway";
}

TEST_P(XapiStatements, are_read_by_who_may) {
  auto writer = client({Scope::write});
  auto own = client({Scope::write, Scope::read_mine}, "App");
  auto reader = client({Scope::read});
  post(statement(1));
  EXPECT_EQ(own.post("/xapi/statements", statement(2)).status, 200);
  EXPECT_EQ(writer.get("/xapi/statements").code(), "client_key.scope");
  EXPECT_EQ(reader.post("/xapi/statements", statement(3)).code(), "client_key.scope");
  EXPECT_THAT(numbers(own.get("/xapi/statements")), ElementsAre(2));
  EXPECT_THAT(numbers(own.get("/xapi/statements?verb=http://example.org/did")), ElementsAre(2));
  EXPECT_EQ(own.get("/xapi/statements?statementId=" + uuid(1)).status, 404);
  EXPECT_THAT(numbers(reader.get("/xapi/statements")), ElementsAre(2, 1));
}

TEST_P(XapiStatements, are_nobodys_without_a_key) {
  lms->header("Authorization", "Basic " + crypto::base64("nobody:secret"));
  const auto refused = get("");
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(refused.code(), "client_key.required");
  std::vector<std::string> ways;
  for (const auto& field : refused.headers.all()) {
    if (field.name == "WWW-Authenticate") ways.push_back(field.value);
  }
  EXPECT_THAT(ways, ElementsAre("Basic realm=\"learning records\", charset=\"UTF-8\"",
                                "Bearer realm=\"learning records\""));
  for (const auto* odd : {"", "Basic", "Basic !!!", "Bearer x", "Basic eA=="}) {
    lms->header("Authorization", odd);
    EXPECT_EQ(post(statement(1)).status, 401) << odd;
  }
}

TEST_P(XapiStatements, want_the_version_named) {
  for (const auto* bad : {"", "0.9", "1.1.0", "3.0.0", "1.0.3 "}) {
    lms->header("X-Experience-API-Version", bad);
    const auto refused = get("");
    EXPECT_EQ(refused.code(), "xapi.malformed") << bad;
    EXPECT_EQ(refused.string("/problems/0/code"), "api_version") << bad;
  }
  for (const auto* good : {"1.0", "1.0.0", "1.0.3", "2.0.0", "2.0.1"}) {
    lms->header("X-Experience-API-Version", good);
    EXPECT_EQ(get("").status, 200) << good;
  }
}

TEST_P(XapiStatements, refuse_queries_that_they_do_not_know) {
  for (const auto* bad :
       {"Verb=http://example.org/did", "limit=-1", "limit=x", "since=yesterday", "verb=did",
        "agent=noor", "agent=%7B%7D", "registration=1", "ascending=yes", "format=long",
        "related_agents=1", "statementId=1", "limit=1&limit=2", "verb=%zz", "from=x"}) {
    const auto refused = get(bad);
    EXPECT_EQ(refused.status, 400) << bad;
    EXPECT_TRUE(refused.headers.find("X-Experience-API-Consistent-Through"));
  }
  EXPECT_EQ(get("statementId=" + uuid(1) + "&verb=http://example.org/did").status, 400);
  EXPECT_EQ(get("statementId=" + uuid(1) + "&voidedStatementId=" + uuid(2)).status, 400);
}

TEST_P(XapiStatements, are_sent_and_asked_for_in_a_form_by_clients_that_can_do_no_better) {
  lms->header("Content-Type", "application/x-www-form-urlencoded");
  const auto put = "statementId=" + uuid(1) +
                   "&content=%7B%22actor%22%3A%7B%22mbox%22%3A%22mailto%3Aa%40example.org%22%7D%2C"
                   "%22verb%22%3A%7B%22id%22%3A%22http%3A%2F%2Fexample.org%2Fdid%22%7D%2C"
                   "%22object%22%3A%7B%22id%22%3A%22http%3A%2F%2Fexample.org%2Fa%22%7D%7D";
  const auto send = [&](std::string_view query, std::string form) {
    return lms->send(Method::post, "/xapi/statements?" + std::string(query), std::move(form));
  };
  EXPECT_EQ(send("method=PUT", put).status, 204);
  EXPECT_THAT(numbers(send("method=GET", "limit=1")), ElementsAre(1));
  EXPECT_EQ(send("method=PUT&statementId=" + uuid(1), put).status, 400);
  EXPECT_EQ(send("method=PUT", "statementId=" + uuid(2)).status, 400);
  EXPECT_EQ(send("method=PATCH", put).status, 400);
  EXPECT_EQ(send("method=GET", "limit=1&X-Experience-API-Version=0.8").status, 400);
  lms->header("X-Experience-API-Version", "2.0.0");
  EXPECT_EQ(send("method=GET", "limit=1").status, 400) << "2.0 knows it no more";
}

TEST_P(XapiStatements, are_asked_for_in_a_form_that_is_bounded) {
  lms->header("Content-Type", "application/x-www-form-urlencoded");
  const auto ask = [&](const std::string& form) {
    return lms->send(Method::post, "/xapi/statements?method=GET", form);
  };
  EXPECT_EQ(ask("content=" + std::string(1024 * 1024, 'x')).status, 413);
  std::string fields = "limit=1";
  for (int i = 0; i < 100; ++i) fields += "&If-Match=x";
  EXPECT_THAT(ask(fields).text, HasSubstr("at most 100 fields"));
  EXPECT_THAT(ask("agent=[" + std::string(64 * 1024, '1')).text, HasSubstr("longer than 64 kB"));
}

TEST_P(XapiStatements, of_many_at_once_never_fail_because_of_each_other) {
  constexpr int senders = 6, batches = 3, size = 20;
  std::vector<ApiClient> clients;
  clients.reserve(senders);
  for (int i = 0; i < senders; ++i) clients.push_back(client({Scope::write, Scope::define}));
  std::vector<std::thread> threads;
  threads.reserve(senders);
  std::atomic<int> refused = 0;
  for (int sender = 0; sender < senders; ++sender) {
    threads.emplace_back([&, sender] {
      for (int batch = 0; batch < batches; ++batch) {
        array body;
        for (int i = 0; i < size; ++i) {
          // Everybody speaks of the same few people and things, each with other words for them.
          auto sent = statement(1 + i + size * (batch + batches * sender),
                                "person" + std::to_string(i % 3), "did");
          auto about = activity("thing" + std::to_string(i % 4));
          about["definition"] = object{{"name", object{{"en", "by " + std::to_string(sender)}}}};
          sent["object"] = about;
          body.push_back(sent);
        }
        const auto answer =
            clients[static_cast<std::size_t>(sender)].post("/xapi/statements", body);
        if (answer.status != 200) ++refused;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(refused, 0);
  EXPECT_EQ(listed("").size(), static_cast<std::size_t>(senders * batches * size));
}

TEST_P(XapiStatements, survive_a_clock_that_is_set_back) {
  clock().advance(std::chrono::hours(1));
  post(statement(1));
  clock().advance(-std::chrono::hours(2));
  post(statement(2));
  EXPECT_EQ(get("statementId=" + uuid(2)).string("/stored"), "2026-11-23T10:00:00.000Z");
  EXPECT_THAT(listed(""), ElementsAre(2, 1));
}

KRING_ON_BOTH_DATABASES(XapiStatements);

}  // namespace
}  // namespace kring::learning_records
