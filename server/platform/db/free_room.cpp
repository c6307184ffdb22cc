#include "platform/db/free_room.h"

#include <sys/statvfs.h>

namespace kring::db {
namespace {

constexpr std::int64_t little = 32 << 20;

}  // namespace

std::int64_t free_room(const std::filesystem::path& place) {
  struct statvfs said {};
  if (statvfs(place.c_str(), &said) != 0) return INT64_MAX;
  return static_cast<std::int64_t>(said.f_bavail) * static_cast<std::int64_t>(said.f_frsize);
}

bool is_nearly_full(const std::filesystem::path& place) {
  return free_room(place) < little;
}

}  // namespace kring::db
