// What is sent to the Statements resource by somebody who wants to bring the server down: it is
// refused by its rule, nothing of it is kept, and it never takes more than a bounded part of the
// server's memory.

#include "tests/stories/busy_lms.h"
#include "tests/stories/resident_memory.h"
#include "tests/support/databases.h"
#include "tests/support/postgres_for_tests.h"

#include <functional>

#include <gmock/gmock.h>

namespace kring {
namespace {

using testing_support::ResidentMemory;
using testing_support::ServedHub;
using testing_support::WireLms;
using testing_support::WirePerson;
using testing_support::xapi;
using tests::RawAnswer;
using tests::RawClient;

constexpr std::int64_t megabyte = 1024 * 1024;

std::string repeated(std::size_t times, const std::function<std::string(std::size_t)>& each) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += each(i);
  return all;
}
std::string repeated(std::size_t times, std::string_view text) {
  return repeated(times, [&](std::size_t) { return std::string(text); });
}

/// A statement with these extensions, an object's members.
std::string statement_with(const std::string& extensions) {
  return R"({"actor":{"mbox":"mailto:noor@example.org"},"verb":{"id":"http://example.org/did"},)"
         R"("object":{"id":"http://example.org/pump"},"context":{"extensions":{)" +
         extensions + "}}}";
}

/// So many members, each under a short name of its own.
std::string members(std::size_t count, const std::string& prefix = "") {
  auto all =
      repeated(count, [&](std::size_t i) { return "\"" + prefix + std::to_string(i) + "\":1,"; });
  all.pop_back();
  return all;
}

/// "400 statement.invalid /actor/mbox mbox", as far as there are a path and a rule.
std::string refusal_of(const RawAnswer& answer) {
  auto said = std::to_string(answer.status);
  if (answer.field("Content-Type") != "application/problem+json") return said + " " + answer.body;
  const auto problem = boost::json::parse(answer.body).as_object();
  said.append(" ").append(problem.at("code").as_string());
  if (!problem.contains("problems")) return said;
  const auto& first = problem.at("problems").at(0);
  return said.append(" ")
      .append(first.at("path").as_string())
      .append(" ")
      .append(first.at("code").as_string());
}

class HostileStatements : public testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (!TestDatabase::is_given(GetParam())) return;
    hub_.emplace(GetParam() == db::Dialect::postgres
                     ? testing_support::PostgresForTests::of_this_program().emptied()
                     : "");
    WirePerson ilse;
    ilse.moves_to(hub_->port());
    hub_->arrive_as_administrator(ilse, "ilse");
    const auto made = testing_support::make_record_client(ilse);
    lms_.emplace(hub_->port(), made);
    authorization_ = "Basic " + crypto::base64(std::string(made.at("user").as_string()) + ":" +
                                               std::string(made.at("secret").as_string()));
    // What is held from the first statement on is not held against those that follow.
    ASSERT_EQ(lms_->post(xapi + "/statements", testing_support::batch_of({id})).status, 200);
  }

  void TearDown() override {
    if (!hub_) return;
    const auto kept = lms_->get(xapi + "/statements?format=ids");
    ASSERT_EQ(kept.status, 200) << "it serves on";
    EXPECT_EQ(kept.body().at("statements").as_array().size(), 1U) << "and kept none of it";
    hub_->server().send_signal(SIGTERM);
    EXPECT_EQ(hub_->server().wait(), 0) << hub_->server().output();
  }

  std::string head(const std::string& type) const {
    return "POST " + xapi +
           "/statements HTTP/1.1\r\nHost: kring.example.org\r\nAuthorization: " + authorization_ +
           "\r\nX-Experience-API-Version: 2.0.0\r\nContent-Type: " + type + "\r\n";
  }

  /// How such a body is refused. Fails where that took more memory than it may.
  std::string refusal(const std::string& body, const std::string& type = "application/json") {
    return within_bounds([&] {
      RawClient client(hub_->port());
      return client.ask(head(type) + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                        body);
    });
  }
  std::string refusal_of_parts(const std::string& parts) {
    return refusal(parts + "--b--\r\n", "multipart/mixed; boundary=b");
  }

  std::string within_bounds(const std::function<RawAnswer()>& ask) {
    const ResidentMemory memory(hub_->server().id());
    const auto answer = ask();
    testing_support::expect_as_described("POST", xapi + "/statements", answer);
    expect_bounded(memory, refusal_of(answer));
    return refusal_of(answer);
  }
  void expect_bounded(const ResidentMemory& memory, const std::string& what) const {
#ifndef __SANITIZE_ADDRESS__  // which holds on to what was freed
    EXPECT_LT(memory.growth(), most_growth) << what;
#endif
  }

  /// What one request may take beside what the server holds already, in octets: half as much again
  /// as was measured, or what a test says.
  std::int64_t most_growth = 16 * megabyte;

  static constexpr const char* id = "7b3fe1c0-1d2e-4f50-a1b2-000000000001";
  std::optional<ServedHub> hub_;
  std::optional<WireLms> lms_;
  std::string authorization_;
};
INSTANTIATE_TEST_SUITE_P(On, HostileStatements,
                         testing::Values(db::Dialect::sqlite, db::Dialect::postgres),
                         testing_support::dialect_name);

