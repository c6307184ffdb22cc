#include "platform/api/request_log.h"

#include "platform/log/log.h"

#include <string>
#include <utility>

namespace kring::api {
namespace {

/// Two hundred lines at once, two a second in the long run.
const RateLimit lines_of_refusals{"refusals in the log", 200, std::chrono::seconds(100)};

/// 501 and 505 are of the caller as well: a method, or a version of HTTP, that nobody speaks here.
bool is_of_the_caller(int status) {
  return (status >= 400 && status < 500) || status == 501 || status == 505;
}

/// 503 is ours, but whoever likes can ask for more than there is room for.
bool comes_without_end(int status) {
  return is_of_the_caller(status) || status == 503;
}

void say(const Answered& answer) {
  const auto milliseconds = std::chrono::duration<double, std::milli>(answer.took).count();
  // The hub could not do its work: somebody is to look. What callers did wrong is theirs.
  const bool is_ours = answer.status >= 500 && !is_of_the_caller(answer.status);
  const auto say_it = is_ours ? log::warning : log::info;
  say_it("request.done", {{"route", std::string(answer.route)},
                          {"status", std::to_string(answer.status)},
                          {"code", std::string(answer.code)},
                          {"ms", std::to_string(milliseconds)},
                          {"octets", std::to_string(answer.octets)},
                          {"request", std::string(answer.request)}});
}

}  // namespace

bool RequestLog::has_room_for(int status) {
  if (!comes_without_end(status)) return true;
  if (!lines_.take(lines_of_refusals, std::to_string(status))) return true;
  const std::lock_guard lock(mutex_);
  ++left_out_[status];
  return false;
}

void RequestLog::answered(const Answered& answer) {
  if (has_room_for(answer.status)) say(answer);
  if (next_) next_->answered(answer);
}

void RequestLog::failed(std::string_view request, std::string_view what) {
  log::error("request.failed", {{"request", std::string(request)}, {"what", std::string(what)}});
  if (next_) next_->failed(request, what);
}

void RequestLog::say_left_out() {
  std::map<int, std::uint64_t> left_out;
  {
    const std::lock_guard lock(mutex_);
    left_out.swap(left_out_);
  }
  if (left_out.empty()) return;
  std::uint64_t lines = 0;
  std::string by_status;
  for (const auto& [status, count] : left_out) {
    lines += count;
    if (!by_status.empty()) by_status += ' ';
    by_status += std::to_string(status) + '=' + std::to_string(count);
  }
  log::warning("request.left_out", {{"lines", std::to_string(lines)}, {"by_status", by_status}});
}

}  // namespace kring::api
