#include "hub/identity/second_step.h"

#include "platform/crypto/totp.h"
#include "platform/journal/journal.h"
#include "platform/journal/line.h"
#include "tests/support/hub_under_test.h"

#include <algorithm>
#include <cctype>
#include <future>

#include <gmock/gmock.h>

namespace kring::identity {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Signing in with a code beside the password.
class SecondStepOfSigningIn : public HubOnBothDatabases {
 protected:
  static constexpr std::string_view hub_secret = "sixteen octets or more";
  /// That of RFC 6238's examples.
  static constexpr std::string_view secret = "12345678901234567890";

  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    noor = world().person("Noor");
    ilse = world().administrator("Ilse");
  }

  /// What the authenticator shows now, or so many steps from now.
  std::string code(int later = 0) {
    const auto second =
        std::chrono::floor<std::chrono::seconds>(clock().now()).time_since_epoch().count();
    return crypto::totp(secret, second / crypto::totp_seconds + later);
  }

  /// Noor turns it on; half a minute later another code is shown.
  std::vector<std::string> turn_on() {
    auto made = db().write([&](Tx& tx) {
      prepare_second_step(tx, hub_secret, noor.person, secret);
      return turn_on_second_step(tx, hub_secret, noor.person, code()).value();
    });
    clock().advance(std::chrono::seconds(30));
    world().forget_journal();
    return made.codes;
  }

  ApiAnswer sign_in(const std::optional<std::string>& code,
                    std::string_view password = HubUnderTest::password) {
    auto browser = hub().browser();
    return sign_in(browser, code, password);
  }

  static ApiAnswer sign_in(ApiClient& browser, const std::optional<std::string>& code,
                           std::string_view password = HubUnderTest::password) {
    boost::json::object given{{"email", "noor@example.org"}, {"password", password}};
    if (code) given["code"] = *code;
    return browser.post("/session", given);
  }

  ApiClient signed_in(const std::string& code) {
    auto browser = hub().browser();
    EXPECT_EQ(sign_in(browser, code).status, 200);
    return browser;
  }

  std::int64_t codes_left() {
    return db().read([&](Tx& tx) { return second_step_of(tx, noor.person).recovery_codes_left; });
  }

  Visitor noor;
  Visitor ilse;
};

TEST_P(SecondStepOfSigningIn, is_prepared_with_the_password_and_turned_on_with_a_code) {
  auto desk = browser_of("noor");
  world().forget_journal();
  const auto prepared = desk.put("/me/second_step/secret", {{"password", HubUnderTest::password}});
  EXPECT_EQ(prepared.status, 200);
  EXPECT_EQ(prepared.string("/secret").size(), 32U);
  EXPECT_EQ(sign_in({}).status, 200) << "nothing is asked before it is turned on";
  // The same with a secret that is known here.
  db().write([&](Tx& tx) { prepare_second_step(tx, hub_secret, noor.person, secret); });
  const auto on = desk.put("/me/second_step", {{"code", code()}});
  EXPECT_EQ(on.status, 200);
  EXPECT_EQ(on.at("/codes").as_array().size(), 10U);
  EXPECT_EQ(on.string("/codes/0").size(), 19U);
  EXPECT_EQ(desk.get("/me/second_step").integer("/recovery_codes_left"), 10);
  EXPECT_TRUE(desk.get("/me/second_step").at("/on").as_bool());
  EXPECT_THAT(world().journal_kinds(), ElementsAre("second_step.turned_on"));
}

TEST_P(SecondStepOfSigningIn, is_prepared_by_nobody_who_does_not_know_the_password) {
  auto desk = browser_of("noor");
  const auto answer = desk.put("/me/second_step/secret", {{"password", "wrong horse battery"}});
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.code(), "password.wrong");
  EXPECT_EQ(desk.put("/me/second_step", {{"code", code()}}).code(), "second_step.not_prepared");
  for (int i = 0; i < 9; ++i)
    desk.put("/me/second_step/secret", {{"password", "wrong horse battery"}});
  EXPECT_EQ(desk.put("/me/second_step/secret", {{"password", HubUnderTest::password}}).code(),
            "sign_in.too_many");
}

TEST_P(SecondStepOfSigningIn, is_not_turned_on_with_a_wrong_code) {
  auto desk = browser_of("noor");
  db().write([&](Tx& tx) { prepare_second_step(tx, hub_secret, noor.person, secret); });
  world().forget_journal();
  const auto answer = desk.put("/me/second_step", {{"code", code(2)}});
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.code(), "second_step.wrong");
  EXPECT_FALSE(desk.get("/me/second_step").at("/on").as_bool());
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(SecondStepOfSigningIn, is_not_turned_on_or_prepared_twice) {
  auto desk = browser_of("noor");
  turn_on();
  EXPECT_EQ(desk.put("/me/second_step", {{"code", code()}}).code(), "second_step.on");
  const auto again = desk.put("/me/second_step/secret", {{"password", HubUnderTest::password}});
  EXPECT_EQ(again.status, 409);
  EXPECT_EQ(again.code(), "second_step.on");
}

