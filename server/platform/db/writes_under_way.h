#pragma once

#include "platform/clock/clock.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace kring::db {

/// When the ordered writes began that are not yet to be seen: for one process.
class WritesUnderWay {
 public:
  /// Ends with the handle.
  using Handle = std::shared_ptr<void>;

  Handle begin(const std::string& log, const Clock& clock) {
    const std::scoped_lock lock(mutex_);
    const auto place = begun_[log].insert(clock.now());
    return Handle(this, [this, log, place](void*) {
      const std::scoped_lock ending(mutex_);
      begun_[log].erase(place);
    });
  }

  /// When the first of them began; now, where there is none.
  Time earliest(const std::string& log, const Clock& clock) {
    const std::scoped_lock lock(mutex_);
    const auto& begun = begun_[log];
    return begun.empty() ? clock.now() : std::min(*begun.begin(), clock.now());
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::multiset<Time>> begun_;
};

}  // namespace kring::db
