// What whoever keeps a hub reads at /metrics, of the real program.

#include "platform/db/postgres.h"
#include "platform/db/sqlite.h"
#include "platform/jobs/runner.h"
#include "platform/journal/cursors.h"
#include "tests/stories/served_hub.h"
#include "tests/support/databases.h"
#include "tests/support/postgres_for_tests.h"
#include "tests/support/web_socket_client.h"

#include <map>
#include <regex>
#include <sstream>

#include <gmock/gmock.h>

namespace kring {
namespace {

using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::Each;
using ::testing::Ge;
using ::testing::Key;
using ::testing::MatchesRegex;
using testing_support::ServedHub;
using testing_support::WirePerson;

/// Every sample by its name and labels as they are written.
using Samples = std::map<std::string, double>;

class WhatAHubMeasures : public testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (!TestDatabase::is_given(GetParam())) return;
    hub_.emplace(GetParam() == db::Dialect::postgres
                     ? testing_support::PostgresForTests::of_this_program().emptied()
                     : "");
    noor.moves_to(hub_->port());
    hub_->arrive_as_administrator(noor, "noor");
  }

  std::string text() {
    return tests::RawClient(hub_->port())
        .ask("GET /metrics HTTP/1.1\r\nHost: kring.example.org\r\n\r\n")
        .body;
  }
  Samples samples() {
    Samples all;
    std::istringstream lines(text());
    for (std::string line; std::getline(lines, line);) {
      const auto space = line.rfind(' ');
      if (!line.starts_with('#')) all[line.substr(0, space)] = std::stod(line.substr(space + 1));
    }
    return all;
  }
  /// Once it is that; what the database is asked for is a second old at most.
  bool becomes(const std::string& sample, double value) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (std::chrono::steady_clock::now() < end)
      if (const auto all = samples(); all.contains(sample) && all.at(sample) == value) return true;
    return false;
  }

  /// Does this in the hub's database, past the hub.
  void beside(const std::function<void(Tx&)>& act) {
    const SystemClock clock;
    db::IdSource ids(clock, 7);
    const auto database =
        hub_->postgres().empty()
            ? db::open_sqlite({.file = hub_->folder() / "kring.db", .clock = clock, .ids = ids})
            : db::open_postgres({.connection = hub_->postgres(), .clock = clock, .ids = ids});
    database->write(act);
  }

  /// Has the rules of retention stand in another table, for as long as `look` takes.
  void without_its_rules(const std::string& instead, const std::function<void()>& look) {
    beside([&](Tx& tx) {
      tx.run("ALTER TABLE record_retention_rules RENAME TO rules_elsewhere");
      if (!instead.empty()) tx.run("CREATE VIEW record_retention_rules AS " + instead);
    });
    look();
    beside([&](Tx& tx) {
      if (!instead.empty()) tx.run("DROP VIEW record_retention_rules");
      tx.run("ALTER TABLE rules_elsewhere RENAME TO record_retention_rules");
    });
  }

  static constexpr const char* rules = "/records/retention_rules";
  std::optional<ServedHub> hub_;
  WirePerson noor;
};
INSTANTIATE_TEST_SUITE_P(On, WhatAHubMeasures,
                         testing::Values(db::Dialect::sqlite, db::Dialect::postgres),
                         testing_support::dialect_name);

