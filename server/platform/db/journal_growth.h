#pragma once

#include <functional>
#include <list>
#include <memory>
#include <mutex>

namespace kring::db {

/// Who wants to know that the journal has grown. Thread-safe.
class JournalGrowth {
 public:
  /// Ends the listening when it is dropped, after a call that is running has returned.
  using Listening = std::shared_ptr<void>;

  [[nodiscard]] Listening listen(std::function<void()> grown) {
    const std::scoped_lock lock(listeners_->mutex);
    const auto place = listeners_->all.insert(listeners_->all.end(), std::move(grown));
    return Listening(nullptr, [listeners = listeners_, place](void*) {
      const std::scoped_lock leaving(listeners->mutex);
      listeners->all.erase(place);
    });
  }

  void announce() const {
    const std::scoped_lock lock(listeners_->mutex);
    for (const auto& grown : listeners_->all) grown();
  }

 private:
  struct Listeners {
    std::mutex mutex;
    std::list<std::function<void()>> all;
  };
  // Shared with the handles, which may outlive the database.
  std::shared_ptr<Listeners> listeners_ = std::make_shared<Listeners>();
};

}  // namespace kring::db
