#include "platform/db/process_lock.h"

#include "platform/db/failures.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kring::db {
namespace {

using testing::HasSubstr;

TEST(ADataFolder, is_made_for_us_alone) {
  const testing_support::TemporaryFolder temporary;
  const DataFolder folder(temporary.path() / "a" / "data");
  struct stat found {};
  ASSERT_EQ(stat(folder.path().c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777, 0700U);
  EXPECT_NO_THROW(DataFolder(folder.path()));
}

TEST(ADataFolder, is_refused_where_it_cannot_be_made) {
  EXPECT_THROW(DataFolder("/proc/nowhere/data"), CannotOpen);
}

TEST(AProcessLock, makes_a_second_writer_impossible_and_says_who_is_the_first) {
  const testing_support::TemporaryFolder temporary;
  const DataFolder folder(temporary.path());
  {
    const ProcessLock first(folder);
    try {
      const ProcessLock second(folder);
      FAIL() << "two hold it";
    } catch (const CannotOpen& refusal) {
      EXPECT_THAT(refusal.what(), HasSubstr("process " + std::to_string(getpid())));
    }
  }
  EXPECT_NO_THROW(ProcessLock{folder});
}

}  // namespace
}  // namespace kring::db
