#include "platform/log/log.h"

#include "platform/clock/clock.h"
#include "platform/log/line.h"

#include <atomic>

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace kring::log {
namespace {

std::atomic<Format> chosen_format{Format::text};

/// To standard error, whole lines, from any thread, none kept back.
spdlog::logger& sink() {
  static const auto logger = [] {
    auto made = spdlog::stderr_logger_mt("kring");
    made->set_pattern("%v");
    made->set_level(spdlog::level::warn);
    made->flush_on(spdlog::level::debug);
    return made;
  }();
  return *logger;
}

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::debug:
      return spdlog::level::debug;
    case Level::info:
      return spdlog::level::info;
    case Level::warning:
      return spdlog::level::warn;
    case Level::error:
      break;
  }
  return spdlog::level::err;
}

void say(Level level, std::string_view event, Fields fields) {
  auto& to = sink();
  const auto at = spdlog_level(level);
  if (!to.should_log(at)) return;
  to.log(at, line(chosen_format.load(), SystemClock().now(), level, event, fields));
}

}  // namespace

void begin(Level least, Format format) {
  chosen_format = format;
  sink().set_level(spdlog_level(least));
}

void debug(std::string_view event, Fields fields) {
  say(Level::debug, event, fields);
}
void info(std::string_view event, Fields fields) {
  say(Level::info, event, fields);
}
void warning(std::string_view event, Fields fields) {
  say(Level::warning, event, fields);
}
void error(std::string_view event, Fields fields) {
  say(Level::error, event, fields);
}

}  // namespace kring::log
