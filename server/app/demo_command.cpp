#include "app/demo_command.h"

#include "app/demo_history.h"
#include "app/demo_welcome.h"
#include "app/opened_database.h"
#include "hub/identity/invitations.h"
#include "platform/crypto/password_hasher.h"

#include <iostream>

namespace kring::app {
namespace {

/// A line that grows, for whoever waits at a terminal.
class ProgressBar {
 public:
  void show(double done) {
    const int percent = static_cast<int>(done * 100);
    if (percent == shown_) return;
    shown_ = percent;
    std::cerr << "\rThe demo organisation lives its year … " << percent << " %" << std::flush;
    if (percent == 100) std::cerr << '\n';
  }

 private:
  int shown_ = -1;
};

}  // namespace

int make_demo(const config::Settings& settings) {
  const auto organisation = demo_organisation();
  const SystemClock system;
  const auto today = system.now();
  FrozenClock clock(today);
  OpenedDatabase database(settings, clock, db::Observer::nobody(), OpenedDatabase::Use::story);
  if ((*database).read([](Tx& tx) { return identity::has_accounts(tx); })) {
    std::cerr << "There are people in this hub already. The demo wants an empty one: name another "
                 "folder with"
                 " --data.\n";
    return 1;
  }
  write_demo_settings(settings, organisation);
  crypto::PasswordHasher hasher;
  ProgressBar bar;
  live_demo_year(*database, clock, organisation, hasher.hash(demo_password), today,
                 [&](double done) { bar.show(done); });
  say_who_signs_in(std::cout, organisation);
  return 0;
}

}  // namespace kring::app
