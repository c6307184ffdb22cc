#include "platform/log/line.h"

#include <gmock/gmock.h>

namespace kring::log {
namespace {

const Time noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(12);

TEST(LogLine, is_one_json_object_for_machines) {
  EXPECT_EQ(line(Format::json, noon, Level::info, "request.done", {{"status", "200"}}),
            R"({"time":"2026-11-23T12:00:00.000Z","level":"info","event":"request.done",)"
            R"("status":"200"})");
}

TEST(LogLine, is_short_for_people) {
  EXPECT_EQ(line(Format::text, noon, Level::warning, "job.failed", {{"kind", "mail"}}),
            R"(2026-11-23T12:00:00.000Z warning job.failed kind="mail")");
}

TEST(LogLine, cannot_be_forged_by_a_value) {
  for (const auto format : {Format::json, Format::text}) {
    const auto said = line(format, noon, Level::error, "request.failed",
                           {{"what", "\"}\r\n{\"event\":\"forged\"\\ \u2028\u0085\x7f"}});
    EXPECT_THAT(said, testing::EndsWith(std::string(R"("\"}\u000d\u000a{\"event\":\"forged\"\\ )"
                                                    R"(\u2028\u0085\u007f")") +
                                        (format == Format::json ? "}" : "")));
  }
}

TEST(LogLine, is_utf8_whatever_the_value) {
  EXPECT_THAT(line(Format::text, noon, Level::info, "x", {{"what", "caf\xc3\xa9 \xff \xc3"}}),
              testing::EndsWith("what=\"café \uFFFD \uFFFD\""));
}

TEST(Log, says_nothing_below_the_level_that_was_chosen) {
  testing::internal::CaptureStderr();
  begin(Level::warning, Format::json);
  info("too.quiet");
  error("loud.enough", {{"request", "42"}});
  const auto said = testing::internal::GetCapturedStderr();
  EXPECT_THAT(said, testing::Not(testing::HasSubstr("too.quiet")));
  EXPECT_THAT(said, testing::MatchesRegex(
                        ".*\"level\":\"error\",\"event\":\"loud.enough\",\"request\":\"42\"}\n"));
}

}  // namespace
}  // namespace kring::log