TEST_P(SecondStepOfSigningIn, asks_a_code_of_who_knows_the_password_and_of_nobody_else) {
  turn_on();
  const auto asked = sign_in({});
  EXPECT_EQ(asked.status, 401);
  EXPECT_EQ(asked.code(), "sign_in.code_required");
  EXPECT_FALSE(asked.headers.find("Set-Cookie"));
  EXPECT_EQ(sign_in({}, "wrong horse battery").code(), "sign_in.wrong");
  EXPECT_EQ(sign_in(code(), "wrong horse battery").code(), "sign_in.wrong");
  EXPECT_EQ(sign_in("000000", "wrong horse battery").code(), "sign_in.wrong");
  EXPECT_EQ(sign_in(code()).status, 200);
}

TEST_P(SecondStepOfSigningIn, takes_a_code_however_it_is_spaced) {
  turn_on();
  const auto shown = code();
  EXPECT_EQ(sign_in(shown.substr(0, 3) + " " + shown.substr(3)).status, 200);
}

TEST_P(SecondStepOfSigningIn, takes_no_code_twice) {
  turn_on();
  EXPECT_EQ(sign_in(code()).status, 200);
  const auto again = sign_in(code());
  EXPECT_EQ(again.status, 401);
  EXPECT_EQ(again.code(), "sign_in.code_wrong");
  EXPECT_EQ(sign_in(code(-1)).code(), "sign_in.code_wrong") << "nor one that came before it";
  clock().advance(std::chrono::seconds(30));
  EXPECT_EQ(sign_in(code()).status, 200);
}

TEST_P(SecondStepOfSigningIn, takes_no_code_twice_where_it_comes_several_times_at_once) {
  turn_on();
  const auto shown = code();
  std::vector<std::future<int>> answers;
  for (int i = 0; i < 4; ++i)
    answers.push_back(std::async(std::launch::async, [&] { return sign_in(shown).status; }));
  std::vector<int> statuses;
  for (auto& answer : answers) statuses.push_back(answer.get());
  EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 200), 1);
  EXPECT_EQ(std::count(statuses.begin(), statuses.end(), 401), 3);
}

TEST_P(SecondStepOfSigningIn, allows_a_clock_that_is_half_a_minute_off_and_no_more) {
  turn_on();
  clock().advance(std::chrono::minutes(5));
  EXPECT_EQ(sign_in(code(-2)).code(), "sign_in.code_wrong");
  EXPECT_EQ(sign_in(code(2)).code(), "sign_in.code_wrong");
  EXPECT_EQ(sign_in(code(-1)).status, 200);
  EXPECT_EQ(sign_in(code(1)).status, 200);
}

TEST_P(SecondStepOfSigningIn, takes_each_recovery_code_once) {
  const auto codes = turn_on();
  EXPECT_EQ(sign_in(codes.at(3)).status, 200);
  EXPECT_EQ(sign_in(codes.at(3)).code(), "sign_in.code_wrong");
  EXPECT_EQ(codes_left(), 9);
  auto unspaced = codes.at(4);
  std::erase(unspaced, '-');
  for (auto& letter : unspaced) letter = static_cast<char>(std::tolower(letter));
  EXPECT_EQ(sign_in(unspaced).status, 200);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("recovery_code.used", "recovery_code.used"));
}

TEST_P(SecondStepOfSigningIn, takes_nobody_elses_recovery_code) {
  const auto codes = turn_on();
  const auto lotte = world().person("Lotte");
  const auto hers = db().write([&](Tx& tx) {
    prepare_second_step(tx, hub_secret, lotte.person, secret);
    return turn_on_second_step(tx, hub_secret, lotte.person, code()).value().codes;
  });
  EXPECT_EQ(sign_in(hers.at(0)).code(), "sign_in.code_wrong");
}

TEST_P(SecondStepOfSigningIn, is_no_place_to_guess_codes) {
  turn_on();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in("000000").code(), "sign_in.code_wrong");
  const auto answer = sign_in(code());
  EXPECT_EQ(answer.status, 429);
  EXPECT_EQ(answer.code(), "sign_in.too_many");
  EXPECT_EQ(sign_in(code(), "wrong horse battery").code(), "sign_in.wrong")
      << "and still nothing shows to who does not know the password";
  clock().advance(std::chrono::minutes(15));
  EXPECT_EQ(sign_in(code()).status, 200);
}

TEST_P(SecondStepOfSigningIn, is_passed_by_a_recovery_code_while_somebody_else_guesses) {
  const auto codes = turn_on();
  for (int i = 0; i < 6; ++i) sign_in("000000");
  EXPECT_EQ(sign_in("x").code(), "sign_in.code_wrong");
  EXPECT_EQ(sign_in(codes.at(0)).status, 200);
}

