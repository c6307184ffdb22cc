#pragma once

#include "platform/clock/clock.h"
#include "platform/db/database.h"
#include "platform/jobs/jobs.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace kring::jobs {

/// After so many tries a job is set aside as failed; the metric `kring_jobs_failed` counts those.
inline constexpr int most_attempts = 8;

/// How long a job is its taker's alone. The lease is not renewed: of a job that takes longer, or
/// whose process died, another node may begin too.
inline constexpr auto lease = std::chrono::minutes(10);

/// Does the jobs that are due, one at a time, on a thread of its own.
class Runner {
 public:
  /// Does one job, outside any transaction. It stays well below `lease`, or asks for the rest in
  /// another job; it may be run again after a crash, and beside itself where it is slower than
  /// that. What it throws puts the job back with a growing pause.
  using Worker = std::function<void(const Job&)>;

  Runner(Database& database, const Clock& clock);
  ~Runner();

  /// Who does jobs of this kind. All are registered before the start.
  void handles(std::string kind, Worker worker);

  /// Housekeeping: `worker` runs once in every interval, on one of the nodes.
  void every(std::string kind, std::chrono::minutes interval, Worker worker);

  /// Housekeeping of this process's own, for what it holds in memory: runs in every interval on
  /// each node. What it throws is logged, and it is tried again in the next interval.
  void every_here(std::string kind, std::chrono::minutes interval, std::function<void()> act);

  void start();
  void stop();

  /// Does one job that is due, on the caller's thread. False where none is.
  bool run_one();

  /// Does what `every_here` asked for and is due, on the caller's thread.
  void keep_house_here();

 private:
  void run();
  void enqueue_periodic();

  struct Periodic {
    std::string kind;
    std::chrono::minutes interval;
  };

  struct Here {
    std::string kind;
    std::chrono::minutes interval;
    std::function<void()> act;
    Time due;
  };

  Database& database_;
  const Clock& clock_;
  std::vector<Here> here_;
  std::map<std::string, Worker> workers_;
  std::vector<Periodic> periodic_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kring::jobs
