#include "base/own_file.h"

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kring {

int open_own_file(const std::filesystem::path& file) {
  // Not waiting: a pipe that somebody put there is refused below.
  const int opened =
      open(file.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  if (opened < 0) return opened;
  struct stat known {};
  const bool is_own = fstat(opened, &known) == 0 && S_ISREG(known.st_mode) &&
                      known.st_uid == geteuid() && known.st_nlink == 1;
  if (is_own && fchmod(opened, 0600) == 0) return opened;
  close(opened);
  errno = EPERM;
  return -1;
}

}  // namespace kring
