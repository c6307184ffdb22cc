#include "platform/api/request_log.h"

#include "platform/log/log.h"

#include <string>

namespace kring::api {

void RequestLog::answered(const Answered& answer) {
  const auto milliseconds = std::chrono::duration<double, std::milli>(answer.took).count();
  // The hub could not do its work: somebody is to look. What callers did wrong is theirs.
  const auto say = answer.status >= 500 ? log::warning : log::info;
  say("request.done", {{"route", std::string(answer.route)},
                       {"status", std::to_string(answer.status)},
                       {"code", std::string(answer.code)},
                       {"ms", std::to_string(milliseconds)},
                       {"octets", std::to_string(answer.octets)},
                       {"request", std::string(answer.request)}});
  if (next_) next_->answered(answer);
}

void RequestLog::failed(std::string_view request, std::string_view what) {
  log::error("request.failed", {{"request", std::string(request)}, {"what", std::string(what)}});
  if (next_) next_->failed(request, what);
}

}  // namespace kring::api
