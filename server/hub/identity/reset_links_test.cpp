#include "hub/identity/reset_links.h"

#include "hub/identity/sessions.h"
#include "platform/crypto/hash.h"
#include "platform/db/value.h"
#include "platform/journal/journal.h"
#include "platform/journal/line.h"
#include "tests/support/hub_under_test.h"
#include "tests/support/refusals.h"

#include <future>

#include <gmock/gmock.h>

namespace kring::identity {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using ::testing::UnorderedElementsAre;
using testing_support::outcome_of;

constexpr std::string_view another = "nine wet llamas at noon";

/// A link for somebody who forgot their password.
class ResetLink : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ilse = world().administrator("Ilse");
    noor = world().person("Noor");
    world().forget_journal();
  }

  std::string make(const Visitor& maker, PersonId person) {
    return db().write([&](Tx& tx) { return make_reset_link(tx, maker, person).token; });
  }
  std::string make() { return make(ilse, noor.person); }

  std::string outcome(std::string_view token) {
    return outcome_of(
        [&] { db().read([&](Tx& tx) { return require_open_reset_link(tx, token); }); });
  }

  ApiAnswer choose(std::string_view token, std::string_view password = another) {
    auto browser = hub().browser();
    return browser.post("/reset_links/password", {{"token", token}, {"password", password}});
  }

  ApiAnswer sign_in(std::string_view password) {
    auto browser = hub().browser();
    return browser.post("/session", {{"email", "noor@example.org"}, {"password", password}});
  }

  std::string path_of(const Visitor& person) {
    return "/people/" + person.person.text() + "/reset_links";
  }

  journal::Line last_line() {
    db().await_numbering();
    return db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  }

  Visitor ilse;
  Visitor noor;
};

TEST_P(ResetLink, is_made_by_an_administrator_and_shown_once) {
  auto office = browser_of("ilse");
  world().forget_journal();
  const auto answer = office.post(path_of(noor), boost::json::object());
  EXPECT_EQ(answer.status, 201);
  EXPECT_THAT(answer.string("/link"), StartsWith("http://localhost:8080/reset#"));
  EXPECT_EQ(parse_time(answer.string("/expires_at")).value(),
            clock().now() + std::chrono::hours(1));
  EXPECT_THAT(world().journal_kinds(), ElementsAre("reset_link.made"));
}

TEST_P(ResetLink, leads_to_another_password_and_ends_all_sessions) {
  auto phone = browser_of("noor");
  auto desk = browser_of("noor");
  auto office = browser_of("ilse");
  const auto token = make();
  world().forget_journal();
  const auto answer = choose(token);
  EXPECT_EQ(answer.status, 204);
  EXPECT_FALSE(answer.headers.find("Set-Cookie")) << "nobody is signed in by it";
  EXPECT_EQ(phone.get("/session").status, 401);
  EXPECT_EQ(desk.get("/session").status, 401);
  EXPECT_EQ(office.get("/session").status, 200);
  EXPECT_EQ(sign_in(HubUnderTest::password).code(), "sign_in.wrong");
  EXPECT_EQ(sign_in(another).status, 200);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("reset_link.used", "session.revoked",
                                                   "session.revoked", "password.changed"));
}

TEST_P(ResetLink, stands_in_the_journal_without_address_and_token) {
  const auto token = make();
  const auto made = last_line();
  EXPECT_EQ(made.kind, "reset_link.made");
  EXPECT_EQ(made.actor, ilse.persona);
  EXPECT_EQ(made.owner, noor.persona);
  EXPECT_EQ(made.subject, noor.person.as<ThingTag>());
  EXPECT_EQ(made.data, "{}");
  world().forget_journal();
  EXPECT_EQ(choose(token).status, 204);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("reset_link.used", "password.changed"));
  const auto changed = last_line();
  EXPECT_EQ(changed.actor, noor.persona);
  EXPECT_EQ(changed.subject, noor.person.as<ThingTag>());
  EXPECT_EQ(changed.data, "{}");
}

