#include "app/follower_drift.h"

#include "app/hub_picture.h"
#include "platform/archive/cells.h"
#include "platform/archive/put_back.h"
#include "platform/crypto/digest.h"
#include "platform/db/sqlite.h"
#include "platform/embedded/embedded.h"
#include "platform/journal/cursors.h"
#include "platform/journal/journal.h"

#include <filesystem>
#include <system_error>

#include <stdlib.h>

namespace kring::app {
namespace {

/// A folder that is gone, with all in it, when this is.
class ScratchFolder {
 public:
  ScratchFolder() {
    auto name = (std::filesystem::temp_directory_path() / "kring-check-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::system_error(errno, std::generic_category(), name);
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code ignored_since_the_system_clears_that_folder;
    std::filesystem::remove_all(path_, ignored_since_the_system_clears_that_folder);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  std::filesystem::path database() const { return path_ / "kring.db"; }

 private:
  std::filesystem::path path_;
};

struct Sum {
  std::int64_t rows = 0;
  std::string digest;
  bool operator==(const Sum&) const = default;
};

Sum sum_of(db::Picture& picture, std::string_view table) {
  const auto shape = db::shape_of(picture.tx(), table).value();
  Sum sum;
  crypto::Digest digest;
  std::string octets;
  picture.rows(shape, [&](std::span<const db::Cell> cells) {
    octets.clear();
    archive::append_row(octets, cells);
    digest.add(octets);
    ++sum.rows;
  });
  sum.digest = digest.finish();
  return sum;
}

void build_from_first_line(const std::filesystem::path& file, const HubOptions& options) {
  const SystemClock clock;
  db::IdSource ids(clock, 1);
  const auto database = db::open_sqlite({.file = file, .clock = clock, .ids = ids});
  journal::Followers followers(*database, all_followers(options));
  for (const auto* follower : followers.all()) followers.rebuild(follower->name());
}

void compare(const journal::Follower& follower, db::Picture& kept, db::Picture& built,
             Checkup& checkup) {
  for (const auto table : follower.tables()) {
    const auto now = sum_of(kept, table);
    const auto anew = sum_of(built, table);
    if (now == anew) continue;
    const std::string name(follower.name());
    checkup.findings.push_back(
        {"follower.drift", name + " keeps another " + std::string(table) +
                               " than it builds from the first line (" + std::to_string(now.rows) +
                               " rows; " + std::to_string(anew.rows) +
                               " built anew). Have it built again: kring journal replay " + name});
  }
}

}  // namespace

void check_followers(db::Picture& picture, const HubOptions& options, Checkup& checkup) {
  const auto followers = all_followers(options);
  const auto last = journal::last_seq(picture.tx());
  std::vector<const journal::Follower*> at_the_end;
  for (const auto& follower : followers) {
    const auto behind = last - journal::cursor_of(picture.tx(), follower->name());
    if (behind == 0) {
      at_the_end.push_back(follower.get());
    } else {
      checkup.remarks.push_back(std::string(follower->name()) + " was " + std::to_string(behind) +
                                " lines behind, so that there was nothing to compare. Check again"
                                " when it has caught up.");
    }
  }
  if (at_the_end.empty()) return;
  const ScratchFolder folder;
  db::migrate_sqlite(folder.database(), embedded::files("server/migrations"));
  archive::copy(picture, *db::filling_of_sqlite(folder.database()), rebuilt_tables(followers),
                [](std::int64_t, std::int64_t) {});
  build_from_first_line(folder.database(), options);
  const auto built = db::picture_of_sqlite(folder.database());
  for (const auto* follower : at_the_end) compare(*follower, picture, *built, checkup);
}

}  // namespace kring::app
