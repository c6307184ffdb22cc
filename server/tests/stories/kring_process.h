#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <signal.h>
#include <sys/types.h>

namespace kring::testing_support {

/// A program of its own: `kring` with these words. What it says is kept, line by line.
class KringProcess {
 public:
  explicit KringProcess(const std::vector<std::string>& words);
  /// Kills it where it still runs.
  ~KringProcess();
  KringProcess(const KringProcess&) = delete;
  KringProcess& operator=(const KringProcess&) = delete;

  /// The first line that contains this. Throws, with all that it said, where the process ends
  /// without saying so or says nothing for a minute.
  std::string await_line(const std::string& part);

  void send_signal(int signal) const { ::kill(process_, signal); }
  pid_t id() const { return process_; }
  /// Waits for its end: the exit status, or 128 and the signal that ended it, as in a shell.
  int wait();
  /// All that it said so far.
  std::string output();

 private:
  void listen();

  pid_t process_ = -1;
  int said_ = -1;
  int status_ = -1;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> lines_;
  bool silent_ = false;
  std::thread listener_;
};

/// Runs `kring` with these words to its end.
struct Ran {
  int status = 0;
  std::string output;
};
Ran run_kring(const std::vector<std::string>& words);

}  // namespace kring::testing_support
