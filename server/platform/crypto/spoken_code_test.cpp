#include "platform/crypto/spoken_code.h"

#include <set>

#include <gtest/gtest.h>

namespace kring::crypto {
namespace {

TEST(SpokenCode, holds_no_letter_that_is_taken_for_another) {
  std::set<std::string> seen;
  for (int i = 0; i < 500; ++i) {
    const auto code = random_code(16);
    EXPECT_EQ(code.size(), 16U);
    EXPECT_EQ(code.find_first_not_of("23456789ABCDEFGHJKLMNPQRSTUVWXYZ"), code.npos) << code;
    seen.insert(code);
  }
  EXPECT_EQ(seen.size(), 500U);
}

TEST(SpokenCode, is_the_same_however_it_is_grouped_and_written) {
  EXPECT_EQ(grouped_code("ABCDEFGH2345"), "ABCD-EFGH-2345");
  EXPECT_EQ(grouped_code("ABC"), "ABC");
  EXPECT_EQ(tidy_code(" abcd-EFGH 2345"), "ABCDEFGH2345");
  EXPECT_EQ(tidy_code("ABCD.EFGH"), "ABCD.EFGH");
}

}  // namespace
}  // namespace kring::crypto
