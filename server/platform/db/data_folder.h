#pragma once

#include <filesystem>

namespace kring::db {

/// What is where in the folder that holds everything of one hub.
class DataFolder {
 public:
  /// Makes the folder where there is none; nobody else may enter it. Throws CannotOpen.
  explicit DataFolder(std::filesystem::path path);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path database() const { return path_ / "kring.db"; }
  std::filesystem::path blobs() const { return path_ / "blobs"; }
  std::filesystem::path lock() const { return path_ / "lock"; }
  std::filesystem::path control_socket() const { return path_ / "control.sock"; }

 private:
  std::filesystem::path path_;
};

}  // namespace kring::db
