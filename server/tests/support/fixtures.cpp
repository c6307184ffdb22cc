#include "tests/support/fixtures.h"

#include <cstdlib>
#include <string>

namespace kring::tests {
namespace {

std::string setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

std::optional<std::filesystem::path> fixture(std::string_view folder) {
  namespace fs = std::filesystem;
  if (const auto set = setting("KRING_FIXTURES"); !set.empty()) {
    const auto found = fs::path(set) / folder;
    return fs::exists(found) ? std::optional(found) : std::nullopt;
  }
  // Tests run somewhere below the project; the fixtures are beside it.
  for (auto at = fs::current_path(); at != at.root_path(); at = at.parent_path()) {
    const auto found = at.parent_path() / "shared" / "fixtures" / folder;
    if (fs::exists(found)) return found;
  }
  return std::nullopt;
}

bool fixtures_are_required() {
  return setting("CI") == "true";
}

}  // namespace kring::tests
