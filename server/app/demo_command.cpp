#include "app/demo_command.h"

#include "app/demo_history.h"
#include "app/opened_database.h"
#include "hub/identity/invitations.h"
#include "platform/crypto/password_hasher.h"

#include <fstream>
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

/// The demo organisation's own settings, unless somebody wrote others there.
void write_settings(const config::Settings& settings, const DemoOrganisation& organisation) {
  const auto file = settings.data / "kring.toml";
  if (std::filesystem::exists(file)) return;
  std::ofstream out(file);
  out << "organisation = \"" << organisation.name << "\"\nlanguage = \"nl\"\n";
  if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

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
  write_settings(settings, organisation);
  crypto::PasswordHasher hasher;
  ProgressBar bar;
  live_demo_year(*database, clock, organisation, hasher.hash(demo_password), today,
                 [&](double done) { bar.show(done); });
  std::cout << organisation.name << " is there. Sign in as one of these, with the password “"
            << demo_password << "”:\n";
  for (const auto& person : demo_people_to_sign_in_as()) {
    std::cout << "  " << person.email << "  " << person.about->en << '\n';
  }
  return 0;
}

}  // namespace kring::app
