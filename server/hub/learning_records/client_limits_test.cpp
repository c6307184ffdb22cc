// How often clients may come, over HTTP, on both databases.

#include "hub/learning_records/client_limits.h"

#include "tests/support/xapi_statements.h"

namespace kring::learning_records {
namespace {

using http::Method;
using testing_support::statement;
using testing_support::uuid;

/// A hub whose clients ask for three things a minute, and for two tokens.
class ClientsWithALimit : public testing_support::StatementsOnBothDatabases {
 protected:
  HubUnderTest::Options hub_options() const override {
    return {.client_limits = {.requests = 3, .tokens = 2}};
  }

  MadeClient make() {
    return db().write([&](Tx& tx) { return make_client(tx, ilse, {"App", usual_scopes}); });
  }
  static std::string basic(const MadeKey& key) {
    return "Basic " + crypto::base64(key.id.text() + ":" + key.secret);
  }
  /// Somebody who comes with this key or token.
  ApiClient with(const std::string& authorization) {
    auto browser = hub().browser();
    browser.header("Authorization", authorization);
    browser.header("X-Experience-API-Version", "2.0.0");
    return browser;
  }
  ApiAnswer ask_for_token(const MadeKey& key) {
    auto browser = with(basic(key));
    browser.header("Content-Type", "application/x-www-form-urlencoded");
    return browser.send(Method::post, "/xapi/token", "grant_type=client_credentials");
  }

  static void expect_told_to_wait(const ApiAnswer& answer, std::string_view seconds) {
    EXPECT_EQ(answer.status, 429) << answer.text;
    EXPECT_EQ(answer.code(), "too_many");
    EXPECT_EQ(answer.headers.find("Retry-After"), seconds);
  }
  std::int64_t statements() {
    return *db().read(
        [](Tx& tx) { return tx.value<std::int64_t>("SELECT count(*) FROM statements"); });
  }
};
KRING_ON_BOTH_DATABASES(ClientsWithALimit);

TEST_P(ClientsWithALimit, are_told_when_to_come_back_and_hold_nobody_up) {
  auto other = client({Scope::all}, "Another LMS");
  for (int i = 1; i <= 3; ++i) EXPECT_EQ(post(statement(i)).status, 200);
  const auto refused = post(statement(4));
  expect_told_to_wait(refused, "20");
  EXPECT_EQ(refused.headers.find("X-Experience-API-Version"), "1.0.3");
  EXPECT_EQ(statements(), 3) << "nothing of what was refused is kept";
  EXPECT_EQ(other.post("/xapi/statements", statement(5)).status, 200);
  EXPECT_EQ(statements(), 4);
}

TEST_P(ClientsWithALimit, go_on_when_there_is_room_again) {
  for (int i = 1; i <= 3; ++i) EXPECT_EQ(post(statement(i)).status, 200);
  expect_told_to_wait(post(statement(4)), "20");
  clock().advance(std::chrono::seconds(19));
  expect_told_to_wait(post(statement(4)), "1");
  clock().advance(std::chrono::seconds(1));
  EXPECT_EQ(post(statement(4)).status, 200);
  expect_told_to_wait(post(statement(5)), "20");
}

TEST_P(ClientsWithALimit, have_one_for_all_that_they_ask) {
  EXPECT_EQ(post(statement(1)).status, 200);
  EXPECT_EQ(get("statementId=" + uuid(1)).status, 200);
  EXPECT_EQ(lms->get("/xapi/activities?activityId=http://example.org/pump").status, 200);
  expect_told_to_wait(post(statement(2)), "20");
  expect_told_to_wait(get("limit=1"), "20");
  EXPECT_EQ(lms->get("/xapi/about").status, 200) << "which is for anyone";
}

TEST_P(ClientsWithALimit, have_one_for_all_their_keys_and_tokens) {
  const auto made = make();
  const auto second = db().write([&](Tx& tx) { return rotate_key(tx, ilse, made.id); });
  const auto token = ask_for_token(made.key).string("/access_token");
  EXPECT_EQ(with(basic(made.key)).get("/xapi/statements").status, 200);
  EXPECT_EQ(with(basic(second)).get("/xapi/statements").status, 200);
  EXPECT_EQ(with("Bearer " + token).get("/xapi/statements").status, 200);
  expect_told_to_wait(with(basic(made.key)).get("/xapi/statements"), "20");
  expect_told_to_wait(with(basic(second)).get("/xapi/statements"), "20");
  expect_told_to_wait(with("Bearer " + token).get("/xapi/statements"), "20");
}

TEST_P(ClientsWithALimit, have_another_for_tokens) {
  const auto made = make();
  const auto second = db().write([&](Tx& tx) { return rotate_key(tx, ilse, made.id); });
  EXPECT_EQ(ask_for_token(made.key).status, 200);
  EXPECT_EQ(ask_for_token(second).status, 200);
  expect_told_to_wait(ask_for_token(made.key), "30");
  expect_told_to_wait(ask_for_token(second), "30");
  EXPECT_EQ(ask_for_token(make().key).status, 200);
  EXPECT_EQ(with(basic(made.key)).get("/xapi/statements").status, 200);
}

}  // namespace
}  // namespace kring::learning_records
