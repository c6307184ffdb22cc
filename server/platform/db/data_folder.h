#pragma once

#include <filesystem>

namespace kring::db {

/// What is where in the folder that holds everything of one hub.
class DataFolder {
 public:
  /// Makes the folder where there is none; nobody else may enter it. Throws CannotOpen.
  explicit DataFolder(std::filesystem::path path);

  /// Whether a hub keeps its database in a folder. Makes nothing.
  static bool has_database(const std::filesystem::path& folder);

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path database() const { return database_in(path_); }
  std::filesystem::path secret_key() const { return path_ / "secret.key"; }
  /// There while a backup is being put back, and left by one that did not end.
  std::filesystem::path restoring() const { return path_ / "restoring"; }
  /// There while the demo organisation is made, and left by one that did not end.
  std::filesystem::path demo_begun() const { return path_ / "demo.begun"; }
  std::filesystem::path lock() const { return path_ / "lock"; }
  std::filesystem::path control_socket() const { return path_ / "control.sock"; }

 private:
  static std::filesystem::path database_in(const std::filesystem::path& folder) {
    return folder / "kring.db";
  }

  std::filesystem::path path_;
};

}  // namespace kring::db