TEST_P(WhatAHubMeasures, has_a_name_and_a_number) {
  const auto all = samples();
  for (const auto* name : {"kring_db_group_closures_count",
                           "kring_db_group_closures_sum",
                           "kring_db_group_seconds_sum",
                           "kring_db_flush_seconds_sum",
                           "kring_db_groups_died_total",
                           "kring_db_slow_statements_total",
                           "kring_db_wal_octets",
                           "kring_db_waiting{queue=\"reads\"}",
                           "kring_db_waiting{queue=\"writes\"}",
                           "kring_db_waiting{queue=\"background\"}",
                           "kring_http_connections",
                           "kring_http_waiting",
                           "kring_http_running",
                           "kring_http_overloaded_total",
                           "kring_http_gave_way_total",
                           "kring_http_accepting_paused_total",
                           "kring_http_timeouts_total{where=\"idle\"}",
                           "kring_http_timeouts_total{where=\"head\"}",
                           "kring_http_timeouts_total{where=\"body\"}",
                           "kring_http_timeouts_total{where=\"writing\"}",
                           "kring_sockets",
                           "kring_sockets_refused_total",
                           "kring_sockets_dropped_total",
                           "kring_failures_total",
                           "kring_passwords_waiting",
                           "kring_journal_lines",
                           "kring_journal_pending_lines",
                           "kring_jobs_oldest_seconds",
                           "kring_jobs_failed",
                           "kring_inlet_lag_statements",
                           "kring_inlet_parked_statements",
                           "kring_record_echoes_set_aside",
                           "kring_record_loose_statements",
                           "kring_follower_lag_lines{follower=\"search\"}",
                           "kring_follower_lag_lines{follower=\"own_records\"}",
                           "kring_follower_parked_lines{follower=\"search\"}",
                           "kring_follower_parked_lines{follower=\"own_records\"}"}) {
    EXPECT_THAT(all, Contains(Key(name)));
  }
  EXPECT_GE(all.at("kring_http_connections"), 1);
  EXPECT_EQ(all.at("kring_db_wal_octets") > 0, GetParam() == db::Dialect::sqlite);
}

TEST_P(WhatAHubMeasures, counts_answers_by_their_route_and_refusals_by_their_code) {
  ASSERT_EQ(noor.get("/questions/0000000000000").status, 404);
  ASSERT_EQ(noor.get("/questions/1111111111111").status, 404);
  WirePerson nobody;
  nobody.moves_to(hub_->port());
  ASSERT_EQ(nobody.get("/questions").status, 401);
  ASSERT_EQ(nobody.get("/nowhere/kofi").status, 404);
  const auto all = samples();
  EXPECT_EQ(all.at(R"(kring_requests_total{route="GET /questions/{question}",status="404"})"), 2);
  EXPECT_EQ(all.at(R"(kring_request_seconds_count{route="GET /questions/{question}"})"), 2);
  EXPECT_EQ(all.at(R"(kring_requests_total{route="GET /questions",status="401"})"), 1);
  EXPECT_EQ(all.at(R"(kring_requests_total{route="POST /accounts",status="201"})"), 1);
  EXPECT_EQ(all.at(R"(kring_refusals_total{code="not_found"})"), 3);
  EXPECT_EQ(all.at(R"(kring_refusals_total{code="session.required"})"), 1);
  EXPECT_EQ(all.at("kring_failures_total"), 0);
}

