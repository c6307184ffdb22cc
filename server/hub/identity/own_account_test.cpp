#include "hub/identity/sessions.h"
#include "platform/journal/journal.h"
#include "platform/journal/line.h"
#include "tests/support/forwarding_database.h"
#include "tests/support/hub_under_test.h"

#include <future>
#include <set>

#include <gmock/gmock.h>

namespace kring::identity {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::string_view another = "nine wet llamas at noon";

/// What people do with their own account.
class OwnAccount : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (!IsSkipped()) noor = world().person("Noor");
  }

  ApiClient phone() {
    auto browser = hub().browser();
    browser.header("User-Agent",
                   "Mozilla/5.0 (Linux; Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0");
    EXPECT_EQ(sign_in(browser, HubUnderTest::password).status, 200);
    return browser;
  }

  static ApiAnswer sign_in(ApiClient& browser, std::string_view password) {
    return browser.post("/session", {{"email", "noor@example.org"}, {"password", password}});
  }

  ApiAnswer sign_in(std::string_view password) {
    auto browser = hub().browser();
    return sign_in(browser, password);
  }

  static ApiAnswer change(ApiClient& browser, std::string_view old, std::string_view password) {
    return browser.put("/me/password", {{"old", old}, {"password", password}});
  }

  /// "firefox android here" for each session, in order.
  static std::vector<std::string> sessions(ApiClient& browser) {
    std::vector<std::string> all;
    const auto answer = browser.get("/me/sessions");
    for (const auto& each : answer.at("/items").as_array()) {
      auto words = std::string(each.at_pointer("/device/browser").as_string()) + " " +
                   std::string(each.at_pointer("/device/system").as_string());
      if (each.at("current").as_bool()) words += " here";
      all.push_back(words);
    }
    return all;
  }

  Visitor noor;
};

TEST_P(OwnAccount, shows_where_one_is_signed_in_newest_first) {
  auto on_the_phone = phone();
  clock().advance(std::chrono::minutes(1));
  auto desk = browser_of("noor");
  world().person("Lotte");
  browser_of("lotte");
  EXPECT_THAT(sessions(desk), ElementsAre("other other here", "firefox android"));
  EXPECT_THAT(sessions(on_the_phone), ElementsAre("other other", "firefox android here"));
}

TEST_P(OwnAccount, shows_what_is_left_after_a_page_of_sessions) {
  for (int i = 0; i < 31; ++i) {
    db().write([&](Tx& tx) { begin_session(tx, noor.person); });
    clock().advance(std::chrono::seconds(1));
  }
  auto browser = browser_of("noor");
  const auto first = browser.get("/me/sessions");
  EXPECT_EQ(first.at("/items").as_array().size(), 30U);
  const auto rest = browser.get("/me/sessions?after=" + first.string("/next"));
  EXPECT_EQ(rest.at("/items").as_array().size(), 2U);
}

TEST_P(OwnAccount, tells_the_hour_in_which_a_session_was_last_used_and_no_more) {
  auto browser = browser_of("noor");
  clock().advance(std::chrono::minutes(200));
  browser.get("/session");
  hub().hub().jobs().keep_house_here();
  const auto seen = parse_time(browser.get("/me/sessions").string("/items/0/seen_at")).value();
  EXPECT_EQ(seen, std::chrono::floor<std::chrono::hours>(clock().now()));
}

TEST_P(OwnAccount, that_was_used_on_a_full_disk_is_known_to_have_been_when_there_is_room) {
  const auto token = db().write([&](Tx& tx) { return begin_session(tx, noor.person); });
  SessionDoorkeeper doorkeeper;
  clock().advance(std::chrono::minutes(200));
  http::Head request;
  request.headers.add("Cookie", std::string(session_cookie) + "=" + token);
  db().read([&](Tx& tx) { doorkeeper.recognise(tx, request); });
  testing_support::FullDisk disk(db());
  EXPECT_THROW(doorkeeper.write_sightings(disk), Refusal);
  disk.is_full = false;
  doorkeeper.write_sightings(disk);
  const auto seen =
      db().read([&](Tx& tx) { return my_sessions(tx, noor, {}).items.at(0).seen_at; });
  EXPECT_EQ(seen, std::chrono::floor<std::chrono::hours>(clock().now()));
}

TEST_P(OwnAccount, ends_one_session_and_leaves_the_others) {
  auto on_the_phone = phone();
  clock().advance(std::chrono::minutes(1));
  auto desk = browser_of("noor");
  world().forget_journal();
  const auto path = "/me/sessions/" + desk.get("/me/sessions").string("/items/1/id");
  EXPECT_EQ(desk.remove(path).status, 204);
  EXPECT_EQ(on_the_phone.get("/session").code(), "session.required");
  EXPECT_THAT(sessions(desk), ElementsAre("other other here"));
  EXPECT_THAT(world().journal_kinds(), ElementsAre("session.revoked"));
  EXPECT_EQ(desk.remove(path).code(), "not_found");
}

