#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace kring::testing_support {

/// A folder with a dump that a test writes, gone with this object. Rows are given as their
/// attributes.
class DumpFolder {
 public:
  using Rows = std::vector<std::string>;

  DumpFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kring-dump-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no folder for a dump");
    path_ = name;
  }
  ~DumpFolder() {
    std::error_code gone_already;
    std::filesystem::remove_all(path_, gone_already);
  }
  DumpFolder(const DumpFolder&) = delete;
  DumpFolder& operator=(const DumpFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  DumpFolder& users(const Rows& rows) { return rows_of("Users.xml", "users", rows); }
  DumpFolder& posts(const Rows& rows) { return rows_of("Posts.xml", "posts", rows); }
  DumpFolder& votes(const Rows& rows) { return rows_of("Votes.xml", "votes", rows); }
  DumpFolder& comments(const Rows& rows) { return rows_of("Comments.xml", "comments", rows); }
  DumpFolder& tags(const Rows& rows) { return rows_of("Tags.xml", "tags", rows); }
  DumpFolder& links(const Rows& rows) { return rows_of("PostLinks.xml", "postlinks", rows); }
  DumpFolder& history(const Rows& rows) { return rows_of("PostHistory.xml", "posthistory", rows); }
  DumpFolder& badges(const Rows& rows) { return rows_of("Badges.xml", "badges", rows); }

  DumpFolder& write(std::string_view file, std::string_view text) {
    std::ofstream(path_ / file, std::ios::binary) << text;
    return *this;
  }

 private:
  DumpFolder& rows_of(std::string_view file, const std::string& root, const Rows& rows) {
    auto text = "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<" + root + ">\n";
    for (const auto& row : rows) text += "  <row " + row + " />\n";
    return write(file, text + "</" + root + ">\n");
  }

  std::filesystem::path path_;
};

}  // namespace kring::testing_support
