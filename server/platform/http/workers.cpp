#include "platform/http/workers.h"

#include <limits>

namespace kring::http {

Workers::Workers(std::size_t threads, std::size_t queue_limit, Observer& observer)
    : queue_limit_(queue_limit), observer_(observer) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

bool Workers::add(Task task, std::size_t limit) {
  std::size_t queued = 0, running = 0;
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || queue_.size() >= limit) return false;
    queue_.push_back(std::move(task));
    queued = queue_.size();
    running = running_;
  }
  some_work_.notify_one();
  observer_.work_changed(queued, running);
  return true;
}

bool Workers::try_post(Task task) {
  return add(std::move(task), queue_limit_);
}

void Workers::post(Task task) {
  add(std::move(task), std::numeric_limits<std::size_t>::max());
}

void Workers::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    some_work_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
    if (queue_.empty()) return;
    Task task = std::move(queue_.front());
    queue_.pop_front();
    ++running_;
    lock.unlock();
    task();
    task = nullptr;  // what it holds goes before the lock is taken, not under it
    lock.lock();
    --running_;
    observer_.work_changed(queue_.size(), running_);
  }
}

void Workers::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  some_work_.notify_all();
  for (std::thread& thread : threads_)
    if (thread.joinable()) thread.join();
}

}  // namespace kring::http
