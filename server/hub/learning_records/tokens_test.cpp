// Tokens that clients get for their keys, over HTTP, on both databases.

#include "hub/learning_records/tokens.h"

#include "tests/support/xapi_statements.h"

namespace kring::learning_records {
namespace {

using http::Method;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing_support::statement;
using testing_support::uuid;
using testing_support::voiding;

class RecordClientTokens : public testing_support::StatementsOnBothDatabases {
 protected:
  void SetUp() override {
    StatementsOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    made = make({Scope::write, Scope::read_mine, Scope::state});
  }

  MadeClient make(const std::vector<Scope>& scopes) {
    return db().write([&](Tx& tx) { return make_client(tx, ilse, {"App", scopes}); });
  }

  /// Asks for a token with this form, and with the key in the head where there is one.
  ApiAnswer ask(std::string form, const MadeKey* key = nullptr) {
    auto browser = hub().browser();
    browser.header("Content-Type", "application/x-www-form-urlencoded");
    if (key) browser.header("Authorization", basic(*key));
    return browser.send(Method::post, "/xapi/token", std::move(form));
  }
  static std::string basic(const MadeKey& key) {
    return "Basic " + crypto::base64(key.id.text() + ":" + key.secret);
  }
  static std::string in_form(const MadeKey& key) {
    return "&client_id=" + key.id.text() + "&client_secret=" + key.secret;
  }
  std::string token(std::string_view more = "") {
    return ask(std::string(grant) + std::string(more), &made.key).string("/access_token");
  }
  /// Somebody who comes with a token.
  ApiClient bearer(const std::string& token) {
    auto browser = hub().browser();
    browser.header("Authorization", "Bearer " + token);
    browser.header("X-Experience-API-Version", "1.0.3");
    return browser;
  }
  int reads_with(const std::string& token) { return bearer(token).get("/xapi/statements").status; }
  /// The status and error of a refused request for a token.
  static std::string error(const ApiAnswer& answer) {
    EXPECT_EQ(answer.headers.find("Content-Type"), "application/json");
    EXPECT_EQ(answer.headers.find("Cache-Control"), "no-store");
    return std::to_string(answer.status) + " " + answer.string("/error");
  }

