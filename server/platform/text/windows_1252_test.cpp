#include "platform/text/windows_1252.h"

#include <gtest/gtest.h>

namespace kring::text {
namespace {

TEST(Windows1252, is_read_as_what_it_shows) {
  EXPECT_EQ(from_windows_1252("Zo\xEB \x80 5 \x93klaar\x94 \x9B"), "Zoë € 5 “klaar” ›");
  EXPECT_EQ(from_windows_1252(""), "");
}

TEST(Windows1252, has_no_text_with_octets_that_mean_nothing_in_it) {
  EXPECT_EQ(from_windows_1252("a\x81"), std::nullopt);
  EXPECT_EQ(from_windows_1252(std::string_view("a\0b", 3)), std::nullopt);
}

}  // namespace
}  // namespace kring::text
