// What is done for the last administrator who lost their telephone and their recovery codes.

#include "app/commands.h"
#include "hub/identity/second_step.h"
#include "platform/crypto/totp.h"
#include "tests/support/hub_under_test.h"

#include <sstream>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class SecondStepOnTheCommandLine : public HubOnBothDatabases {
 protected:
  std::string said(const std::string& address, int status) {
    std::ostringstream out;
    const Words words{"second-step", "off", address};
    EXPECT_TRUE(is_command(words));
    EXPECT_EQ(run_command(db(), hub().hub(), words, out), status);
    return out.str();
  }
};

TEST_P(SecondStepOnTheCommandLine, is_turned_off) {
  const auto ilse = world().administrator("Ilse");
  constexpr std::string_view secret = "12345678901234567890";
  const auto second =
      std::chrono::floor<std::chrono::seconds>(clock().now()).time_since_epoch().count();
  db().write([&](Tx& tx) {
    identity::prepare_second_step(tx, "sixteen octets or more", ilse.person, secret);
    identity::turn_on_second_step(tx, "sixteen octets or more", ilse.person,
                                  crypto::totp(secret, second / crypto::totp_seconds));
  });
  world().forget_journal();
  EXPECT_EQ(said("Ilse@example.org", 0), "Ilse@example.org signs in with the password alone.\n");
  EXPECT_THAT(world().journal_kinds(), ElementsAre("second_step.turned_off"));
  browser_of("ilse");
}

TEST_P(SecondStepOnTheCommandLine, is_nobodys_who_is_not_here) {
  world().forget_journal();
  EXPECT_EQ(said("nobody@example.org", 1), "Nobody here has the address “nobody@example.org”.\n");
  EXPECT_THAT(world().journal_kinds(), IsEmpty());
}

KRING_ON_BOTH_DATABASES(SecondStepOnTheCommandLine);

}  // namespace
}  // namespace kring::app
