// What the last administrator does who forgot their own password.

#include "app/commands.h"
#include "tests/support/hub_under_test.h"

#include <sstream>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ResetLinkOnTheCommandLine : public HubOnBothDatabases {
 protected:
  void SetUp() override {
    HubOnBothDatabases::SetUp();
    if (IsSkipped()) return;
    ilse = world().administrator("Ilse");
    world().forget_journal();
  }

  std::string said(const std::string& address, int status) {
    std::ostringstream out;
    const Words words{"reset-link", address};
    EXPECT_TRUE(is_command(words));
    EXPECT_EQ(run_command(db(), hub().hub(), words, out), status);
    return out.str();
  }

  Visitor ilse;
};

TEST_P(ResetLinkOnTheCommandLine, lets_an_administrator_in_who_forgot_their_password) {
  const auto text = said("Ilse@example.org", 0);
  EXPECT_THAT(text, HasSubstr("once, for an hour"));
  const std::string beginning = "http://localhost:8080/reset#";
  const auto at = text.find(beginning);
  ASSERT_NE(at, text.npos) << text;
  const auto from = at + beginning.size();
  const auto token = text.substr(from, text.find('\n', from) - from);
  auto browser = hub().browser();
  EXPECT_EQ(browser
                .post("/reset_links/password",
                      {{"token", token}, {"password", "nine wet llamas at noon"}})
                .status,
            204);
  EXPECT_EQ(browser
                .post("/session",
                      {{"email", "ilse@example.org"}, {"password", "nine wet llamas at noon"}})
                .status,
            200);
  EXPECT_THAT(world().journal_kinds(),
              ElementsAre("reset_link.made", "reset_link.used", "password.changed"));
}

TEST_P(ResetLinkOnTheCommandLine, is_made_for_nobody_who_is_not_here_or_shut_out) {
  for (const auto* address : {"nobody@example.org", "no address"}) {
    EXPECT_EQ(said(address, 1),
              "Nobody who may sign in here has the address “" + std::string(address) + "”.\n");
  }
  db().write([&](Tx& tx) { identity::suspend(tx, {}, ilse.person); });
  world().forget_journal();
  EXPECT_EQ(said("ilse@example.org", 1),
            "Nobody who may sign in here has the address “ilse@example.org”.\n");
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

KRING_ON_BOTH_DATABASES(ResetLinkOnTheCommandLine);

}  // namespace
}  // namespace kring::app
