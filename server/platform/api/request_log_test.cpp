#include "platform/api/request_log.h"

#include "platform/log/log.h"

#include <algorithm>
#include <cstdint>

#include <gmock/gmock.h>

namespace kring::api {
namespace {

using ::testing::HasSubstr;

const Time noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(12);

template <class Act>
std::string said_while(Act&& act) {
  testing::internal::CaptureStderr();
  log::begin(log::Level::info, log::Format::json);
  act();
  return testing::internal::GetCapturedStderr();
}

std::string said_of(const Answered& answer) {
  const FrozenClock clock(noon);
  return said_while([&] { RequestLog(clock).answered(answer); });
}

std::int64_t lines_of(const std::string& said) {
  return std::count(said.begin(), said.end(), '\n');
}

/// Hears what the log passes on, and counts it.
class Counted : public Observer {
 public:
  void answered(const Answered&) override { ++answers; }
  void failed(std::string_view, std::string_view) override {}
  int answers = 0;
};

/// Requests that are answered while time stands still.
class AFlood : public testing::Test {
 protected:
  std::string said_of_many(int count, int status) {
    return said_while([&] {
      for (int i = 0; i < count; ++i) log_.answered({"unknown", status, "", {}, 0, "x"});
    });
  }
  std::string said_of_left_out() {
    return said_while([&] { log_.say_left_out(); });
  }

  FrozenClock clock_{noon};
  Counted counted_;
  RequestLog log_{clock_, &counted_};
};

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

TEST(TheRequestLog, does_not_warn_of_what_nobody_speaks) {
  for (const auto status : {501, 505})
    EXPECT_THAT(said_of({"unknown", status, "request.malformed", {}, 0, "03b8ps15g0002"}),
                HasSubstr(R"("level":"info")"));
}

TEST_F(AFlood, of_refusals_takes_two_hundred_lines_and_two_a_second_from_then_on) {
  EXPECT_EQ(lines_of(said_of_many(5'000, 404)), 200);
  clock_.advance(std::chrono::seconds(10));
  EXPECT_EQ(lines_of(said_of_many(5'000, 404)), 20);
}

TEST_F(AFlood, of_what_nobody_speaks_is_of_refusals_too) {
  EXPECT_EQ(lines_of(said_of_many(5'000, 501)), 200);
  EXPECT_EQ(lines_of(said_of_many(5'000, 505)), 200);
}

TEST_F(AFlood, that_went_by_leaves_room_for_another_two_hundred) {
  said_of_many(5'000, 404);
  clock_.advance(std::chrono::hours(1));
  EXPECT_EQ(lines_of(said_of_many(5'000, 404)), 200);
}

TEST_F(AFlood, of_one_status_hides_no_other) {
  said_of_many(5'000, 404);
  EXPECT_EQ(lines_of(said_of_many(3, 401)), 3);
}

TEST_F(AFlood, of_more_than_there_is_room_for_takes_no_more_lines) {
  EXPECT_EQ(lines_of(said_of_many(5'000, 503)), 200);
}

TEST_F(AFlood, of_what_was_done_or_failed_has_all_its_lines) {
  for (const auto status : {200, 304, 500, 507}) {
    EXPECT_EQ(lines_of(said_of_many(500, status)), 500) << status;
  }
}

TEST_F(AFlood, is_counted_whole_by_who_listens) {
  said_of_many(5'000, 404);
  EXPECT_EQ(counted_.answers, 5'000);
}

TEST_F(AFlood, is_told_of_once_in_one_line_by_status) {
  said_of_many(5'000, 404);
  said_of_many(201, 401);
  EXPECT_THAT(said_of_left_out(),
              testing::MatchesRegex(R"(\{"time":"[^"]+","level":"warning",)"
                                    R"("event":"request.left_out","lines":"4801",)"
                                    R"("by_status":"401=1 404=4800"\})"
                                    "\n"));
  EXPECT_EQ(said_of_left_out(), "");
}

TEST_F(AFlood, that_was_none_is_not_told_of) {
  said_of_many(200, 404);
  EXPECT_EQ(said_of_left_out(), "");
}

}  // namespace
}  // namespace kring::api
