#include "base/time.h"

#include <cstdio>

#include <boost/system/errc.hpp>

namespace kring {
namespace {

/// A reader of fixed-width digits that remembers whether all went well.
struct Digits {
  std::string_view rest;
  bool good = true;

  int number(std::size_t width) {
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) {
      if (rest.empty() || rest.front() < '0' || rest.front() > '9') {
        good = false;
        return 0;
      }
      value = value * 10 + (rest.front() - '0');
      rest.remove_prefix(1);
    }
    return value;
  }

  void expect(std::string_view any_of) {
    if (rest.empty() || any_of.find(rest.front()) == std::string_view::npos) {
      good = false;
    } else {
      rest.remove_prefix(1);
    }
  }

  /// ".5" to ".123456789", cut to milliseconds; nothing where there is no point.
  int milliseconds() {
    if (!rest.starts_with('.')) return 0;
    rest.remove_prefix(1);
    int value = 0;
    std::size_t read = 0;
    for (; !rest.empty() && rest.front() >= '0' && rest.front() <= '9'; ++read) {
      if (read < 3) value = value * 10 + (rest.front() - '0');
      rest.remove_prefix(1);
    }
    if (read == 0 || read > 9) good = false;
    for (; read < 3; ++read) value *= 10;
    return value;
  }

  std::chrono::minutes offset() {
    if (rest.starts_with('Z') || rest.starts_with('z')) {
      rest.remove_prefix(1);
      return std::chrono::minutes(0);
    }
    const int sign = rest.starts_with('-') ? -1 : 1;
    expect("+-");
    const int hours = number(2);
    expect(":");
    const int minutes = number(2);
    if (hours > 23 || minutes > 59) good = false;
    return std::chrono::minutes(sign * (hours * 60 + minutes));
  }
};

constexpr Time earliest = std::chrono::sys_days(std::chrono::year(1) / 1 / 1);
constexpr Time latest = std::chrono::sys_days(std::chrono::year(10'000) / 1 / 1) - Milliseconds(1);

}  // namespace

std::string rfc3339(Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(time - day);
  char text[40];
  const int length = std::snprintf(
      text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", static_cast<int>(date.year()),
      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
      static_cast<int>(clock.seconds().count()), static_cast<int>(clock.subseconds().count()));
  return std::string(text, static_cast<std::size_t>(length));
}

boost::system::result<Time> parse_time(std::string_view text) {
  const auto malformed =
      boost::system::errc::make_error_code(boost::system::errc::invalid_argument);
  Digits digits{text};
  const int year = digits.number(4);
  digits.expect("-");
  const int month = digits.number(2);
  digits.expect("-");
  const int day = digits.number(2);
  digits.expect("Tt");
  const int hour = digits.number(2);
  digits.expect(":");
  const int minute = digits.number(2);
  digits.expect(":");
  const int second = digits.number(2);
  const int milliseconds = digits.milliseconds();
  const auto offset = digits.offset();
  const std::chrono::year_month_day date(std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day)));
  const bool in_range = year >= 1 && hour < 24 && minute < 60 && second < 60;
  if (!digits.good || !digits.rest.empty() || !date.ok() || !in_range) return malformed;
  const auto time = Time(std::chrono::sys_days(date)) + std::chrono::hours(hour) +
                    std::chrono::minutes(minute) + std::chrono::seconds(second) +
                    Milliseconds(milliseconds) - offset;
  // The offset may lead out of the years that can be written.
  if (time < earliest || time > latest) return malformed;
  return time;
}

}  // namespace kring