  static constexpr std::string_view grant = "grant_type=client_credentials";
  MadeClient made;
};

TEST_P(RecordClientTokens, are_given_for_a_key_in_the_head_or_in_the_form) {
  for (const auto& answer :
       {ask(std::string(grant), &made.key), ask(std::string(grant) + in_form(made.key))}) {
    EXPECT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.string("/token_type"), "Bearer");
    EXPECT_EQ(answer.integer("/expires_in"), 3600);
    EXPECT_EQ(answer.string("/scope"), "write read_mine state");
    EXPECT_EQ(answer.headers.find("Cache-Control"), "no-store");
    EXPECT_EQ(answer.headers.find("Pragma"), "no-cache");
    EXPECT_EQ(reads_with(answer.string("/access_token")), 200);
  }
  EXPECT_NE(token(), token());
}

TEST_P(RecordClientTokens, let_in_on_every_resource_as_their_client) {
  auto app = bearer(token());
  EXPECT_EQ(app.post("/xapi/statements", statement(1)).status, 200);
  EXPECT_EQ(get("statementId=" + uuid(1)).string("/authority/name"), "App");
  EXPECT_THAT(numbers(app.get("/xapi/statements")), ElementsAre(1));
  post(statement(2));
  EXPECT_THAT(numbers(app.get("/xapi/statements")), ElementsAre(1)) << "no more than its own";
  const std::string noor = "agent=%7B%22mbox%22%3A%22mailto%3Anoor%40example.org%22%7D";
  const auto state = "/xapi/activities/state?activityId=http://example.org/pump&stateId=s&" + noor;
  EXPECT_EQ(app.put(state, {{"page", 3}}).status, 204);
  EXPECT_EQ(app.get(state).integer("/page"), 3);
  EXPECT_EQ(app.remove(state).status, 204);
  EXPECT_EQ(app.get("/xapi/agents?" + noor).status, 200);
  EXPECT_EQ(app.get("/xapi/activities?activityId=http://example.org/pump").status, 200);
  EXPECT_EQ(app.get("/xapi/activities/profile?activityId=http://example.org/pump").code(),
            "client_key.scope");
}

TEST_P(RecordClientTokens, may_do_less_than_their_client_where_less_is_asked) {
  const auto answer = ask(std::string(grant) + "&scope=read_mine", &made.key);
  EXPECT_EQ(answer.string("/scope"), "read_mine");
  auto app = bearer(answer.string("/access_token"));
  EXPECT_EQ(app.get("/xapi/statements").status, 200);
  const auto refused = app.post("/xapi/statements", statement(1));
  EXPECT_EQ(refused.code(), "client_key.scope");
  EXPECT_THAT(std::string(refused.headers.find("WWW-Authenticate").value_or("")),
              HasSubstr("Bearer realm=\"learning records\", error=\"insufficient_scope\""));
  EXPECT_THAT(listed(""), IsEmpty());
}

TEST_P(RecordClientTokens, of_a_client_for_everything_may_be_for_a_part_of_it) {
  made = make({Scope::all});
  post(statement(1));
  auto part = bearer(token("&scope=write+read"));
  EXPECT_EQ(part.post("/xapi/statements", voiding(2, 1)).status, 200);
  EXPECT_EQ(get("statementId=" + uuid(1)).status, 200) << "it voids only its own";
  auto whole = bearer(token());
  EXPECT_EQ(whole.post("/xapi/statements", voiding(3, 1)).status, 200);
  EXPECT_EQ(get("statementId=" + uuid(1)).status, 404);
}

TEST_P(RecordClientTokens, may_no_more_than_their_client_may_by_now) {
  const auto change = [&](const std::vector<Scope>& scopes) {
    db().write([&](Tx& tx) { change_client(tx, ilse, made.id, {"App", scopes}); });
  };
  auto app = bearer(token());
  auto part = bearer(token("&scope=read_mine"));
  ASSERT_EQ(app.post("/xapi/statements", statement(1)).status, 200);
  change({Scope::read_mine});
  EXPECT_EQ(app.post("/xapi/statements", statement(2)).code(), "client_key.scope");
  EXPECT_THAT(numbers(app.get("/xapi/statements")), ElementsAre(1));
  change({Scope::state});
  EXPECT_EQ(app.get("/xapi/statements").code(), "client_key.scope");
  change({Scope::all});
  post(statement(3));
  EXPECT_THAT(numbers(app.get("/xapi/statements")), ElementsAre(1))
      << "a token does not grow with its client";
  EXPECT_EQ(app.post("/xapi/statements", statement(4)).status, 200);
  EXPECT_EQ(part.post("/xapi/statements", statement(5)).code(), "client_key.scope");
}

TEST_P(RecordClientTokens, are_asked_for_in_the_words_of_xapi_too) {
  const auto answer =
      ask(std::string(grant) + "&scope=statements/write+statements/read/mine", &made.key);
  EXPECT_EQ(answer.string("/scope"), "statements/write statements/read/mine");
  auto app = bearer(answer.string("/access_token"));
  EXPECT_EQ(app.post("/xapi/statements", statement(1)).status, 200);
  EXPECT_THAT(numbers(app.get("/xapi/statements")), ElementsAre(1));
  EXPECT_EQ(error(ask(std::string(grant) + "&scope=statements/read", &made.key)),
            "400 invalid_scope");
}

TEST_P(RecordClientTokens, are_refused_in_the_words_of_their_standard) {
  const auto asked = std::string(grant);
  EXPECT_EQ(error(ask("", &made.key)), "400 invalid_request");
  EXPECT_EQ(error(ask("grant_type=", &made.key)), "400 invalid_request");
  EXPECT_EQ(error(ask(asked + "&" + asked, &made.key)), "400 invalid_request");
  EXPECT_EQ(error(ask(asked + "&scope=%zz", &made.key)), "400 invalid_request");
  EXPECT_EQ(error(ask(asked + in_form(made.key), &made.key)), "400 invalid_request")
      << "who it is stands there twice";
  EXPECT_EQ(error(ask("grant_type=password", &made.key)), "400 unsupported_grant_type");
  for (const auto* more : {"read", "all", "write profile", "everything", "write  read_mine"}) {
    EXPECT_EQ(error(ask(asked + "&scope=" + more, &made.key)), "400 invalid_scope") << more;
  }
  EXPECT_EQ(ask(asked + "&scope=&audience=x", &made.key).status, 200)
      << "empty is left out, and what is not known is left alone";
  auto browser = hub().browser();
  browser.header("Authorization", basic(made.key));
  EXPECT_EQ(error(browser.post("/xapi/token", {{"grant_type", "client_credentials"}})),
            "400 invalid_request")
      << "a form, not JSON";
}

TEST_P(RecordClientTokens, are_nobodys_without_a_key) {
  const auto asked = std::string(grant);
  auto wrong = made.key;
  wrong.secret += "x";
  for (const auto& answer :
       {ask(asked), ask(asked, &wrong), ask(asked + in_form(wrong)),
        ask(asked + "&client_id=" + made.key.id.text()), ask(asked + "&client_secret=x")}) {
    EXPECT_EQ(error(answer), "401 invalid_client");
    EXPECT_EQ(answer.headers.find("WWW-Authenticate"), "Basic realm=\"learning records\"");
  }
  EXPECT_EQ(error(bearer(token()).post("/xapi/token")), "401 invalid_client")
      << "a token gets no other";
}

TEST_P(RecordClientTokens, are_over_after_an_hour_and_then_forgotten) {
  const auto first = token();
  clock().advance(token_length - Milliseconds(1));
  EXPECT_EQ(reads_with(first), 200);
  const auto second = token();
  clock().advance(Milliseconds(1));
  const auto refused = bearer(first).get("/xapi/statements");
  EXPECT_EQ(refused.code(), "client_key.required");
  EXPECT_THAT(std::string(refused.headers.find("WWW-Authenticate").value_or("")),
              HasSubstr("error=\"invalid_token\""));
  EXPECT_EQ(db().write(forget_ended_tokens), 1);
  EXPECT_EQ(db().write(forget_ended_tokens), 0);
  EXPECT_EQ(reads_with(second), 200);
}

TEST_P(RecordClientTokens, are_over_with_the_key_they_were_given_for) {
  db().write([&](Tx& tx) { return rotate_key(tx, ilse, made.id); });
  clock().advance(overlap - std::chrono::minutes(1));
  const auto last = token();
  EXPECT_EQ(reads_with(last), 200);
  clock().advance(std::chrono::minutes(1));
  EXPECT_EQ(reads_with(last), 401);
}

TEST_P(RecordClientTokens, are_over_at_once_where_their_client_is_revoked) {
  const auto given = token();
  db().write([&](Tx& tx) { revoke_client(tx, ilse, made.id); });
  EXPECT_EQ(reads_with(given), 401);
  EXPECT_EQ(error(ask(std::string(grant), &made.key)), "401 invalid_client");
}

TEST_P(RecordClientTokens, are_kept_as_a_hash) {
  const auto given = token();
  const auto kept = db().read([](Tx& tx) {
    return tx.value<db::Bytes>("SELECT token_hash FROM record_client_tokens").value().octets;
  });
  EXPECT_EQ(kept.find(given), std::string::npos);
  EXPECT_EQ(reads_with(kept), 401);
  EXPECT_EQ(reads_with(""), 401);
}

TEST_P(RecordClientTokens, are_not_asked_for_without_end) {
  int given = 0;
  while (ask(std::string(grant), &made.key).status == 200) ++given;
  EXPECT_EQ(given, 300);
  EXPECT_EQ(ask(std::string(grant), &made.key).code(), "too_many");
  auto other = make({Scope::write});
  EXPECT_EQ(ask(std::string(grant), &other.key).status, 200) << "each client for itself";
  int guessed = 0;
  while (ask(std::string(grant)).status == 401) ++guessed;
  EXPECT_EQ(guessed, 300) << "and who guesses, by address";
  clock().advance(std::chrono::minutes(1));
  EXPECT_EQ(ask(std::string(grant), &made.key).status, 200);
}

TEST_P(RecordClientTokens, for_ones_own_find_nothing_by_what_others_say_in_what_these_refer_to) {
  made = make({Scope::write, Scope::read});
  auto limited = bearer(token("&scope=statements/write+statements/read/mine"));
  auto whole = bearer(token());
  const auto about = [](int number, int target) {
    auto noted = statement(number, "ada", "noted");
    noted["object"] = testing_support::reference(target);
    return noted;
  };
  ASSERT_EQ(limited.post("/xapi/statements", about(1, 3)).status, 200) << "before it came";
  ASSERT_EQ(post(statement(3, "cas", "asked")).status, 200);
  ASSERT_EQ(whole.post("/xapi/statements", about(2, 3)).status, 200) << "after that";
  ASSERT_EQ(whole.post("/xapi/statements", about(4, 2)).status, 200) << "by what is one's own";
  const std::string cas = "agent=%7B%22mbox%22%3A%22mailto%3Acas%40example.org%22%7D";
  for (const auto& asked :
       {cas, cas + "&related_agents=true", std::string("verb=http://example.org/asked"),
        std::string("activity=http://example.org/pump")}) {
    EXPECT_THAT(numbers(limited.get("/xapi/statements?" + asked)), IsEmpty()) << asked;
    EXPECT_THAT(numbers(whole.get("/xapi/statements?" + asked)), ElementsAre(4, 2, 3, 1)) << asked;
  }
  EXPECT_THAT(numbers(limited.get("/xapi/statements?verb=http://example.org/noted")),
              ElementsAre(4, 2, 1));
}

TEST_P(RecordClientTokens, for_ones_own_find_by_what_ones_own_say_in_what_these_refer_to) {
  auto limited = bearer(token("&scope=statements/write+statements/read/mine"));
  auto about = statement(2, "ada", "noted");
  about["object"] = testing_support::reference(1);
  limited.post("/xapi/statements", about);
  limited.post("/xapi/statements", statement(1, "cas", "asked"));
  EXPECT_THAT(numbers(limited.get("/xapi/statements?verb=http://example.org/asked")),
              ElementsAre(1, 2));
}

KRING_ON_BOTH_DATABASES(RecordClientTokens);

}  // namespace
}  // namespace kring::learning_records
