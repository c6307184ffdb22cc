#include "app/progress_line.h"

#include <sstream>

#include <gmock/gmock.h>

namespace kring::app {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

TEST(AProgressLine, says_how_much_is_done_and_how_long_the_rest_takes) {
  std::ostringstream out;
  ProgressLine line(out, "Backing up", false);
  const auto begun = std::chrono::steady_clock::now();
  line.show(1, 100, begun + seconds(1));  // too soon
  line.show(25, 100, begun + seconds(20));
  line.show(50, 100, begun + seconds(25));  // too soon after the last one
  EXPECT_THAT(out.str(), testing::MatchesRegex("Backing up: 25 %, about (59|60) s left\n"));
}

TEST(AProgressLine, is_one_line_on_a_terminal) {
  std::ostringstream out;
  ProgressLine line(out, "Backing up", true);
  const auto begun = std::chrono::steady_clock::now();
  line.show(1, 4, begun + seconds(1));
  line.show(2, 4, begun + seconds(2));
  line.end();
  EXPECT_EQ(out.str().find('\n'), std::string::npos);
}

TEST(AProgressLine, says_nothing_of_nothing) {
  std::ostringstream out;
  ProgressLine line(out, "Backing up", false);
  line.show(0, 0, std::chrono::steady_clock::now() + hours(1));
  EXPECT_EQ(out.str(), "");
}

TEST(AProgressLine, tells_time_as_people_do) {
  EXPECT_EQ(about(seconds(40)), "about 40 s");
  EXPECT_EQ(about(seconds(200)), "about 3 min");
  EXPECT_EQ(about(hours(3)), "about 3 h");
}

}  // namespace
}  // namespace kring::app
