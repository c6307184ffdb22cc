#include "app/working_days.h"

#include <algorithm>

namespace kring::app {
namespace {

constexpr std::chrono::days a_year(365);
constexpr std::chrono::hours begin(8);
constexpr Milliseconds a_day = std::chrono::hours(9);

}  // namespace

WorkingDays::WorkingDays(Time today) {
  const auto end = std::chrono::floor<std::chrono::days>(today);
  for (auto day = end - a_year; day < end; day += std::chrono::days(1)) {
    if (std::chrono::weekday(day).iso_encoding() <= 5) days_.push_back(day);
  }
}

Milliseconds WorkingDays::length() const {
  return a_day * days_.size();
}

Time WorkingDays::at(Milliseconds worked) const {
  const auto day = std::min(static_cast<std::size_t>(worked / a_day), days_.size() - 1);
  return Time(days_[day]) + begin + (worked - a_day * day);
}

}  // namespace kring::app
