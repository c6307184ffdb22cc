#pragma once

#include "platform/db/database.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace kring::testing_support {

/// Hears a database say that its journal has grown.
class Announcements {
 public:
  explicit Announcements(Database& database)
      : listening_(database.on_journal_growth([this] { note(); })) {}

  /// Waits for announcements until `seen` holds after one of them. False where none comes any more.
  /// Each counts once: what was announced before an earlier call returned says nothing here.
  bool until(const std::function<bool()>& seen) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    std::unique_lock lock(mutex_);
    while (changed_.wait_until(lock, end, [this] { return count_ > looked_at_; })) {
      looked_at_ = count_;
      lock.unlock();
      if (seen()) return true;
      lock.lock();
    }
    return false;
  }

  void stop_listening() { listening_.reset(); }

  int count() {
    const std::scoped_lock lock(mutex_);
    return count_;
  }

 private:
  void note() {
    const std::scoped_lock lock(mutex_);
    ++count_;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  int count_ = 0;
  int looked_at_ = 0;
  db::JournalGrowth::Listening listening_;  ///< the last, so that it ends first
};

}  // namespace kring::testing_support