TEST_P(OwnAccount, ends_nobody_elses_session) {
  auto mine = phone();
  world().person("Lotte");
  auto lotte = browser_of("lotte");
  const auto path = "/me/sessions/" + mine.get("/me/sessions").string("/items/0/id");
  EXPECT_EQ(lotte.remove(path).code(), "not_found");
  EXPECT_EQ(mine.get("/session").status, 200);
}

TEST_P(OwnAccount, signs_out_everywhere_but_here) {
  auto on_the_phone = phone();
  auto at_home = browser_of("noor");
  auto desk = browser_of("noor");
  world().person("Lotte");
  auto lotte = browser_of("lotte");
  world().forget_journal();
  EXPECT_EQ(desk.remove("/me/sessions").status, 204);
  EXPECT_EQ(on_the_phone.get("/session").status, 401);
  EXPECT_EQ(at_home.get("/session").status, 401);
  EXPECT_EQ(desk.get("/session").status, 200);
  EXPECT_EQ(lotte.get("/session").status, 200);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("session.revoked", "session.revoked"));
  EXPECT_EQ(desk.remove("/me/sessions").status, 204) << "and again, where there is none left";
}

TEST_P(OwnAccount, takes_another_password_and_signs_out_everywhere_else) {
  auto on_the_phone = phone();
  auto desk = browser_of("noor");
  world().forget_journal();
  EXPECT_EQ(change(desk, HubUnderTest::password, another).status, 204);
  EXPECT_EQ(desk.get("/session").status, 200);
  EXPECT_EQ(on_the_phone.get("/session").status, 401);
  EXPECT_EQ(sign_in(HubUnderTest::password).code(), "sign_in.wrong");
  EXPECT_EQ(sign_in(another).status, 200);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("session.revoked", "password.changed"));
  const auto line =
      db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  EXPECT_EQ(line.actor, noor.persona);
  EXPECT_EQ(line.subject, noor.person.as<ThingTag>());
}

TEST_P(OwnAccount, changes_once_where_it_is_asked_several_times_at_once) {
  std::vector<ApiClient> desks;
  for (int i = 0; i < 4; ++i) desks.push_back(browser_of("noor"));
  std::vector<std::future<std::string>> answers;
  for (auto& desk : desks) {
    answers.push_back(std::async(
        std::launch::async, [&] { return change(desk, HubUnderTest::password, another).code(); }));
  }
  std::multiset<std::string> codes;
  for (auto& answer : answers) codes.insert(answer.get());
  EXPECT_EQ(codes.count(""), 1U);
  // Whose session ended first, who came later with the old one, and who was overtaken.
  EXPECT_EQ(codes.count("session.required") + codes.count("password.wrong") +
                codes.count("password.overtaken"),
            3U);
}

TEST_P(OwnAccount, changes_nothing_for_who_does_not_know_the_old_password) {
  auto on_the_phone = phone();
  auto desk = browser_of("noor");
  world().forget_journal();
  const auto answer = change(desk, "wrong horse battery", another);
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.code(), "password.wrong");
  EXPECT_EQ(on_the_phone.get("/session").status, 200);
  EXPECT_EQ(sign_in(another).code(), "sign_in.wrong");
  EXPECT_EQ(sign_in(HubUnderTest::password).status, 200);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(OwnAccount, takes_no_password_that_a_newcomer_could_not_have) {
  auto desk = browser_of("noor");
  EXPECT_THAT(testing_support::problems(change(desk, HubUnderTest::password, "short")),
              ElementsAre("/password too_short"));
  EXPECT_THAT(testing_support::problems(change(desk, HubUnderTest::password, "wachtwoord1234")),
              ElementsAre("/password easily_guessed"));
}

TEST_P(OwnAccount, takes_no_password_for_another_that_is_the_present_one) {
  auto desk = browser_of("noor");
  auto on_the_phone = phone();
  world().forget_journal();
  const auto answer = change(desk, HubUnderTest::password, HubUnderTest::password);
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.code(), "password.unchanged");
  EXPECT_EQ(on_the_phone.get("/session").status, 200);
  EXPECT_THAT(world().journal_kinds(), ElementsAre());
  EXPECT_EQ(change(desk, "wrong horse battery", "wrong horse battery").code(), "password.wrong")
      << "who does not know it learns nothing";
}

TEST_P(OwnAccount, is_no_place_to_guess_a_password_from) {
  auto desk = browser_of("noor");
  for (int i = 0; i < 10; ++i)
    EXPECT_EQ(change(desk, "wrong horse battery", another).code(), "password.wrong");
  EXPECT_EQ(change(desk, HubUnderTest::password, another).code(), "sign_in.too_many");
  EXPECT_EQ(sign_in(HubUnderTest::password).code(), "sign_in.too_many") << "one count for both";
  clock().advance(std::chrono::minutes(15));
  EXPECT_EQ(change(desk, HubUnderTest::password, another).status, 204);
}

KRING_ON_BOTH_DATABASES(OwnAccount);

}  // namespace
}  // namespace kring::identity
