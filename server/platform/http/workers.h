#pragma once

#include "platform/http/observer.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace kring::http {

/// The threads on which everything that may block runs.
class Workers {
 public:
  using Task = std::function<void()>;  ///< never throws

  Workers(std::size_t threads, std::size_t queue_limit, Observer& observer);
  ~Workers() { stop(); }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Refuses (false) when as many tasks wait as may, instead of letting everybody wait longer.
  bool try_post(Task task);
  /// Always takes it: for follow-ups whose number something else bounds (one for each socket, one
  /// for each body that spools).
  void post(Task task);
  /// Runs what waits and ends the threads. Tasks posted later are not run.
  void stop();

 private:
  bool add(Task task, std::size_t limit);
  void work();

  std::size_t queue_limit_;
  Observer& observer_;
  std::mutex mutex_;
  std::condition_variable some_work_;
  std::deque<Task> queue_;
  std::size_t running_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace kring::http
