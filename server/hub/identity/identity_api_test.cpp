#include "hub/identity/sessions.h"
#include "hub/identity/throttle.h"
#include "platform/api/response_check.h"
#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::identity {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;
using testing_support::problems;
using testing_support::ruled;

class IdentityOverHttp : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (!IsSkipped()) noor = world().person("Noor Dekker");
  }

  static ApiAnswer sign_in(ApiClient& browser, std::string_view email,
                           std::string_view password = HubUnderTest::password) {
    return browser.post("/session", {{"email", email}, {"password", password}});
  }

  ApiAnswer sign_in(std::string_view email, std::string_view password = HubUnderTest::password) {
    auto browser = hub().browser();
    return sign_in(browser, email, password);
  }

  void add_demo_account() {
    NewAccount account;
    account.name = ruled<people::Name>("Demo");
    account.email = ruled<text::EmailAddress>("demo@example.org");
    account.password_hash = hub().hasher().hash(HubUnderTest::password);
    account.demo = true;
    db().write([&](Tx& tx) { add_account(tx, account); });
  }

  Visitor noor;
};

TEST_P(IdentityOverHttp, signing_in_answers_who_one_is_and_nothing_of_the_password) {
  const auto answer = sign_in("NOOR@example.org");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.string("/name"), "Noor Dekker");
  EXPECT_EQ(answer.string("/email"), "noor@example.org");
  EXPECT_EQ(answer.string("/id"), noor.persona.text());
  EXPECT_FALSE(answer.at("/administrator").as_bool());
  EXPECT_THAT(answer.text, Not(HasSubstr("argon")));
}

TEST_P(IdentityOverHttp, the_cookie_is_kept_from_scripts_and_from_other_sites) {
  const auto cookie = std::string(sign_in("noor@example.org").headers.find("Set-Cookie").value());
  EXPECT_THAT(cookie, AllOf(StartsWith("kring_session="), HasSubstr("; HttpOnly"),
                            HasSubstr("; SameSite=Lax"), HasSubstr("; Path=/"),
                            HasSubstr("; Max-Age=5184000"), Not(HasSubstr("Domain")),
                            Not(HasSubstr("Secure"))));
}

TEST_P(IdentityOverHttp, served_over_tls_the_cookie_is_never_sent_in_the_clear) {
  http::Request request;
  request.method = http::Method::post;
  request.path = "/api/v1/session";
  request.secure = true;
  request.remote_address = "203.0.113.7";
  request.headers.add("Origin", HubUnderTest::origin);
  request.headers.add("Content-Type", "application/json");
  request.body = R"({"email": "noor@example.org", "password": "correct horse battery"})";
  const auto response = hub().application().handle(request);
  EXPECT_EQ(response.status, 200) << response.body;
  EXPECT_THAT(std::string(response.headers.find("Set-Cookie").value()), HasSubstr("; Secure"));
  EXPECT_THAT(
      api::ResponseCheck(hub().hub().routes()).complaints(request.method, request.path, response),
      IsEmpty());
}

TEST_P(IdentityOverHttp, wrong_unknown_and_suspended_are_one_answer) {
  const auto lotte = world().person("Lotte");
  db().write([&](Tx& tx) { suspend(tx, {}, lotte.person); });
  add_demo_account();
  const auto wrong = sign_in("noor@example.org", "wrong horse battery");
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.code(), "sign_in.wrong");
  EXPECT_FALSE(wrong.headers.find("Set-Cookie"));
  for (const auto* email : {"nobody@example.org", "lotte@example.org", "demo@example.org"}) {
    const auto answer = sign_in(email);
    EXPECT_EQ(answer.text, wrong.text) << email;
    EXPECT_EQ(answer.headers.all().size(), wrong.headers.all().size()) << email;
  }
}

