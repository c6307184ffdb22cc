#include "app/demo_command.h"

#include "app/demo_history.h"
#include "app/demo_welcome.h"
#include "app/opened_database.h"
#include "app/progress_line.h"
#include "app/whole_file.h"
#include "hub/identity/invitations.h"
#include "platform/crypto/password_hasher.h"
#include "platform/db/data_folder.h"

#include <iostream>

namespace kring::app {
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
  // A year of which the end is missing passes for a hub: nobody could sign in.
  const auto begun = db::DataFolder(settings.data).demo_begun();
  write_whole_file(begun, {});
  write_demo_settings(settings, organisation);
  crypto::PasswordHasher hasher;
  ProgressLine progress(std::cerr, "The demo organisation lives its year",
                        ProgressLine::on_terminal());
  live_demo_year(*database, clock, organisation, hasher.hash(demo_password), today,
                 [&](std::size_t done, std::size_t all) {
                   progress.show(static_cast<std::int64_t>(done), static_cast<std::int64_t>(all));
                 });
  progress.end();
  std::filesystem::remove(begun);
  sync_folder(begun.parent_path());
  say_who_signs_in(std::cout, organisation);
  return 0;
}

}  // namespace kring::app
