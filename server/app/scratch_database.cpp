#include "app/scratch_database.h"

#include "platform/db/migration.h"
#include "platform/db/observer.h"
#include "platform/db/sqlite.h"
#include "platform/embedded/embedded.h"

#include <cerrno>
#include <system_error>

#include <stdlib.h>

namespace kring::app {
namespace {

std::filesystem::path temporary_folder() {
  auto name = (std::filesystem::temp_directory_path() / "kring-scratch-XXXXXX").string();
  if (!::mkdtemp(name.data())) {
    throw std::system_error(errno, std::generic_category(), "temporary folder");
  }
  return name;
}

}  // namespace

ScratchDatabase::ScratchDatabase() : ids_(clock_), folder_(temporary_folder()) {
  ids_.use(0, Time{}, Time::max());
  const auto file = folder_ / "kring.db";
  db::migrate_sqlite(file, embedded::files("server/migrations"));
  database_ = db::open_sqlite(
      {.file = file, .clock = clock_, .ids = ids_, .observer = db::Observer::nobody()});
}

ScratchDatabase::~ScratchDatabase() {
  database_.reset();
  std::error_code gone_already;
  std::filesystem::remove_all(folder_, gone_already);
}

}  // namespace kring::app
