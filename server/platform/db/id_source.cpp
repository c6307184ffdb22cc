#include "platform/db/id_source.h"

#include "base/refusal.h"

#include <algorithm>
#include <stdexcept>

namespace kring::db {
namespace {

constexpr int node_bits = 10;
constexpr int count_bits = 12;
constexpr std::int64_t largest_count = (1 << count_bits) - 1;
constexpr std::int64_t last_moment = (std::int64_t{1} << 41) - 1;  // in the year 2095

constexpr Time epoch = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1);

// Clamped, so that neither Time{} nor Time::max() leaves the 41 bits.
std::int64_t since_epoch(Time time) {
  return std::clamp(time, epoch, epoch + Milliseconds(last_moment)).time_since_epoch().count() -
         epoch.time_since_epoch().count();
}

}  // namespace

void IdSource::use(int node, Time from, Time until) {
  if (node < 0 || node >= nodes) throw std::out_of_range("a node number has ten bits");
  const std::scoped_lock lock(mutex_);
  node_ = node;
  // Another node's number may be smaller: only a later moment keeps our ids rising.
  last_ = std::max(last_ + 1, since_epoch(from));
  count_ = -1;
  end_ = since_epoch(until);
}

void IdSource::extend(Time until) {
  const std::scoped_lock lock(mutex_);
  end_ = std::max(end_, since_epoch(until));
}

std::int64_t IdSource::mint() {
  const auto now = since_epoch(clock_.now());
  const std::scoped_lock lock(mutex_);
  auto moment = last_;
  auto count = count_ + 1;
  if (now > last_) {
    moment = now;
    count = 0;
  } else if (count > largest_count) {
    ++moment;  // ahead of the clock, rather than waiting for it
    count = 0;
  }
  // A moment that is refused is as if it had not been: the clock may have been wrong.
  if (node_ < 0 || moment >= end_) {
    throw Refusal(Status::overloaded, "ids.no_node", std::chrono::seconds(5));
  }
  last_ = moment;
  count_ = count;
  return (last_ << (node_bits + count_bits)) | (node_ << count_bits) | count_;
}

Time IdSource::used_until() const {
  const std::scoped_lock lock(mutex_);
  return epoch + Milliseconds(last_ + 1);
}

}  // namespace kring::db
