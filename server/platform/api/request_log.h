#pragma once

#include "platform/api/observer.h"
#include "platform/api/rate_limits.h"
#include "platform/clock/clock.h"

#include <cstdint>
#include <map>
#include <mutex>

namespace kring::api {

/// One line in the log for every request, and one for every failure of our own. Passes on what it
/// hears, so that metrics hear it too.
///
/// Whoever likes can be refused thousands of times a second without an account. So of each status
/// from 400 to 499, and of 501, 503 and 505, the log takes two hundred lines at once and two a
/// second from then on; a flood of one status hides no other. The rest is counted, for
/// `say_left_out`. What was done, and what failed in the hub, always has its line; who listens to
/// this hears of all of it.
class RequestLog : public Observer {
 public:
  explicit RequestLog(const Clock& clock, Observer* next = nullptr) : lines_(clock), next_(next) {}
  void answered(const Answered& answer) override;
  void failed(std::string_view request, std::string_view what) override;

  /// A warning of how many lines of each status were left out since it was called last; nothing
  /// where none were.
  void say_left_out();

 private:
  bool has_room_for(int status);

  RateLimits lines_;
  std::mutex mutex_;
  std::map<int, std::uint64_t> left_out_;  ///< by status
  Observer* next_;
};

}  // namespace kring::api
