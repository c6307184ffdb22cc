#pragma once

#include "base/refusal.h"
#include "platform/db/observer.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace kring::db {

/// A fixed number of connections, opened when first needed and lent to one caller at a time, in the
/// order of asking. Only so many may wait, and only so long: the next is refused with `overloaded`.
template <class T>
class Pool {
 public:
  struct Options {
    std::size_t size;
    std::size_t waiting_limit;
    Observer* observer;
    Observer::Queue queue;
    std::chrono::milliseconds patience{10'000};
  };
  using Open = std::function<std::unique_ptr<T>()>;

  /// A connection for as long as this lives.
  class Loan {
   public:
    Loan(Pool& pool, std::unique_ptr<T> lent) : pool_(&pool), lent_(std::move(lent)) {}
    /// The one that was moved from has nothing to give back.
    Loan(Loan&& other) noexcept
        : pool_(std::exchange(other.pool_, nullptr)),
          lent_(std::move(other.lent_)),
          discarded_(std::exchange(other.discarded_, false)) {}
    Loan& operator=(Loan&&) = delete;
    ~Loan() {
      if (pool_ && (lent_ || discarded_)) pool_->give_back(std::move(lent_));
    }
    T& operator*() const { return *lent_; }
    T* operator->() const { return lent_.get(); }
    /// The connection is no good: the pool will open another.
    void discard() {
      lent_.reset();
      discarded_ = true;
    }

   private:
    Pool* pool_;
    std::unique_ptr<T> lent_;
    bool discarded_ = false;
  };

  Pool(Options options, Open open) : options_(options), open_(std::move(open)) {}

  Loan borrow() {
    std::unique_lock lock(mutex_);
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return Loan(*this, std::move(connection));
    }
    if (opened_ < options_.size) {
      ++opened_;
      lock.unlock();
      return open_one();
    }
    auto connection = wait(lock);
    lock.unlock();
    return connection ? Loan(*this, std::move(connection)) : open_one();
  }

 private:
  struct Waiter {
    std::condition_variable called;
    bool served = false;
    std::unique_ptr<T> connection;
  };

  // Nothing when the place that came free has no connection yet.
  std::unique_ptr<T> wait(std::unique_lock<std::mutex>& lock) {
    if (waiting_.size() >= options_.waiting_limit) refuse();
    Waiter waiter;
    waiting_.push_back(&waiter);
    options_.observer->queue_length(options_.queue, waiting_.size());
    waiter.called.wait_for(lock, options_.patience, [&] { return waiter.served; });
    if (!waiter.served) {
      std::erase(waiting_, &waiter);
      options_.observer->queue_length(options_.queue, waiting_.size());
      refuse();
    }
    return std::move(waiter.connection);
  }

  Loan open_one() {
    try {
      return Loan(*this, open_());
    } catch (...) {
      give_back(nullptr);
      throw;
    }
  }

  void give_back(std::unique_ptr<T> connection) {
    const std::scoped_lock lock(mutex_);
    if (!waiting_.empty()) {
      Waiter& first = *waiting_.front();
      waiting_.pop_front();
      options_.observer->queue_length(options_.queue, waiting_.size());
      first.connection = std::move(connection);
      first.served = true;
      first.called.notify_one();
    } else if (connection) {
      idle_.push_back(std::move(connection));
    } else {
      --opened_;
    }
  }

  [[noreturn]] static void refuse() {
    throw Refusal(Status::overloaded, "overloaded", std::chrono::seconds(1));
  }

  const Options options_;
  const Open open_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<T>> idle_;
  std::deque<Waiter*> waiting_;
  std::size_t opened_ = 0;
};

}  // namespace kring::db
