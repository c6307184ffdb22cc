#include "base/own_file.h"

#include "tests/support/temporary_folder.h"

#include <fstream>

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kring {
namespace {

class OwnFile : public testing::Test {
 protected:
  std::filesystem::path in(std::string_view name) const { return folder_.path() / name; }

  /// Whether it is opened.
  static bool opens(const std::filesystem::path& file) {
    const int opened = open_own_file(file);
    if (opened >= 0) close(opened);
    return opened >= 0;
  }

  static auto mode_of(const std::filesystem::path& file) {
    return std::filesystem::status(file).permissions() & std::filesystem::perms::all;
  }
  static constexpr auto owners =
      std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

  const testing_support::TemporaryFolder folder_;
};

TEST_F(OwnFile, is_made_for_its_owner_alone) {
  EXPECT_TRUE(opens(in("new")));
  EXPECT_EQ(mode_of(in("new")), owners);
}

TEST_F(OwnFile, that_stands_there_keeps_what_it_holds_and_is_closed_to_others) {
  std::ofstream(in("old")) << "old";
  std::filesystem::permissions(in("old"), std::filesystem::perms::all);
  EXPECT_TRUE(opens(in("old")));
  EXPECT_EQ(mode_of(in("old")), owners);
  EXPECT_EQ(std::filesystem::file_size(in("old")), 3U);
}

TEST_F(OwnFile, is_no_link_to_another) {
  std::ofstream(in("another")) << "another's";
  std::filesystem::create_symlink(in("another"), in("link"));
  EXPECT_FALSE(opens(in("link")));
  std::filesystem::create_hard_link(in("another"), in("second name"));
  EXPECT_FALSE(opens(in("second name")));
}

TEST_F(OwnFile, is_nothing_that_only_looks_like_one) {
  ASSERT_EQ(mkfifo(in("pipe").c_str(), 0600), 0);
  EXPECT_FALSE(opens(in("pipe")));
  std::filesystem::create_directory(in("folder"));
  EXPECT_FALSE(opens(in("folder")));
}

}  // namespace
}  // namespace kring
