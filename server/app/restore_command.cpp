#include "app/restore_command.h"

#include "app/empty_place.h"
#include "app/erasures_beside.h"
#include "app/hub_picture.h"
#include "app/opened_database.h"
#include "app/progress_line.h"
#include "app/whole_file.h"
#include "hub/learning_records/erasing.h"
#include "hub/learning_records/erasure_log.h"
#include "platform/api/hub_secret.h"
#include "platform/archive/put_back.h"
#include "platform/crypto/secret_key.h"
#include "platform/db/failures.h"
#include "platform/db/process_lock.h"
#include "platform/embedded/embedded.h"

#include <algorithm>
#include <fstream>
#include <iostream>

#include <sys/stat.h>
#include <unistd.h>

namespace kring::app {
namespace {

using std::filesystem::path;

/// What a hub has in its folder of its own making; settings are the administrator's.
bool is_of_hub(const std::string& name) {
  return name.starts_with("kring.db") || name.starts_with("secret.key") || name == "spool";
}

/// By what the hub in a backup knows its secret.
class FingerprintInside : public archive::Listener {
 public:
  void table(const db::TableShape& shape) override {
    is_here_ = shape.name == "hub_secret";
    const auto column = std::ranges::find(shape.columns, "fingerprint", &db::ColumnShape::name);
    place_ = static_cast<std::size_t>(column - shape.columns.begin());
  }
  void row(std::span<const db::Cell> cells) override {
    if (is_here_) found_ = std::get<db::Param::Octets>(cells[place_]).view;
  }
  /// Nothing where it never had one.
  const std::optional<std::string>& fingerprint() const { return found_; }

 private:
  bool is_here_ = false;
  std::size_t place_ = 0;
  std::optional<std::string> found_;
};

class Restoring {
 public:
  Restoring(const config::Settings& settings, path backup, std::ostream& out)
      : settings_(settings), backup_(std::move(backup)), out_(out) {}

  void check() {
    ProgressLine progress(std::cerr, "Checking the backup", ProgressLine::on_terminal());
    FingerprintInside inside;
    archive_ = archive::checked(backup_, showing(progress), inside);
    progress.end();
    require_secret(inside.fingerprint());
    steps_ = db::steps_up_to(archive_.steps(), embedded::files("server/migrations"));
    out_ << "The backup is whole: of " << rfc3339(archive_.head.made_at) << ", with "
         << (archive_.manifest.journal ? archive_.manifest.journal->seq : 0)
         << " lines in its journal.\n"
         << std::flush;
  }

  /// Nothing of anybody's is written over, but what an earlier restore left that did not end.
  void take_place() {
    folder_.emplace(settings_.data);
    const db::ProcessLock lock(*folder_);
    const bool again = std::filesystem::exists(folder_->restoring());
    require_empty_place(*folder_, [again](const std::string& name) {
      return name.starts_with("restoring") || (again && is_of_hub(name));
    });
    if (again) out_ << "An earlier restore here did not end. It begins anew.\n";
    filled_ =
        !settings_.database.empty() && db::mark_of_postgres(settings_.database) == archive_.digest;
    if (!settings_.database.empty() && !filled_) db::require_no_hub_on_postgres(settings_.database);
    write_whole_file(folder_->restoring(), archive_.digest + "\n");
    for (const auto& entry : std::filesystem::directory_iterator(folder_->path())) {
      if (is_of_hub(entry.path().filename().string())) std::filesystem::remove_all(entry.path());
    }
    write_whole_file(folder_->secret_key(), archive_.secret);
    if (!filled_) fill();
  }