TEST_P(HostileStatements, of_100_MB_are_refused_by_their_length) {
  EXPECT_EQ(within_bounds([&] {
              RawClient client(hub_->port());
              auto answer = client.ask(head("application/json") + "Content-Length: " +
                                       std::to_string(100 * megabyte) + "\r\n\r\n");
              const std::string piece(megabyte, ' ');
              std::size_t taken = 0;
              while (taken < 100 && client.send(piece)) ++taken;
              EXPECT_LT(taken, 100U) << "it hangs up";
              return answer;
            }),
            "413 body.too_large");
}

TEST_P(HostileStatements, of_100_MB_that_do_not_say_their_length_are_refused_while_they_come) {
  EXPECT_EQ(within_bounds([&] {
              RawClient client(hub_->port());
              client.send(head("application/json") + "Transfer-Encoding: chunked\r\n\r\n");
              const auto piece = "100000\r\n" + std::string(megabyte, ' ') + "\r\n";
              std::size_t taken = 0;
              while (taken < 100 && client.send(piece)) ++taken;
              EXPECT_LT(taken, 100U) << "it hangs up";
              return client.answer();
            }),
            "413 body.too_large");
}

TEST_P(HostileStatements, with_a_million_keys_are_refused_before_they_are_read) {
  EXPECT_EQ(refusal(statement_with(members(1'000'000))), "413 statements.too_large");
  EXPECT_EQ(refusal(statement_with(members(500'000))), "413 statements.too_many_values");
}

// 400,000 values are read into 70 MB.
TEST_P(HostileStatements, with_as_many_values_as_are_taken_are_refused_by_their_rule) {
  most_growth = 100 * megabyte;
  EXPECT_EQ(refusal(statement_with(members(399'990))),
            "400 statement.invalid /context/extensions/0 iri");
  EXPECT_EQ(refusal(statement_with(members(390'000, "a:") + R"(,"a:1":2)")),
            "400 statement.invalid /context/extensions/a:1 twice");
  EXPECT_EQ(refusal("[" + repeated(199'990, "[],") + "[]]"), "413 statements.too_many");
  EXPECT_EQ(refusal(repeated(7 * megabyte, " ") + "[" + repeated(10'000, "{},") + "]"),
            "400 statement.invalid  json");
  EXPECT_EQ(refusal(std::string(8 * megabyte, ' ')), "400 statement.invalid  json");
}

TEST_P(HostileStatements, sent_again_and_again_do_not_add_up) {
  most_growth = 120 * megabyte;
  const auto body = statement_with(members(399'990));
  const ResidentMemory memory(hub_->server().id());
  for (int i = 0; i < 20; ++i)
    ASSERT_EQ(refusal(body), "400 statement.invalid /context/extensions/0 iri");
  expect_bounded(memory, "20 times");
}

TEST_P(HostileStatements, nested_deeply_are_refused_by_their_rule) {
  const auto lists = [](std::size_t levels) {
    return "\"a:b\":" + repeated(levels, "[") + repeated(levels, "]");
  };
  const auto objects = [](std::size_t levels) {
    return "\"a:b\":" + repeated(levels, "{\"a:b\":") + "1" + repeated(levels, "}");
  };
  EXPECT_EQ(refusal(statement_with(lists(4'000'000))), "413 statements.too_many_values");
  EXPECT_EQ(refusal(statement_with(objects(1'000'000))), "413 statements.too_many_values");
  EXPECT_EQ(refusal(repeated(8 * megabyte, "[")), "413 statements.too_many_values");
  EXPECT_EQ(refusal(statement_with(lists(399'000))), "400 statement.invalid  json");
  EXPECT_EQ(refusal(statement_with(objects(399'000))), "400 statement.invalid  json");
  EXPECT_EQ(refusal(statement_with(lists(26))),
            "400 statement.invalid /context/extensions/a:b" + repeated(25, "/0") + " depth");
}

// The body itself is mapped from its file, which is counted too.
TEST_P(HostileStatements, of_thousands_of_parts_are_refused_by_the_part) {
  most_growth = 32 * megabyte;
  const std::string json =
      "--b\r\nContent-Type: application/json\r\n\r\n" + statement_with("") + "\r\n";
  EXPECT_EQ(refusal_of_parts(json + repeated(1'000'000, "--b\r\n\r\n\r\n")),
            "400 multipart.malformed /parts/1000 too_many");
  const auto fields = [](std::size_t count) { return repeated(count, "a:\n"); };
  EXPECT_EQ(refusal_of_parts(json + repeated(900, "--b\n" + fields(2'700) + "\nx\n")),
            "400 multipart.malformed /parts/1/headers too_many");
  EXPECT_EQ(refusal_of_parts(json + repeated(900, "--b\n" + fields(32) + "\nx\n")),
            "400 attachment.wrong /parts/1/headers/X-Experience-API-Hash hash");
  EXPECT_EQ(refusal_of_parts(json + "--b\na:" + std::string(20 * megabyte, 'x') + "\n\nx\n"),
            "400 multipart.malformed /parts/1/headers too_long");
  EXPECT_EQ(refusal_of_parts(json + "--b\n\n" + repeated(3'000'000, "\n--b!") + "\n"),
            "400 attachment.wrong /parts/1/headers/X-Experience-API-Hash hash")
      << "what only looks like a boundary";
  EXPECT_EQ(refusal(json + repeated(1'000'000, "\n--b"), "multipart/mixed; boundary=b"),
            "400 multipart.malformed /parts/1000 too_many");
}

}  // namespace
}  // namespace kring