TEST_P(IdentityOverHttp, thirty_right_tries_in_five_minutes_are_enough) {
  for (int i = 0; i < 30; ++i) EXPECT_EQ(sign_in("noor@example.org").status, 200);
  const auto answer = sign_in("noor@example.org");
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.code(), "sign_in.too_many");
  EXPECT_EQ(answer.headers.find("Retry-After"), "300");
  EXPECT_FALSE(answer.headers.find("Set-Cookie"));
  world().person("Youssef");
  EXPECT_EQ(sign_in("youssef@example.org").status, 200);
  clock().advance(tries_counted);
  EXPECT_EQ(sign_in("noor@example.org").status, 200);
}

TEST_P(IdentityOverHttp, a_session_is_shown_until_one_signs_out_and_then_is_no_use_to_anybody) {
  auto browser = browser_of("noor");
  const auto token = browser.cookie(session_cookie).value();
  EXPECT_EQ(browser.get("/session").string("/name"), "Noor Dekker");
  const auto answer = browser.remove("/session");
  EXPECT_EQ(answer.status, 204);
  EXPECT_THAT(std::string(answer.headers.find("Set-Cookie").value()),
              AllOf(StartsWith("kring_session=;"), HasSubstr("Max-Age=0")));
  EXPECT_FALSE(browser.cookie(session_cookie));
  browser.set_cookie(session_cookie, token);
  EXPECT_EQ(browser.get("/session").code(), "session.required");
  EXPECT_EQ(browser.remove("/session").status, 401);
}

TEST_P(IdentityOverHttp, signing_in_anew_gives_another_token) {
  auto browser = hub().browser();
  browser.set_cookie(session_cookie, "chosen-by-somebody-else");
  EXPECT_EQ(sign_in(browser, "noor@example.org").status, 200);
  const auto first = browser.cookie(session_cookie);
  EXPECT_NE(first, "chosen-by-somebody-else");
  EXPECT_EQ(sign_in(browser, "noor@example.org").status, 200);
  EXPECT_NE(browser.cookie(session_cookie), first);
}

TEST_P(IdentityOverHttp, who_is_suspended_is_out_with_the_next_request) {
  auto browser = browser_of("noor");
  EXPECT_EQ(browser.get("/session").status, 200);
  db().write([&](Tx& tx) { suspend(tx, {}, noor.person); });
  EXPECT_EQ(browser.get("/session").code(), "session.required");
  EXPECT_EQ(sign_in("noor@example.org").status, 401);
  db().write([&](Tx& tx) { readmit(tx, {}, noor.person); });
  EXPECT_EQ(sign_in("noor@example.org").status, 200);
}

TEST_P(IdentityOverHttp, a_session_expires) {
  auto browser = browser_of("noor");
  clock().advance(session_length);
  EXPECT_EQ(browser.get("/session").status, 401);
}

TEST_P(IdentityOverHttp, after_ten_wrong_tries_even_the_right_password_waits) {
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(sign_in("noor@example.org", "wrong horse battery").status, 401);
  }
  const auto answer = sign_in("noor@example.org");
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.code(), "sign_in.too_many");
  EXPECT_EQ(answer.headers.find("Retry-After"), "900");
  auto elsewhere = hub().browser();
  elsewhere.comes_from("198.51.100.4");
  EXPECT_EQ(sign_in(elsewhere, "noor@example.org").status, 200);
  clock().advance(std::chrono::minutes(15));
  EXPECT_EQ(sign_in("noor@example.org").status, 200);
}

TEST_P(IdentityOverHttp, an_address_nobody_has_waits_just_as_long) {
  for (int i = 0; i < 10; ++i) sign_in("nobody@example.org", "wrong horse battery");
  EXPECT_EQ(sign_in("nobody@example.org").status, 429);
}