  void finish(const path& erasures) {
    {
      const SystemClock clock;
      OpenedDatabase database(settings_, clock, db::Observer::nobody(),
                              OpenedDatabase::Use::restoration);
      crypto::PasswordHasher hasher;
      Hub hub(*database, clock, hasher, options_of(settings_, archive_.secret));
      erase_again(*database, hub, erasures);
      build_again(*database, hub);
    }
    // What a migration kept of before: it is in the backup.
    for (const auto& entry : std::filesystem::directory_iterator(folder_->path())) {
      if (entry.path().filename().string().starts_with("kring.db.before-"))
        std::filesystem::remove(entry.path());
    }
    if (!settings_.database.empty()) db::forget_mark_of_postgres(settings_.database);
    std::filesystem::remove(folder_->restoring());
    sync_folder(folder_->path());
    out_ << "The hub is back in " << folder_->path().string()
         << (settings_.database.empty() ? "" : " and in PostgreSQL") << ".\n";
  }

 private:
  /// With another one the hub would not start, nor would what is sealed in it ever open.
  void require_secret(const std::optional<std::string>& fingerprint) const {
    if (archive_.secret.size() == crypto::secret_key_size &&
        (!fingerprint || api::is_fingerprint_of(archive_.secret, *fingerprint)))
      return;
    throw archive::BadArchive("The secret.key in " + backup_.string() +
                              " is not the one of the hub in it. Restore another backup.");
  }

  static archive::OnProgress showing(ProgressLine& progress) {
    return [&](std::int64_t done, std::int64_t all) { progress.show(done, all); };
  }

  void fill() {
    const auto followers = all_followers(options_of(settings_, archive_.secret));
    ProgressLine progress(std::cerr, "Putting it back", ProgressLine::on_terminal());
    std::unique_ptr<db::Filling> filling;
    if (settings_.database.empty()) {
      db::migrate_sqlite(folder_->database(), steps_);
      filling = db::filling_of_sqlite(folder_->database());
    } else {
      db::migrate_postgres(settings_.database, steps_);
      filling = db::filling_of_postgres(settings_.database);
    }
    archive::put_back(backup_, *filling, archive_, rebuilt_tables(followers), showing(progress));
    progress.end();
  }

  void erase_again(Database& database, Hub& hub, const path& erasures) {
    if (erasures.empty()) return;
    std::ifstream log(erasures, std::ios::binary);
    if (!log) throw std::runtime_error("Cannot read " + erasures.string() + ".");
    const auto begun =
        learning_records::begin_erasures_of(database, hub.erasure_options().secret, log);
    while (!learning_records::erase_on(database, hub.erasure_options(), std::chrono::seconds(5))) {
    }
    out_ << begun.number << " erasures that came after the backup are done anew.\n";
  }

  void build_again(Database& database, Hub& hub) {
    out_ << "Search is being built anew …\n" << std::flush;
    database.await_numbering();
    for (const auto* follower : hub.followers().all()) {
      if (!follower->adds_to()) hub.followers().rebuild(follower->name());
    }
    hub.followers().catch_up();
  }

  const config::Settings& settings_;
  const path backup_;
  std::optional<db::DataFolder> folder_;
  std::ostream& out_;
  archive::Checked archive_;
  std::map<std::string_view, std::string_view> steps_;
  bool filled_ = false;
};

/// The hub's files are to be its user's, who alone may read them.
void require_owner_of(const path& folder) {
  struct stat about {};
  if (stat(folder.c_str(), &about) != 0 || about.st_uid == geteuid()) return;
  throw db::CannotOpen("The folder " + folder.string() +
                       " is another user's. Be that user: runuser -u USER -- kring restore …");
}

}  // namespace

int restore(const config::Settings& settings, const path& backup,
            const std::optional<path>& erasures, std::ostream& out) {
  require_owner_of(settings.data);
  Restoring restoring(settings, backup, out);
  restoring.check();
  auto log = erasures.value_or(erasures_beside(backup));
  if (!erasures && !std::filesystem::exists(log)) {
    log.clear();
    out << "There is no erasures.log beside the backup: nothing is erased again.\n";
  }
  restoring.take_place();
  restoring.finish(log);
  return 0;
}

}  // namespace kring::app
