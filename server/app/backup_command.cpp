#include "app/backup_command.h"

#include "app/erasures_beside.h"
#include "app/hub_picture.h"
#include "app/progress_line.h"
#include "app/version.h"
#include "hub/learning_records/erasure_log.h"
#include "platform/api/hub_secret.h"
#include "platform/archive/keep.h"
#include "platform/clock/clock.h"
#include "platform/crypto/secret_key.h"
#include "platform/db/data_folder.h"
#include "platform/db/failures.h"

#include <algorithm>
#include <iostream>
#include <sstream>

namespace kring::app {
namespace {

std::string secret_of(const config::Settings& settings, db::Picture& picture) {
  const auto file = db::DataFolder(settings.data).secret_key();
  // Of a hub on SQLite that never served it makes one, as the server would. Beside PostgreSQL
  // another one may be anywhere.
  const bool is_somewhere = !settings.database.empty() || api::is_known(picture.tx());
  const auto kept = crypto::kept_secret_key(file);
  if (is_somewhere && !kept) {
    throw db::CannotOpen("There is no secret.key in " + settings.data.string() +
                         ", and without it a backup is not whole. Name the folder of the hub with"
                         " --data.");
  }
  auto secret = kept ? *kept : crypto::secret_key(file);
  if (!api::may_be_secret_of_hub(picture.tx(), secret)) {
    throw db::CannotOpen("The secret.key in " + settings.data.string() +
                         " is not the one of this hub, and without that a backup is not whole."
                         " `kring serve` says what to do about it.");
  }
  return secret;
}

/// "kring-20261129-184350.kring" in a folder.
std::filesystem::path file_for(const std::filesystem::path& to, Time now) {
  if (!std::filesystem::is_directory(to)) return to;
  auto moment = rfc3339(now).substr(0, 19);
  std::erase_if(moment, [](char each) { return each == '-' || each == ':'; });
  std::ranges::replace(moment, 'T', '-');
  return to / ("kring-" + moment + ".kring");
}

std::string erasures_in(db::Picture& picture, std::string_view secret) {
  const auto tables = db::shapes_of(picture.tx(), {"search_texts"});
  // A hub that was not brought up to date yet may have none.
  if (std::ranges::find(tables, "record_erasures", &db::TableShape::name) == tables.end())
    return {};
  std::ostringstream log;
  learning_records::write_erasure_log(picture.tx(), secret, log);
  return log.str();
}

}  // namespace

int back_up(const config::Settings& settings, const std::filesystem::path& to, std::ostream& out) {
  const auto now = SystemClock().now();
  const auto picture = picture_of_hub(settings);
  const auto secret = secret_of(settings, *picture);
  const auto followers = all_followers(options_of(settings, secret));
  const auto file = file_for(to, now);
  archive::ArchiveWriter archive(file);
  ProgressLine progress(std::cerr, "Backing up", ProgressLine::on_terminal());
  archive::keep(*picture, {std::string(version), now, secret, rebuilt_tables(followers)}, archive,
                [&](std::int64_t done, std::int64_t all) { progress.show(done, all); });
  progress.end();
  add_erasures(erasures_beside(file), erasures_in(*picture, secret));
  std::int64_t rows = 0;
  for (const auto& table : archive.manifest().tables) rows += table.rows;
  const auto& journal = archive.manifest().journal;
  out << "Backed up " << rows << " rows and the journal up to line " << (journal ? journal->seq : 0)
      << ", " << (archive.octets() + 999'999) / 1'000'000 << " MB: " << file.string() << '\n';
  return 0;
}

}  // namespace kring::app