TEST_P(ResetLink, works_once) {
  const auto token = make();
  EXPECT_EQ(choose(token).status, 204);
  world().forget_journal();
  const auto answer = choose(token, "ten dry llamas at dawn");
  EXPECT_EQ(answer.status, 410);
  EXPECT_EQ(answer.code(), "reset_link.used");
  EXPECT_EQ(sign_in(another).status, 200);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(ResetLink, works_once_where_it_is_used_several_times_at_once) {
  const auto token = make();
  std::vector<std::future<std::string>> answers;
  for (int i = 0; i < 4; ++i) {
    answers.push_back(std::async(std::launch::async, [&, i] {
      return choose(token, "llamas at noon, number " + std::to_string(i)).code();
    }));
  }
  std::vector<std::string> codes;
  for (auto& answer : answers) codes.push_back(answer.get());
  EXPECT_THAT(codes,
              UnorderedElementsAre("", "reset_link.used", "reset_link.used", "reset_link.used"));
}

TEST_P(ResetLink, is_good_for_an_hour_and_not_a_moment_longer) {
  const auto token = make();
  clock().advance(std::chrono::hours(1) - Milliseconds(1));
  EXPECT_EQ(outcome(token), "done");
  clock().advance(Milliseconds(1));
  EXPECT_EQ(outcome(token), "reset_link.expired");
  const auto answer = choose(token);
  EXPECT_EQ(answer.status, 410);
  EXPECT_EQ(answer.code(), "reset_link.expired");
  EXPECT_EQ(sign_in(HubUnderTest::password).status, 200);
}

TEST_P(ResetLink, is_forgotten_a_day_after_it_ended) {
  const auto token = make();
  clock().advance(std::chrono::hours(25) - Milliseconds(1));
  EXPECT_EQ(db().write(forget_ended_reset_links), 0);
  EXPECT_EQ(outcome(token), "reset_link.expired");
  clock().advance(Milliseconds(1));
  EXPECT_EQ(db().write(forget_ended_reset_links), 1);
  EXPECT_EQ(outcome(token), "reset_link.unknown");
}

TEST_P(ResetLink, is_guessed_by_nobody_and_kept_as_a_hash) {
  const auto token = make();
  EXPECT_GE(token.size(), 43U) << "256 bits";
  const auto kept = db().read([](Tx& tx) {
    return tx.value<db::Bytes>("SELECT token_hash FROM reset_links").value().octets;
  });
  EXPECT_EQ(kept, crypto::hash(token));
  EXPECT_EQ(outcome(kept), "reset_link.unknown") << "a stolen database lets nobody in";
  EXPECT_EQ(outcome(""), "reset_link.unknown");
  const auto answer = choose(token + "x");
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(answer.code(), "reset_link.unknown");
}

TEST_P(ResetLink, that_is_fresh_takes_the_place_of_the_one_before) {
  const auto old = make();
  const auto fresh = make();
  EXPECT_EQ(outcome(old), "reset_link.unknown");
  EXPECT_EQ(outcome(fresh), "done");
  EXPECT_EQ(choose(fresh).status, 204);
  EXPECT_EQ(outcome(make()), "done") << "after one that was used, too";
}

TEST_P(ResetLink, takes_no_password_that_is_easily_guessed_and_stays_good) {
  const auto token = make();
  EXPECT_THAT(testing_support::problems(choose(token, "short")),
              ElementsAre("/password too_short"));
  EXPECT_THAT(testing_support::problems(choose(token, "wachtwoord1234")),
              ElementsAre("/password easily_guessed"));
  EXPECT_EQ(outcome(token), "done");
}

TEST_P(ResetLink, takes_no_password_that_is_the_present_one_and_stays_good) {
  auto phone = browser_of("noor");
  const auto token = make();
  world().forget_journal();
  const auto answer = choose(token, HubUnderTest::password);
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.code(), "password.unchanged");
  EXPECT_EQ(phone.get("/session").status, 200);
  EXPECT_EQ(outcome(token), "done");
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(ResetLink, lets_in_at_once_who_tried_too_often_before) {
  for (int i = 0; i < 10; ++i) EXPECT_EQ(sign_in("wrong horse battery").code(), "sign_in.wrong");
  EXPECT_EQ(sign_in(another).code(), "sign_in.too_many");
  EXPECT_EQ(choose(make()).status, 204);
  EXPECT_EQ(sign_in(another).status, 200);
}

TEST_P(ResetLink, says_to_who_holds_it_whose_password_it_is_for) {
  const auto token = make();
  world().forget_journal();
  auto browser = hub().browser();
  const auto answer = browser.post("/reset_links/preview", {{"token", token}});
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.string("/name"), "Noor");
  EXPECT_EQ(answer.string("/email"), "noor@example.org");
  EXPECT_EQ(parse_time(answer.string("/expires_at")).value(),
            clock().now() + std::chrono::hours(1));
  EXPECT_EQ(outcome(token), "done") << "to look at it does not use it";
  const auto unknown = browser.post("/reset_links/preview", {{"token", token + "x"}});
  EXPECT_EQ(unknown.code(), "reset_link.unknown");
  EXPECT_THAT(unknown.text, Not(HasSubstr("oor")));
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(ResetLink, is_not_made_by_who_is_no_administrator) {
  auto desk = browser_of("noor");
  world().forget_journal();
  EXPECT_EQ(desk.post(path_of(ilse), boost::json::object()).status, 403);
  EXPECT_EQ(hub().browser().post(path_of(ilse), boost::json::object()).status, 401);
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(ResetLink, is_not_made_for_oneself) {
  auto office = browser_of("ilse");
  world().forget_journal();
  const auto answer = office.post(path_of(ilse), boost::json::object());
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.code(), "reset_link.own");
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(ResetLink, is_not_made_for_who_is_not_here_or_shut_out) {
  db().write([&](Tx& tx) { suspend(tx, {}, noor.person); });
  auto office = browser_of("ilse");
  world().forget_journal();
  const auto answer = office.post(path_of(noor), boost::json::object());
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(answer.code(), "account.suspended");
  const auto nobody = office.post("/people/0000000000007/reset_links", boost::json::object());
  EXPECT_EQ(nobody.status, 404);
  EXPECT_EQ(nobody.code(), "not_found");
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(ResetLink, ends_with_the_right_of_whom_it_is_for_to_be_here) {
  const auto token = make();
  db().write([&](Tx& tx) { suspend(tx, {}, noor.person); });
  EXPECT_EQ(outcome(token), "reset_link.expired");
  db().write([&](Tx& tx) { readmit(tx, {}, noor.person); });
  EXPECT_EQ(outcome(token), "reset_link.expired") << "a fresh one is made";
}

TEST_P(ResetLink, ends_with_the_right_of_who_made_it_to_be_here) {
  const auto bram = world().administrator("Bram");
  const auto by_ilse = make();
  const auto by_bram = make(bram, world().person("Lotte").person);
  db().write([&](Tx& tx) { suspend(tx, {}, ilse.person); });
  EXPECT_EQ(outcome(by_ilse), "reset_link.expired") << "they would come back by it";
  EXPECT_EQ(outcome(by_bram), "done");
}

TEST_P(ResetLink, ends_where_another_password_was_chosen_without_it) {
  const auto token = make();
  auto desk = browser_of("noor");
  EXPECT_EQ(
      desk.put("/me/password", {{"old", HubUnderTest::password}, {"password", another}}).status,
      204);
  EXPECT_EQ(outcome(token), "reset_link.expired");
}

KRING_ON_BOTH_DATABASES(ResetLink);

}  // namespace
}  // namespace kring::identity
