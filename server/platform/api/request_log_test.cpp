#include "platform/api/request_log.h"

#include "platform/log/log.h"

#include <gmock/gmock.h>

namespace kring::api {
namespace {

using ::testing::HasSubstr;

std::string said_of(const Answered& answer) {
  testing::internal::CaptureStderr();
  log::begin(log::Level::info, log::Format::json);
  RequestLog().answered(answer);
  return testing::internal::GetCapturedStderr();
}

TEST(TheRequestLog, says_what_was_asked_and_how_it_went_and_not_by_whom) {
  const auto line = said_of({"PUT /questions/{question}", 409, "revision.stale",
                             std::chrono::microseconds(1500), 210, "03b8ps15g0000"});
  EXPECT_THAT(line,
              testing::MatchesRegex(R"(\{"time":"[^"]+","level":"info","event":"request.done",)"
                                    R"("route":"PUT /questions/\{question\}","status":"409",)"
                                    R"("code":"revision.stale","ms":"1\.5[0-9]*","octets":"210",)"
                                    R"("request":"03b8ps15g0000"\})"
                                    "\n"));
}

TEST(TheRequestLog, warns_of_what_the_hub_could_not_do) {
  EXPECT_THAT(said_of({"GET /me", 503, "overloaded", {}, 0, "03b8ps15g0001"}),
              HasSubstr(R"("level":"warning")"));
}

}  // namespace
}  // namespace kring::api
