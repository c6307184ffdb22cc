#pragma once

#include <filesystem>
#include <string_view>

namespace kring::http {

/// A request's body on disk. The file goes when this does, unless somebody moved it elsewhere.
/// Blocks: for worker threads only.
class Spool {
 public:
  enum class Outcome { written, disk_full, failed };

  Spool() = default;
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// Appends; makes the file in `folder` when it is the first piece.
  Outcome write(const std::filesystem::path& folder, std::string_view piece);
  const std::filesystem::path& path() const { return path_; }

  /// Removes what a killed server left in the folder.
  static void clear_leftovers(const std::filesystem::path& folder);

 private:
  int file_ = -1;
  std::filesystem::path path_;
};

}  // namespace kring::http
