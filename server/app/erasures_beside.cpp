#include "app/erasures_beside.h"

#include "app/whole_file.h"

#include <fstream>
#include <set>
#include <sstream>

namespace kring::app {

std::filesystem::path erasures_beside(const std::filesystem::path& backup) {
  return backup.parent_path() / "erasures.log";
}

void add_erasures(const std::filesystem::path& file, std::string_view lines) {
  std::string all;
  std::set<std::string> known;
  {
    std::ifstream before(file, std::ios::binary);
    if (!before && std::filesystem::exists(file))
      throw std::runtime_error("Cannot read " + file.string() + ".");
    for (std::string line; std::getline(before, line);) {
      known.insert(line);
      all.append(line).append("\n");
    }
  }
  bool any = false;
  std::istringstream now{std::string(lines)};
  for (std::string line; std::getline(now, line);) {
    if (!known.insert(line).second) continue;
    all.append(line).append("\n");
    any = true;
  }
  if (any || !std::filesystem::exists(file)) write_whole_file(file, all);
}

}  // namespace kring::app
