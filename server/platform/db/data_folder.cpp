#include "platform/db/data_folder.h"

#include "platform/db/failures.h"

#include <cerrno>
#include <system_error>

#include <sys/stat.h>

namespace kring::db {

DataFolder::DataFolder(std::filesystem::path path) : path_(std::move(path)) {
  if (std::filesystem::is_directory(path_)) return;
  std::error_code failed;
  if (path_.has_parent_path()) std::filesystem::create_directories(path_.parent_path(), failed);
  if (failed || mkdir(path_.c_str(), 0700) != 0) {
    throw CannotOpen("Cannot make the data folder " + path_.string() + ": " +
                     (failed ? failed.message() : std::generic_category().message(errno)) + ".");
  }
}

bool DataFolder::has_database(const std::filesystem::path& folder) {
  std::error_code absent;
  const auto size = std::filesystem::file_size(database_in(folder), absent);
  return !absent && size > 0;
}

}  // namespace kring::db
