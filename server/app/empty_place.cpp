#include "app/empty_place.h"

#include "platform/db/failures.h"

namespace kring::app {
namespace {

bool may_stay(const std::string& name) {
  return name == "kring.toml" || name == "lock" || name == "lost+found";
}

}  // namespace

void require_empty_place(const db::DataFolder& folder,
                         const std::function<bool(const std::string& name)>& is_left_over) {
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    const auto name = entry.path().filename().string();
    if (may_stay(name) || is_left_over(name)) continue;
    throw db::CannotOpen("There is something in " + folder.path().string() + " already (" + name +
                         "). Name an empty folder with --data.");
  }
}

}  // namespace kring::app
