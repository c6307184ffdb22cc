#include "platform/http/workers.h"

#include <algorithm>
#include <utility>

namespace kring::http {
namespace {

/// Some threads are left for others, however much one client asks that takes long.
std::size_t most_running_of(std::size_t threads) {
  return std::max<std::size_t>(1, threads - threads / 8);
}

}  // namespace

Workers::Workers(std::size_t threads, std::size_t queue_limit, Observer& observer)
    : queue_limit_(queue_limit), most_running_(most_running_of(threads)), observer_(observer) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

void Workers::give_turn(Lines::iterator line) {
  auto& [client, waiting] = *line;
  if (waiting.has_turn || !waiting.waits() || waiting.running >= most_running_) return;
  waiting.has_turn = true;
  turns_.push_back(line);
  some_work_.notify_one();
}

/// Takes the last task out of the longest line, of this one where none is longer, and says how to
/// refuse it.
Workers::Task Workers::last_of_the_longest(Lines::iterator newest) {
  const auto length = [](const auto& each) { return each.second.asked.size(); };
  auto longest = std::ranges::max_element(lines_, {}, length);
  if (length(*longest) <= length(*newest)) longest = newest;
  auto refused = std::move(longest->second.asked.back().refused);
  longest->second.asked.pop_back();
  --asked_;
  return refused;
}

void Workers::post_or_refuse(const WhoAsks& client, Task task, Task refused) {
  std::unique_lock lock(mutex_);
  if (stopping_) return lock.unlock(), refused();
  const auto line = lines_.try_emplace(client).first;
  Task gives_way;
  line->second.asked.push_back({std::move(task), std::move(refused)});
  if (++asked_ > queue_limit_) gives_way = last_of_the_longest(line);
  give_turn(line);
  if (!line->second.waits() && line->second.running == 0) lines_.erase(line);
  observer_.work_changed(asked_, running_);
  lock.unlock();
  if (gives_way) run(std::move(gives_way));
}

void Workers::post(const WhoAsks& client, Task task) {
  const std::lock_guard lock(mutex_);
  if (stopping_) return;
  const auto line = lines_.try_emplace(client).first;
  line->second.follow_ups.push_back(std::move(task));
  give_turn(line);
  observer_.work_changed(asked_, running_);
}

Workers::Task Workers::next(Line& line) {
  Task task;
  if (!line.follow_ups.empty()) {
    task = std::move(line.follow_ups.front());
    line.follow_ups.pop_front();
  } else {
    task = std::move(line.asked.front().task);
    line.asked.pop_front();
    --asked_;
  }
  return task;
}

void Workers::run(Task task) noexcept {
  try {
    task();
  } catch (const std::exception& error) {
    observer_.threw("", error.what());  // no memory even to hand the answer on
  }
}

void Workers::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    some_work_.wait(lock, [this] { return stopping_ || !turns_.empty(); });
    if (turns_.empty()) return;
    const auto line = turns_.front();
    turns_.pop_front();
    line->second.has_turn = false;
    auto task = next(line->second);
    ++running_;
    ++line->second.running;
    give_turn(line);
    observer_.work_changed(asked_, running_);
    lock.unlock();
    run(std::move(task));  // what it holds goes before the lock is taken, not under it
    lock.lock();
    --line->second.running;
    --running_;
    observer_.work_changed(asked_, running_);
    give_turn(line);
    if (!line->second.waits() && line->second.running == 0) lines_.erase(line);
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
