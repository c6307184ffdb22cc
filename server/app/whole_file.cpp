#include "app/whole_file.h"

#include "base/own_file.h"
#include "base/refusal.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace kring::app {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, int why) {
  if (why == ENOSPC || why == EDQUOT) throw Refusal(Status::storage_full, "storage_full");
  throw std::system_error(why, std::generic_category(), file.string());
}

bool write_all(int to, std::string_view octets) {
  while (!octets.empty()) {
    const auto written = write(to, octets.data(), octets.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    octets.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

void write_whole_file(const std::filesystem::path& file, std::string_view octets) {
  const auto unfinished = file.string() + ".part";
  const int to = open_own_file(unfinished);
  if (to < 0) refuse(unfinished, errno);
  const bool written = ftruncate(to, 0) == 0 && write_all(to, octets) && fsync(to) == 0;
  const int why = errno;
  close(to);
  if (!written) {
    unlink(unfinished.c_str());
    refuse(unfinished, why);
  }
  std::filesystem::rename(unfinished, file);
  sync_folder(file.has_parent_path() ? file.parent_path() : std::filesystem::path("."));
}

void sync_folder(const std::filesystem::path& folder) {
  const int entry = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool synced = entry >= 0 && fsync(entry) == 0;
  const int why = errno;
  if (entry >= 0) close(entry);
  if (!synced) refuse(folder, why);
}

}  // namespace kring::app
