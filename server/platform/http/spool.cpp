#include "platform/http/spool.h"

#include <cerrno>
#include <string>

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

namespace kring::http {
namespace {

constexpr std::string_view prefix = "kring-body-";

Spool::Outcome outcome_of(int error) {
  // EFBIG: a limit on the size of files stands in the way, which for the sender is the same.
  const bool full = error == ENOSPC || error == EDQUOT || error == EFBIG;
  return full ? Spool::Outcome::disk_full : Spool::Outcome::failed;
}

}  // namespace

Spool::~Spool() {
  if (file_ >= 0) ::close(file_);
  if (path_.empty()) return;
  std::error_code gone_already;
  std::filesystem::remove(path_, gone_already);
}

Spool::Outcome Spool::write(const std::filesystem::path& folder, std::string_view piece) {
  if (file_ < 0) {
    std::string name = (folder / (std::string(prefix) + "XXXXXX")).string();
    file_ = ::mkostemp(name.data(), O_CLOEXEC);
    if (file_ < 0) return outcome_of(errno);
    path_ = name;
  }
  while (!piece.empty()) {
    const auto written = ::write(file_, piece.data(), piece.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return outcome_of(errno);
    piece.remove_prefix(static_cast<std::size_t>(written));
  }
  return Outcome::written;
}

void Spool::clear_leftovers(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().starts_with(prefix)) std::filesystem::remove(entry.path());
  }
}

}  // namespace kring::http
