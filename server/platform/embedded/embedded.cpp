#include "platform/embedded/embedded.h"

#include "platform/embedded/table.h"

#include <stdexcept>
#include <string>

namespace kring::embedded {
namespace {

using Folders = std::map<std::string_view, Files>;

Folders read_table() {
  Folders folders;
  for (const auto* folder = table; folder->name; ++folder) {
    auto& files_of_folder = folders[folder->name];
    for (const auto* file = folder->files; file->name; ++file) {
      files_of_folder.emplace(file->name, std::string_view(file->begin, file->end));
    }
  }
  return folders;
}

}  // namespace

const Files& files(std::string_view folder) {
  static const Folders folders = read_table();
  const auto found = folders.find(folder);
  if (found == folders.end()) {
    throw std::out_of_range("not an embedded folder: " + std::string(folder));
  }
  return found->second;
}

}  // namespace kring::embedded
