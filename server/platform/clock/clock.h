#pragma once

#include "base/time.h"

#include <atomic>

namespace kring {

/// Where the time comes from, so that tests can set it. Nobody else asks the system for the date.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Time now() const = 0;
};

class SystemClock : public Clock {
 public:
  Time now() const override {
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
  }
};

/// Stands still until it is moved. Safe to move while others read it.
class FrozenClock : public Clock {
 public:
  explicit FrozenClock(Time start) : now_(start) {}
  Time now() const override { return now_.load(); }
  void advance(Milliseconds by) { now_.store(now_.load() + by); }
  void set(Time time) { now_.store(time); }

 private:
  std::atomic<Time> now_;
};

}  // namespace kring