TEST_P(SecondStepOfSigningIn, is_turned_off_with_a_code_alone) {
  turn_on();
  auto desk = signed_in(code());
  clock().advance(std::chrono::seconds(30));
  world().forget_journal();
  const auto refused = desk.put("/me/second_step/removal", {{"code", "000000"}});
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.code(), "second_step.wrong");
  EXPECT_EQ(desk.put("/me/second_step/removal", {{"code", code()}}).status, 204);
  EXPECT_EQ(sign_in({}).status, 200);
  EXPECT_EQ(codes_left(), 0);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("second_step.turned_off"));
  EXPECT_EQ(desk.put("/me/second_step/removal", {{"code", code()}}).code(), "second_step.off");
}

TEST_P(SecondStepOfSigningIn, is_turned_off_with_a_recovery_code_too) {
  const auto codes = turn_on();
  auto desk = signed_in(code());
  EXPECT_EQ(desk.put("/me/second_step/removal", {{"code", codes.at(0)}}).status, 204);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("recovery_code.used", "second_step.turned_off"));
}

TEST_P(SecondStepOfSigningIn, gets_ten_other_recovery_codes_for_a_code) {
  const auto codes = turn_on();
  auto desk = signed_in(code());
  clock().advance(std::chrono::seconds(30));
  world().forget_journal();
  EXPECT_EQ(desk.put("/me/second_step/recovery_codes", {{"code", "000000"}}).code(),
            "second_step.wrong");
  const auto renewed = desk.put("/me/second_step/recovery_codes", {{"code", code()}});
  EXPECT_EQ(renewed.status, 200);
  EXPECT_EQ(sign_in(codes.at(0)).code(), "sign_in.code_wrong");
  EXPECT_EQ(sign_in(renewed.string("/codes/0")).status, 200);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("recovery_codes.renewed", "recovery_code.used"));
}

TEST_P(SecondStepOfSigningIn, is_taken_off_by_an_administrator) {
  turn_on();
  auto office = browser_of("ilse");
  const auto path = "/people/" + noor.person.text() + "/second_step";
  EXPECT_EQ(office.remove(path).status, 204);
  EXPECT_EQ(sign_in({}).status, 200);
  EXPECT_EQ(office.remove(path).status, 204) << "and again, where there is none";
  EXPECT_THAT(world().journal_kinds(), ElementsAre("second_step.turned_off"));
  const auto line =
      db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  EXPECT_EQ(line.actor, ilse.persona);
  EXPECT_EQ(line.owner, noor.persona);
  EXPECT_EQ(line.subject, noor.person.as<ThingTag>());
}

TEST_P(SecondStepOfSigningIn, is_taken_off_by_no_administrator_for_themselves) {
  auto office = browser_of("ilse");
  const auto answer = office.remove("/people/" + ilse.person.text() + "/second_step");
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.code(), "second_step.own");
  EXPECT_EQ(office.remove("/people/0000000000007/second_step").status, 404);
}

TEST_P(SecondStepOfSigningIn, is_asked_after_a_link_for_another_password_too) {
  turn_on();
  auto office = browser_of("ilse");
  const auto made =
      office.post("/people/" + noor.person.text() + "/reset_links", boost::json::object());
  const auto link = made.string("/link");
  auto browser = hub().browser();
  EXPECT_EQ(browser
                .post("/reset_links/password", {{"token", link.substr(link.find('#') + 1)},
                                                {"password", "nine wet llamas at noon"}})
                .status,
            204);
  EXPECT_EQ(sign_in({}, "nine wet llamas at noon").code(), "sign_in.code_required");
}

TEST_P(SecondStepOfSigningIn, keeps_nothing_from_which_a_code_is_made) {
  const auto codes = turn_on();
  db().read([&](Tx& tx) {
    const auto sealed = tx.value<db::Bytes>("SELECT sealed_secret FROM second_steps").value();
    EXPECT_THAT(sealed.octets, Not(HasSubstr(std::string(secret))));
    auto code = codes.at(0);
    std::erase(code, '-');
    EXPECT_THAT(tx.values<db::Bytes>("SELECT code_hash FROM recovery_codes"),
                Not(Contains(db::Bytes{code})));
    return 0;
  });
}

TEST_P(SecondStepOfSigningIn, is_good_for_recovery_codes_alone_where_the_hubs_secret_is_lost) {
  const auto codes = turn_on();
  db().write([&](Tx& tx) {
    EXPECT_EQ(judge_code(tx, "another secret, as long", noor.person, code()), CodeOutcome::wrong);
    EXPECT_EQ(judge_code(tx, "another secret, as long", noor.person, codes.at(0)),
              CodeOutcome::good);
  });
}

KRING_ON_BOTH_DATABASES(SecondStepOfSigningIn);

}  // namespace
}  // namespace kring::identity
