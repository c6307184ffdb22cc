#include "hub/identity/api_tokens.h"
#include "hub/identity/identity.h"
#include "tests/support/hub_under_test.h"

#include <gmock/gmock.h>

namespace kring::identity {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing_support::ruled;

class Suspensions : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ada = world().administrator("Ada");
    noor = world().person("Noor");
    world().forget_journal();
  }

  static std::string path_of(const Visitor& who) {
    return "/people/" + who.person.text() + "/suspension";
  }
  std::string token_of(const Visitor& who) {
    return db().write([&](Tx& tx) {
      return make_api_token(tx, who, {ruled<text::Line<2, 80>>("A program"), {}, 30}).secret;
    });
  }

  Visitor ada, noor;
};

TEST_P(Suspensions, shut_somebody_out_of_every_browser_and_program_at_once) {
  auto browser = browser_of("Noor");
  auto program = hub().browser();
  program.header("Authorization", "Bearer " + token_of(noor));
  ASSERT_EQ(browser.get("/session").status, 200);
  ASSERT_EQ(program.get("/questions?show=newest").status, 200);
  EXPECT_EQ(browser_of("Ada").put(path_of(noor)).status, 204);
  EXPECT_EQ(browser.get("/session").status, 401);
  EXPECT_EQ(program.get("/questions?show=newest").status, 401);
}

TEST_P(Suspensions, are_told_with_who_did_it) {
  auto browser = browser_of("Ada");
  browser.put(path_of(noor));
  browser.remove(path_of(noor));
  EXPECT_THAT(world().journal_kinds(), ElementsAre("person.suspended", "person.readmitted"));
  db().read([&](Tx& tx) {
    EXPECT_THAT(tx.values<PersonaId>("SELECT actor FROM journal WHERE kind IN"
                                     " ('person.suspended', 'person.readmitted')"),
                ElementsAre(ada.persona, ada.persona));
  });
}

TEST_P(Suspensions, done_twice_are_told_once) {
  auto browser = browser_of("Ada");
  for (int i = 0; i < 2; ++i) EXPECT_EQ(browser.put(path_of(noor)).status, 204);
  for (int i = 0; i < 2; ++i) EXPECT_EQ(browser.remove(path_of(noor)).status, 204);
  EXPECT_THAT(world().journal_kinds(), ElementsAre("person.suspended", "person.readmitted"));
}

TEST_P(Suspensions, leave_what_somebody_wrote_where_it_stands) {
  const auto pumps = world().community(ada);
  world().member(pumps, noor);
  const auto question = world().question(noor, pumps);
  auto browser = browser_of("Ada");
  browser.put(path_of(noor));
  EXPECT_EQ(browser.get("/questions/" + question.text()).string("/by/name"), "Noor");
}

TEST_P(Suspensions, are_no_way_to_shut_oneself_out_so_an_administrator_is_left) {
  auto browser = browser_of("Ada");
  const auto refused = browser.put(path_of(ada));
  EXPECT_EQ(refused.status, 409);
  EXPECT_EQ(refused.code(), "suspension.own");
  EXPECT_EQ(browser.get("/session").status, 200);
}

TEST_P(Suspensions, shut_another_administrator_out_who_then_shuts_out_nobody) {
  const auto mira = world().administrator("Mira");
  auto other = browser_of("Mira");
  EXPECT_EQ(browser_of("Ada").put(path_of(mira)).status, 204);
  EXPECT_EQ(other.put(path_of(ada)).status, 401);
}

TEST_P(Suspensions, are_listed_the_last_one_first) {
  const auto omar = world().person("Omar");
  auto browser = browser_of("Ada");
  EXPECT_THAT(browser.get("/people/suspended").at("/items").as_array(), IsEmpty());
  browser.put(path_of(noor));
  clock().advance(std::chrono::minutes(1));
  browser.put(path_of(omar));
  const auto list = browser.get("/people/suspended");
  ASSERT_THAT(list.at("/items").as_array(), SizeIs(2));
  EXPECT_EQ(list.string("/items/0/name"), "Omar");
  EXPECT_EQ(list.string("/items/0/suspended_at"), rfc3339(clock().now()));
  EXPECT_EQ(list.string("/items/1/email"), "noor@example.org");
  browser.remove(path_of(omar));
  EXPECT_THAT(browser.get("/people/suspended").at("/items").as_array(), SizeIs(1));
}

TEST_P(Suspensions, let_somebody_in_again_by_the_password_they_had) {
  auto browser = browser_of("Ada");
  browser.put(path_of(noor));
  browser.remove(path_of(noor));
  EXPECT_EQ(browser_of("Noor").get("/session").status, 200);
}

TEST_P(Suspensions, are_nobodys_who_is_not_here) {
  auto browser = browser_of("Ada");
  EXPECT_EQ(browser.put("/people/0000000000000/suspension").status, 404);
  EXPECT_EQ(browser.remove("/people/0000000000000/suspension").status, 404);
}

KRING_ON_BOTH_DATABASES(Suspensions);

}  // namespace
}  // namespace kring::identity
