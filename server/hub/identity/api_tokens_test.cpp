#include "hub/identity/api_tokens.h"

#include "hub/identity/sessions.h"
#include "platform/crypto/hash.h"
#include "platform/journal/journal.h"
#include "platform/journal/line.h"
#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::identity {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using testing_support::problems;
using testing_support::ruled;

/// A program of somebody's own.
class ApiTokenOfSomebody : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    noor = world().person("Noor");
    ilse = world().administrator("Ilse");
  }

  static boost::json::object order(std::string_view scope = "read", int days = 30) {
    return {{"name", "Weekly report"},
            {"scope", scope},
            {"days", days},
            {"password", HubUnderTest::password}};
  }

  std::string make(const Visitor& owner, api::TokenScope scope, std::int64_t days = 30) {
    const NewApiToken wanted{ruled<text::Line<2, 80>>("Weekly report"), scope, days};
    return db().write([&](Tx& tx) { return make_api_token(tx, owner, wanted).secret; });
  }

  ApiClient program(const std::string& token) {
    ApiClient client(hub().application(), "");
    client.header("Authorization", "Bearer " + token);
    return client;
  }

  Visitor noor;
  Visitor ilse;
};

TEST_P(ApiTokenOfSomebody, is_made_with_the_password_and_shown_once) {
  auto desk = browser_of("noor");
  world().forget_journal();
  const auto made = desk.post("/me/tokens", order());
  EXPECT_EQ(made.status, 201);
  EXPECT_THAT(made.string("/secret"), StartsWith("kring_"));
  EXPECT_EQ(made.string("/token/name"), "Weekly report");
  EXPECT_EQ(parse_time(made.string("/token/expires_at")).value(),
            clock().now() + std::chrono::days(30));
  EXPECT_EQ(program(made.string("/secret")).get("/session").string("/name"), "Noor");
  EXPECT_EQ(desk.get("/me/tokens").at("/items").as_array().size(), 1U);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("api_token.made"));
  const auto line =
      db().read([](Tx& tx) { return journal::line(tx, journal::last_seq(tx)).value(); });
  EXPECT_EQ(line.actor, noor.persona);
  EXPECT_EQ(line.subject_kind, "api_token");
  EXPECT_EQ(line.data, "{}");
}

TEST_P(ApiTokenOfSomebody, is_made_by_nobody_who_does_not_know_the_password) {
  auto desk = browser_of("noor");
  world().forget_journal();
  auto wrong = order();
  wrong["password"] = "wrong horse battery";
  const auto answer = desk.post("/me/tokens", wrong);
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.code(), "password.wrong");
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

TEST_P(ApiTokenOfSomebody, ends_on_a_day_within_a_year) {
  auto desk = browser_of("noor");
  EXPECT_THAT(problems(desk.post("/me/tokens", order("read", 0))), ElementsAre("/days too_small"));
  EXPECT_THAT(problems(desk.post("/me/tokens", order("read", 367))),
              ElementsAre("/days too_large"));
  auto endless = order();
  endless.erase("days");
  EXPECT_THAT(problems(desk.post("/me/tokens", endless)), ElementsAre("/days required"));
  const auto token = make(noor, api::TokenScope::read, 1);
  clock().advance(std::chrono::hours(24) - Milliseconds(1));
  EXPECT_EQ(program(token).get("/session").status, 200);
  clock().advance(Milliseconds(1));
  EXPECT_EQ(program(token).get("/session").code(), "session.required");
}

TEST_P(ApiTokenOfSomebody, is_for_administration_only_in_an_administrators_hand) {
  auto desk = browser_of("noor");
  const auto answer = desk.post("/me/tokens", order("administration"));
  EXPECT_EQ(answer.status, 403);
  EXPECT_EQ(answer.code(), "not_allowed");
  EXPECT_EQ(browser_of("ilse").post("/me/tokens", order("administration")).status, 201);
}

TEST_P(ApiTokenOfSomebody, reads_and_writes_as_far_as_its_scope_says) {
  const auto community = world().community(noor);
  const auto path = "/communities/" + community.text() + "/questions";
  const boost::json::value question{{"title", "Why does it hum?"}, {"text", "All night long."}};
  auto reader = program(make(noor, api::TokenScope::read));
  EXPECT_EQ(reader.get("/communities/" + community.text()).status, 200);
  const auto refused = reader.post(path, question);
  EXPECT_EQ(refused.status, 403);
  EXPECT_EQ(refused.code(), "token.scope");
  auto writer = program(make(noor, api::TokenScope::write));
  EXPECT_EQ(writer.post(path, question).status, 201) << "and no Origin is asked";
  EXPECT_EQ(writer
                .put("/me/password",
                     {{"old", HubUnderTest::password}, {"password", "nine wet llamas at noon"}})
                .code(),
            "token.never");
  auto office = program(make(ilse, api::TokenScope::administration));
  EXPECT_EQ(office.get("/people?named=noor").status, 200);
  EXPECT_EQ(program(make(ilse, api::TokenScope::write)).get("/people?named=noor").code(),
            "token.scope");
}

