#include "app/progress_line.h"

#include <unistd.h>

namespace kring::app {
namespace {

constexpr std::chrono::milliseconds between_changes{200};
constexpr std::chrono::seconds between_lines{10};

}  // namespace

std::string about(std::chrono::seconds time) {
  using std::chrono::hours;
  using std::chrono::minutes;
  if (time < minutes(2)) return "about " + std::to_string(time.count()) + " s";
  if (time < hours(2))
    return "about " + std::to_string(std::chrono::round<minutes>(time).count()) + " min";
  return "about " + std::to_string(std::chrono::round<hours>(time).count()) + " h";
}

ProgressLine::ProgressLine(std::ostream& out, std::string doing, bool on_terminal)
    : out_(out),
      doing_(std::move(doing)),
      on_terminal_(on_terminal),
      begun_(std::chrono::steady_clock::now()),
      shown_at_(begun_) {}

void ProgressLine::show(std::int64_t done, std::int64_t all, TimePoint now) {
  if (all <= 0 || done <= 0) return;
  const auto pause = on_terminal_ ? between_changes : std::chrono::milliseconds(between_lines);
  if (now - shown_at_ < pause) return;
  shown_at_ = now;
  const std::chrono::duration<double> taken = now - begun_;
  const auto left = taken * (static_cast<double>(all - done) / static_cast<double>(done));
  out_ << (on_terminal_ ? "\r\033[K" : "") << doing_ << ": " << done * 100 / all << " %, "
       << about(std::chrono::round<std::chrono::seconds>(left)) << " left"
       << (on_terminal_ ? "" : "\n") << std::flush;
  shown_ = true;
}

void ProgressLine::end() {
  if (on_terminal_ && shown_) out_ << "\r\033[K" << std::flush;
  shown_ = false;
}

bool ProgressLine::on_terminal() {
  return isatty(STDERR_FILENO) == 1;
}

}  // namespace kring::app
