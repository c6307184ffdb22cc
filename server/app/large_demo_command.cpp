#include "app/large_demo_command.h"

#include "app/demo_welcome.h"
#include "app/empty_place.h"
#include "app/hub_picture.h"
#include "app/large_demo.h"
#include "app/opened_database.h"
#include "app/progress_line.h"
#include "app/whole_file.h"
#include "platform/archive/put_back.h"
#include "platform/crypto/password_hasher.h"
#include "platform/db/filling.h"
#include "platform/db/migration.h"
#include "platform/db/process_lock.h"
#include "platform/embedded/embedded.h"

#include <iostream>

namespace kring::app {
namespace {

constexpr std::string_view unfinished = "demo.unfinished";
constexpr auto patience = std::chrono::minutes(2);

/// A hub of its own on SQLite, whatever it is to become; gone with this.
class Workshop {
 public:
  explicit Workshop(const db::DataFolder& beside) {
    settings_.data = beside.path() / unfinished;
    std::filesystem::remove_all(settings_.data);
  }
  ~Workshop() {
    std::error_code left_for_the_next_try;
    std::filesystem::remove_all(settings_.data, left_for_the_next_try);
  }
  Workshop(const Workshop&) = delete;
  Workshop& operator=(const Workshop&) = delete;

  /// Makes it, and leaves all of it in one file.
  void make(const LargeSizes& sizes, const DemoOrganisation& organisation) const {
    const auto today = SystemClock().now();
    FrozenClock clock(today);
    OpenedDatabase database(settings_, clock, db::Observer::nobody(), OpenedDatabase::Use::story);
    crypto::PasswordHasher hasher;
    ProgressLine progress(std::cerr, "The demo organisation lives its year",
                          ProgressLine::on_terminal());
    live_large_year(*database, clock, sizes, organisation, hasher.hash(demo_password), today,
                    [&](auto done, auto all) { progress.show(done, all); });
    progress.end();
    if (!(*database).wipe_remains(patience))
      throw std::runtime_error("The disk did not keep up. Begin again.");
  }

  std::filesystem::path database() const { return db::DataFolder(settings_.data).database(); }

 private:
  config::Settings settings_;
};

void move_to_postgres(const std::filesystem::path& file, const config::Settings& settings) {
  db::migrate_postgres(settings.database, embedded::files("server/migrations"));
  const auto made = db::picture_of_sqlite(file);
  const auto filling = db::filling_of_postgres(settings.database);
  ProgressLine progress(std::cerr, "It moves to PostgreSQL", ProgressLine::on_terminal());
  archive::copy(*made, *filling, rebuilt_tables(all_followers(options_of(settings, {}))),
                [&](auto done, auto all) { progress.show(done, all); });
  progress.end();
}

}  // namespace

int make_large_demo(const config::Settings& settings, const LargeSizes& sizes, std::ostream& out) {
  const db::DataFolder folder(settings.data);
  const db::ProcessLock lock(folder);
  require_empty_place(folder, [](const std::string& name) { return name == unfinished; });
  if (!settings.database.empty()) db::require_no_hub_on_postgres(settings.database);
  const auto organisation = demo_organisation();
  const Workshop workshop(folder);
  workshop.make(sizes, organisation);
  write_demo_settings(settings, organisation);
  if (settings.database.empty()) {
    std::filesystem::rename(workshop.database(), folder.database());
    sync_folder(folder.path());
  } else {
    move_to_postgres(workshop.database(), settings);
  }
  say_who_signs_in(out, organisation);
  out << "Search reads all of it while the hub serves, which takes some minutes.\n";
  return 0;
}

}  // namespace kring::app
