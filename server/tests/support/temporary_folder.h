#pragma once

#include <filesystem>
#include <string>
#include <system_error>

namespace kring::testing_support {

/// A new empty folder that only we may enter. The caller removes it.
inline std::filesystem::path new_temporary_folder() {
  auto name = (std::filesystem::temp_directory_path() / "kring-test-XXXXXX").string();
  if (!mkdtemp(name.data())) throw std::system_error(errno, std::generic_category(), name);
  return name;
}

/// A folder that is gone, with all in it, when this is.
class TemporaryFolder {
 public:
  TemporaryFolder() : path_(new_temporary_folder()) {}
  ~TemporaryFolder() {
    std::error_code ignored_at_the_end_of_a_test;
    std::filesystem::remove_all(path_, ignored_at_the_end_of_a_test);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace kring::testing_support
