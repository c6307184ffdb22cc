#pragma once

#include "platform/http/clients.h"
#include "platform/http/observer.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace kring::http {

/// The threads on which everything that may block runs. Each client waits in a line of their own,
/// and the lines are served in turns, so that nobody waits for all that somebody else asked.
class Workers {
 public:
  using Task = std::function<void()>;  ///< never throws
  using WhoAsks = std::shared_ptr<Client>;

  Workers(std::size_t threads, std::size_t queue_limit, Observer& observer);
  ~Workers() { stop(); }
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// Has `task` run, or, on this thread or another, `refused`: where as many tasks wait as may, the
  /// last of the longest line gives way, which is this one where no line is longer than its own
  /// ("buffer stealing", P. McKenney, Stochastic Fairness Queueing, 1990).
  void post_or_refuse(const WhoAsks& client, Task task, Task refused);
  /// Always takes it, before what the same client asked: for follow-ups whose number something else
  /// bounds (one for each socket and for each connection, and what a connection leaves behind).
  void post(const WhoAsks& client, Task task);
  /// Runs what waits and ends the threads. Tasks posted later are not run.
  void stop();

 private:
  struct Asked {
    Task task;
    Task refused;
  };
  struct Line {
    std::deque<Task> follow_ups;
    std::deque<Asked> asked;
    std::size_t running = 0;
    /// Stands in `turns_`, and so has something that waits: only of two or more one gives way to
    /// another line.
    bool has_turn = false;
    bool waits() const { return !follow_ups.empty() || !asked.empty(); }
  };
  using Lines = std::map<WhoAsks, Line>;

  void work();
  Task next(Line& line);
  void run(Task task) noexcept;
  void give_turn(Lines::iterator line);
  Task last_of_the_longest(Lines::iterator newest);

  const std::size_t queue_limit_;
  const std::size_t most_running_;  ///< of one client
  Observer& observer_;
  std::mutex mutex_;
  std::condition_variable some_work_;
  Lines lines_;
  std::deque<Lines::iterator> turns_;  ///< lines of which one may run now, the next first
  std::size_t asked_ = 0;              ///< tasks that wait and may be refused
  std::size_t running_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace kring::http