TEST_P(IdentityOverHttp, another_site_can_neither_sign_in_nor_act_nor_sign_out) {
  auto browser = browser_of("noor");
  for (const auto* origin : {"https://evil.example", "null", "http://localhost:8080.evil.example",
                             "https://localhost:8080"}) {
    browser.header("Origin", origin);
    EXPECT_EQ(sign_in(browser, "noor@example.org").code(), "origin.foreign") << origin;
    EXPECT_EQ(browser.put("/me/preferences", {{"language", "nl"}, {"look", "dark"}}).status, 403);
    EXPECT_EQ(browser.remove("/session").status, 403);
  }
  browser.header("Origin", "");
  EXPECT_EQ(browser.remove("/session").code(), "origin.foreign") << "a cookie without an origin";
  browser.header("Referer", std::string(HubUnderTest::origin) + "/me");
  EXPECT_EQ(browser.remove("/session").status, 204);
}

TEST_P(IdentityOverHttp, what_is_wrong_with_credentials_is_said_all_at_once) {
  auto browser = hub().browser();
  EXPECT_THAT(problems(browser.post("/session")),
              UnorderedElementsAre("/email required", "/password required"));
  EXPECT_THAT(
      problems(browser.post("/session", {{"email", 7}, {"password", false}, {"remember", true}})),
      UnorderedElementsAre("/email wrong_type", "/password wrong_type", "/remember unknown"));
  EXPECT_THAT(problems(browser.post("/session", {{"email", "no address"}, {"password", "x"}})),
              ElementsAre("/email malformed"));
}

TEST_P(IdentityOverHttp, no_password_however_odd_is_more_than_wrong) {
  EXPECT_EQ(sign_in("noor@example.org", "").status, 401);
  EXPECT_EQ(sign_in("noor@example.org", std::string(800, 'x')).status, 401);
  EXPECT_THAT(problems(sign_in("noor@example.org", std::string("a\0b", 3))),
              ElementsAre("/password bad_characters"));
}

TEST_P(IdentityOverHttp, a_password_that_nobody_can_have_is_refused_whoever_is_meant) {
  for (const auto* email : {"noor@example.org", "nobody@example.org"}) {
    const auto refused = sign_in(email, std::string(15'000, 'x'));
    EXPECT_EQ(refused.status, 422);
    EXPECT_THAT(problems(refused), ElementsAre("/password too_long"));
  }
}

TEST_P(IdentityOverHttp, preferences_are_ones_own_and_stay) {
  auto browser = browser_of("noor");
  const auto answer = browser.put("/me/preferences", {{"language", "nl"}, {"look", "dark"}});
  EXPECT_EQ(answer.string("/language"), "nl");
  EXPECT_EQ(browser_of("noor").get("/session").string("/look"), "dark");
  world().person("Lotte");
  EXPECT_EQ(browser_of("lotte").get("/session").string("/look"), "system");
  EXPECT_THAT(problems(browser.put("/me/preferences", {{"language", "fr"}, {"look", "pink"}})),
              UnorderedElementsAre("/language not_allowed", "/look not_allowed"));
  EXPECT_EQ(browser.get("/session").string("/language"), "nl");
}

class DemoOverHttp : public IdentityOverHttp {
  HubUnderTest::Options hub_options() const override { return {.demo_may_sign_in = true}; }
};

TEST_P(DemoOverHttp, demo_accounts_sign_in_where_the_server_allows_them) {
  add_demo_account();
  EXPECT_EQ(sign_in("demo@example.org").status, 200);
  EXPECT_EQ(sign_in("noor@example.org").status, 200);
}

TEST_P(DemoOverHttp, demo_accounts_do_not_sign_in_through_a_proxy_that_nobody_named) {
  add_demo_account();
  auto browser = hub().browser();
  browser.header("X-Forwarded-For", "203.0.113.5");
  EXPECT_EQ(sign_in(browser, "demo@example.org").code(), "sign_in.wrong");
  EXPECT_EQ(sign_in(browser, "noor@example.org").status, 200);
}

KRING_ON_BOTH_DATABASES(IdentityOverHttp);
KRING_ON_BOTH_DATABASES(DemoOverHttp);

}  // namespace
}  // namespace kring::identity
