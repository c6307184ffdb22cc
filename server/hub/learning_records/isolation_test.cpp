// What clients see of each other, over HTTP, on both databases.

#include "tests/support/xapi_statements.h"

namespace kring::learning_records {
namespace {

using boost::json::array;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing_support::reference;
using testing_support::statement;
using testing_support::uuid;
using testing_support::voiding;

class RecordClientsApart : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    school.emplace(client({Scope::write, Scope::read_mine}, "School"));
    app.emplace(client({Scope::write, Scope::read_mine}, "App"));
  }

  std::optional<ApiClient> school, app;
};

TEST_P(RecordClientsApart, see_nothing_of_what_another_sent_however_they_ask) {
  school->post("/xapi/statements", array{statement(1), statement(2), voiding(3, 1)});
  app->post("/xapi/statements", statement(4));
  const std::string noor = "agent=%7B%22mbox%22%3A%22mailto%3Anoor%40example.org%22%7D";
  for (const auto& query :
       {std::string(), std::string("verb=http://example.org/did"),
        std::string("activity=http://example.org/pump&related_activities=true"), noor,
        noor + "&related_agents=true", std::string("since=2026-01-01T00:00:00Z"),
        std::string("ascending=true"), std::string("from=3"), std::string("attachments=true")}) {
    const auto seen = app->get("/xapi/statements?" + query);
    EXPECT_EQ(seen.status, 200) << query;
    EXPECT_EQ(seen.text.find(uuid(1)), seen.text.npos) << query;
    EXPECT_EQ(seen.text.find(uuid(2)), seen.text.npos) << query;
    EXPECT_EQ(seen.text.find(uuid(3)), seen.text.npos) << query;
  }
  for (const auto& query : {"statementId=" + uuid(2), "statementId=" + uuid(3),
                            "voidedStatementId=" + uuid(1), "statementId=" + uuid(9)}) {
    EXPECT_EQ(app->get("/xapi/statements?" + query).code(), "not_found") << query;
  }
}

TEST_P(RecordClientsApart, read_on_in_their_own_where_they_follow_a_link_of_another) {
  school->post("/xapi/statements", array{statement(1), statement(2)});
  app->post("/xapi/statements", statement(3));
  const auto more = school->get("/xapi/statements?limit=1&ascending=true").string("/more");
  EXPECT_THAT(numbers(app->get(more)), ElementsAre(3));
}

TEST_P(RecordClientsApart, are_not_found_by_what_refers_to_them) {
  app->post("/xapi/statements", statement(1, "cas", "asked"));
  auto about = statement(2, "ada", "noted");
  about["object"] = reference(1);
  school->post("/xapi/statements", about);
  EXPECT_THAT(numbers(app->get("/xapi/statements")), ElementsAre(1));
  EXPECT_THAT(numbers(school->get("/xapi/statements?verb=http://example.org/asked")), IsEmpty());
}

TEST_P(RecordClientsApart, vouch_for_themselves_under_whichever_key) {
  const auto made = db().write([&](Tx& tx) {
    return make_client(tx, ilse, {"Rotating", {Scope::write, Scope::read_mine}});
  });
  const auto with = [&](const MadeKey& key) {
    auto sender = hub().browser();
    sender.header("Authorization", "Basic " + crypto::base64(key.id.text() + ":" + key.secret));
    sender.header("X-Experience-API-Version", "1.0.3");
    return sender;
  };
  auto before = with(made.key);
  EXPECT_EQ(before.post("/xapi/statements", statement(1)).status, 200);
  auto after = with(db().write([&](Tx& tx) { return rotate_key(tx, ilse, made.id); }));
  EXPECT_EQ(after.post("/xapi/statements", statement(2)).status, 200);
  EXPECT_EQ(before.post("/xapi/statements", statement(3)).status, 200) << "without a gap";
  app->post("/xapi/statements", statement(4));
  const auto account_of = [&](int number) {
    return get("statementId=" + uuid(number)).at("/authority/account");
  };
  EXPECT_EQ(account_of(1), account_of(2));
  EXPECT_NE(account_of(1), account_of(4));
  EXPECT_THAT(numbers(after.get("/xapi/statements")), ElementsAre(3, 2, 1));
}

KRING_ON_BOTH_DATABASES(RecordClientsApart);

}  // namespace
}  // namespace kring::learning_records