TEST_P(WhatAHubMeasures, counts_what_never_came_to_a_route) {
  const auto status_of = [&](const std::string& octets) {
    return tests::RawClient(hub_->port()).ask(octets).status;
  };
  const std::string head = " HTTP/1.1\r\nHost: kring.example.org\r\n";
  ASSERT_EQ(status_of("GET /%00" + head + "\r\n"), 400);
  ASSERT_EQ(status_of("GET /" + head + "X: " + std::string(70'000, 'x') + "\r\n\r\n"), 431);
  ASSERT_EQ(status_of("POST /api/v1/accounts" + head + "Content-Length: 100000000\r\n\r\n"), 413);
  ASSERT_EQ(status_of(tests::handshake("/api/v1/live", "https://evil.example")), 403);
  const auto all = samples();
  for (const auto* status : {"400", "431", "413", "403"}) {
    const auto sample =
        std::string(R"(kring_requests_total{route="unknown",status=")") + status + "\"}";
    ASSERT_THAT(all, Contains(Key(sample)));
    EXPECT_EQ(all.at(sample), 1) << sample;
  }
  for (const auto* code :
       {"request.malformed", "request.headers_too_large", "body.too_large", "origin.foreign"}) {
    const auto sample = std::string(R"(kring_refusals_total{code=")") + code + "\"}";
    ASSERT_THAT(all, Contains(Key(sample)));
    EXPECT_EQ(all.at(sample), 1) << sample;
  }
}

TEST_P(WhatAHubMeasures, counts_what_is_its_own_fault) {
  without_its_rules("", [&] { EXPECT_EQ(noor.get(rules).status, 500); });
  EXPECT_EQ(noor.get(rules).status, 200);
  const auto all = samples();
  EXPECT_EQ(all.at("kring_failures_total"), 1);
  EXPECT_EQ(all.at(R"(kring_requests_total{route="GET /records/retention_rules",status="500"})"),
            1);
}

TEST_P(WhatAHubMeasures, counts_statements_that_take_long) {
  ASSERT_EQ(noor.post(rules, {{"act", "remove"}, {"days", 30}}).status, 201);
  const auto before = samples().at("kring_db_slow_statements_total");
  without_its_rules(
      "SELECT * FROM rules_elsewhere WHERE 1 < (WITH RECURSIVE n (i) AS"
      " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000) SELECT count(*) FROM n)",
      [&] { EXPECT_EQ(noor.get(rules).status, 200); });
  EXPECT_THAT(samples().at("kring_db_slow_statements_total"), Ge(before + 1));
}

TEST_P(WhatAHubMeasures, counts_writes_with_their_groups) {
  const auto before = samples();
  ASSERT_EQ(noor.post(rules, {{"act", "remove"}, {"days", 30}}).status, 201);
  const auto after = samples();
  for (const auto* name : {"kring_db_group_closures_count", "kring_db_group_closures_sum",
                           "kring_db_group_closures_bucket{le=\"256\"}",
                           "kring_db_group_seconds_count", "kring_db_flush_seconds_count"})
    EXPECT_GE(after.at(name), before.at(name) + 1) << name;
}

TEST_P(WhatAHubMeasures, counts_what_could_not_be_done_behind_its_back) {
  EXPECT_TRUE(becomes(R"(kring_follower_lag_lines{follower="search"})", 0));
  beside([](Tx& tx) {
    journal::park(tx, {"search", 1, 3, "it would not"});
    jobs::enqueue(tx, {.kind = "polish_pebbles"});
    tx.run("UPDATE jobs SET attempts = $1 WHERE kind = 'polish_pebbles'",
           std::int64_t{jobs::most_attempts - 1});
  });
  EXPECT_TRUE(becomes(R"(kring_follower_parked_lines{follower="search"})", 1));
  EXPECT_TRUE(becomes("kring_jobs_failed", 1)) << "nobody does jobs of that kind";
}

/// What stands between the quotation marks of a metric's labels.
std::vector<std::string> label_values(const Samples& samples) {
  static const std::regex value("=\"([^\"]*)\"");
  std::vector<std::string> all;
  for (const auto& [name, number] : samples)
    for (std::sregex_iterator match(name.begin(), name.end(), value), end; match != end; ++match)
      all.push_back((*match)[1]);
  return all;
}

TEST_P(WhatAHubMeasures, names_neither_a_person_nor_a_thing) {
  const auto community = noor.post("/communities", {{"name", "Heat pumps"},
                                                    {"theme", "heat pumps"},
                                                    {"purpose", "Finding out what they want."},
                                                    {"openness", "open"}});
  ASSERT_EQ(community.status, 201);
  const auto question = noor.post("/communities/" + community.id() + "/questions",
                                  {{"title", "Why does the breaker trip?"}, {"text", ""}});
  ASSERT_EQ(question.status, 201);
  ASSERT_EQ(noor.get("/questions/" + question.id()).status, 200);
  ASSERT_EQ(noor.get("/search?q=breaker").status, 200);
  ASSERT_EQ(noor.get("/questions/" + question.id() + "/nothing").status, 404);
  const auto all = label_values(samples());
  EXPECT_THAT(all, Contains("GET /questions/{question}"));
  EXPECT_THAT(
      all, Each(AnyOf(MatchesRegex("[A-Z]+ (/[a-z_]+|/\\{[a-z_]+\\})+"), MatchesRegex("[a-z_.]+"),
                      MatchesRegex("[0-9]{3}"), MatchesRegex("[0-9.e+-]+|\\+Inf"))));
}

}  // namespace
}  // namespace kring
