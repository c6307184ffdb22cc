#pragma once

#include <chrono>
#include <cstdint>
#include <ostream>
#include <string>

namespace kring::app {

/// "34 %, about 12 s left", for whoever waits: on a terminal one line that changes, elsewhere (the
/// log of a nightly job) a line every ten seconds.
class ProgressLine {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  /// `doing` begins the line: "Backing up".
  ProgressLine(std::ostream& out, std::string doing, bool on_terminal);

  void show(std::int64_t done, std::int64_t all) {
    show(done, all, std::chrono::steady_clock::now());
  }
  void show(std::int64_t done, std::int64_t all, TimePoint now);
  /// So that what comes next stands on a line of its own.
  void end();

  /// Whether standard error is a terminal.
  static bool on_terminal();

 private:
  std::ostream& out_;
  const std::string doing_;
  const bool on_terminal_;
  const TimePoint begun_;
  TimePoint shown_at_;
  bool shown_ = false;
};

/// "about 40 s", "about 3 min", "about 2 h".
std::string about(std::chrono::seconds time);

}  // namespace kring::app
