#include "hub/imports/dump.h"

#include "base/described.h"
#include "hub/imports/dump_rows.h"
#include "hub/imports/wording.h"
#include "platform/text/code_points.h"
#include "platform/text/fold.h"

#include <algorithm>
#include <fstream>

namespace kring::imports {
namespace {

constexpr std::size_t octets_of_longest_name = 120;

/// Nothing but a file: a pipe or a device may never end, or never begin.
std::ifstream opened(const std::filesystem::path& path) {
  std::error_code unreadable;
  if (!std::filesystem::is_regular_file(path, unreadable)) {
    std::ifstream none;
    none.setstate(std::ios::failbit);
    return none;
  }
  return std::ifstream(path, std::ios::binary);
}

}  // namespace

std::optional<std::filesystem::path> Dump::path_of(DumpFile file) const {
  const auto wanted = text::folded(std::string(name_of(file)) + ".xml");
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable)) {
    if (text::folded(entry.path().filename().string()) == wanted) return entry.path();
  }
  return std::nullopt;
}

std::int64_t Dump::size_of(DumpFile file) const {
  const auto path = path_of(file);
  std::error_code gone;
  const auto size = path ? std::filesystem::file_size(*path, gone) : 0;
  return gone ? 0 : static_cast<std::int64_t>(size);
}

std::string Dump::name() const {
  const auto ends_in_a_slash = !folder.has_filename();
  const auto name = (ends_in_a_slash ? folder.parent_path() : folder).filename().string();
  auto shown = cleaned(text::cut(name, octets_of_longest_name)).text;
  std::replace_if(
      shown.begin(), shown.end(), [](char each) { return each < ' ' && each >= 0; }, ' ');
  return shown;
}

std::string Dump::files() const {
  std::string all;
  for (const auto file : dump_files) {
    all.append(name_of(file)).append(" ").append(std::to_string(size_of(file))).append("\n");
  }
  return all;
}

std::optional<BrokenFile> first_broken(const Dump& dump,
                                       const std::function<bool(std::int64_t)>& read) {
  std::int64_t before = 0;
  for (const auto file : dump_files) {
    const auto path = dump.path_of(file);
    if (!path) continue;
    std::ifstream octets = opened(*path);
    if (!octets) return BrokenFile{file, xml::Fault::cannot_be_opened, 0};
    xml::Rows rows(octets);
    std::int64_t number = 0;
    while (rows.next()) {
      if (++number % 1'000 == 0 && !read(before + rows.octets_read())) return std::nullopt;
    }
    before += rows.octets_read();
    if (const auto fault = rows.fault()) return BrokenFile{file, *fault, number};
  }
  return std::nullopt;
}

std::optional<std::string> marker_of(const Dump& dump) {
  const auto path = dump.path_of(DumpFile::Posts);
  if (!path) return std::nullopt;
  std::ifstream octets = opened(*path);
  xml::Rows rows(octets);
  while (const auto row = rows.next()) {
    if (const auto post = read_post(*row)) {
      return std::to_string(post->id) + " " + rfc3339(post->created_at);
    }
  }
  return std::nullopt;
}

}  // namespace kring::imports
