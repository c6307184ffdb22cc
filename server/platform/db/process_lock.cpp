#include "platform/db/process_lock.h"

#include "platform/db/failures.h"

#include <array>
#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kring::db {
namespace {

std::string reason() {
  return std::generic_category().message(errno);
}

// Who holds it, as it wrote down itself.
std::string holder(int file) {
  std::array<char, 32> written{};
  const auto size = pread(file, written.data(), written.size(), 0);
  if (size <= 0) return "another process";
  return "process " + std::string(written.data(), static_cast<std::size_t>(size));
}

}  // namespace

ProcessLock::ProcessLock(const DataFolder& folder)
    : file_(open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
  if (file_ < 0) {
    throw CannotOpen("Cannot open " + folder.lock().string() + ": " + reason() + ".");
  }
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const auto who = holder(file_);
    close(file_);
    throw CannotOpen("The data folder " + folder.path().string() + " is in use by " + who +
                     ". Only one Kring may write to it at a time.");
  }
  const auto process = std::to_string(getpid());
  const bool written =
      ftruncate(file_, 0) == 0 &&
      pwrite(file_, process.data(), process.size(), 0) == static_cast<ssize_t>(process.size());
  if (!written) {
    const auto why = reason();
    close(file_);
    throw CannotOpen("Cannot write to " + folder.lock().string() + ": " + why + ".");
  }
}

ProcessLock::~ProcessLock() {
  close(file_);
}

}  // namespace kring::db