TEST_P(ApiTokenOfSomebody, counts_and_not_the_cookie_beside_it) {
  auto both = browser_of("ilse");
  both.header("Authorization", "Bearer " + make(noor, api::TokenScope::read));
  EXPECT_EQ(both.get("/session").string("/name"), "Noor");
  both.header("Authorization", "Bearer kring_unknown");
  EXPECT_EQ(both.get("/session").status, 401);
  both.header("Authorization", "Bearer of news");
  EXPECT_EQ(both.get("/session").status, 401);
}

TEST_P(ApiTokenOfSomebody, is_kept_as_a_hash) {
  const auto token = make(noor, api::TokenScope::read);
  const auto kept = db().read(
      [](Tx& tx) { return tx.value<db::Bytes>("SELECT token_hash FROM api_tokens").value(); });
  EXPECT_EQ(kept.octets, crypto::hash(token));
  EXPECT_GE(token.size(), 43U + 6U) << "256 bits";
}

TEST_P(ApiTokenOfSomebody, is_revoked_by_its_owner_alone) {
  const auto token = make(noor, api::TokenScope::read);
  auto desk = browser_of("noor");
  const auto path = "/me/tokens/" + desk.get("/me/tokens").string("/items/0/id");
  EXPECT_EQ(browser_of("ilse").remove(path).code(), "not_found");
  world().forget_journal();
  EXPECT_EQ(desk.remove(path).status, 204);
  EXPECT_EQ(program(token).get("/session").status, 401);
  EXPECT_EQ(desk.remove(path).code(), "not_found");
  EXPECT_THAT(world().journal_kinds(), ElementsAre("api_token.revoked"));
}

TEST_P(ApiTokenOfSomebody, ends_with_another_password) {
  const auto token = make(noor, api::TokenScope::read);
  const auto another = make(ilse, api::TokenScope::read);
  auto desk = browser_of("noor");
  world().forget_journal();
  EXPECT_EQ(desk.put("/me/password",
                     {{"old", HubUnderTest::password}, {"password", "nine wet llamas at noon"}})
                .status,
            204);
  EXPECT_EQ(program(token).get("/session").status, 401);
  EXPECT_EQ(program(another).get("/session").status, 200);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("api_token.revoked", "password.changed"));
}

TEST_P(ApiTokenOfSomebody, ends_with_the_right_of_its_owner_to_be_here) {
  const auto token = make(noor, api::TokenScope::read);
  db().write([&](Tx& tx) { suspend(tx, {}, noor.person); });
  EXPECT_EQ(program(token).get("/session").status, 401);
  db().write([&](Tx& tx) { readmit(tx, {}, noor.person); });
  EXPECT_EQ(program(token).get("/session").status, 401) << "a fresh one is made";
}

TEST_P(ApiTokenOfSomebody, tells_the_hour_in_which_it_was_last_used_and_no_more) {
  const auto token = make(noor, api::TokenScope::read);
  auto desk = browser_of("noor");
  EXPECT_FALSE(desk.get("/me/tokens").at("/items/0").as_object().contains("seen_at"));
  clock().advance(std::chrono::minutes(200));
  program(token).get("/session");
  hub().hub().jobs().keep_house_here();
  const auto seen = parse_time(desk.get("/me/tokens").string("/items/0/seen_at")).value();
  EXPECT_EQ(seen, std::chrono::floor<std::chrono::hours>(clock().now()));
}

TEST_P(ApiTokenOfSomebody, is_forgotten_a_month_after_it_ended) {
  make(noor, api::TokenScope::read, 1);
  clock().advance(std::chrono::hours(24 * 31) - Milliseconds(1));
  EXPECT_EQ(db().write(forget_ended_api_tokens), 0);
  clock().advance(Milliseconds(1));
  EXPECT_EQ(db().write(forget_ended_api_tokens), 1);
}

TEST_P(ApiTokenOfSomebody, is_listed_a_page_at_a_time_newest_first) {
  for (int i = 0; i < 31; ++i) {
    make(noor, api::TokenScope::read);
    clock().advance(std::chrono::seconds(1));
  }
  auto desk = browser_of("noor");
  const auto first = desk.get("/me/tokens");
  EXPECT_EQ(first.at("/items").as_array().size(), 30U);
  EXPECT_GT(first.string("/items/0/made_at"), first.string("/items/1/made_at"));
  const auto rest = desk.get("/me/tokens?after=" + first.string("/next"));
  EXPECT_EQ(rest.at("/items").as_array().size(), 1U);
}

TEST_P(ApiTokenOfSomebody, keeps_a_download_going_until_it_ends) {
  const auto token = make(noor, api::TokenScope::read);
  http::Head head;
  head.headers.add("Authorization", "bearer " + token);
  const SessionDoorkeeper doorkeeper;
  const auto visitor = db().read([&](Tx& tx) { return doorkeeper.recognise(tx, head); });
  EXPECT_EQ(visitor.person, noor.person);
  EXPECT_NO_THROW(db().read([&](Tx& tx) { require_session_still(tx, visitor); }));
  db().write([&](Tx& tx) { revoke_api_tokens_of(tx, noor.person); });
  EXPECT_THROW(db().read([&](Tx& tx) { require_session_still(tx, visitor); }), Refusal);
}

KRING_ON_BOTH_DATABASES(ApiTokenOfSomebody);

}  // namespace
}  // namespace kring::identity
