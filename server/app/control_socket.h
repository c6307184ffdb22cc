#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace kring::app {

/// The words of a command line and what it answered.
using Words = std::vector<std::string>;
using RunCommand = std::function<int(const Words&, std::ostream&)>;

/// Where the command line talks to a running server, which alone may write: a local socket in the
/// data folder, open to the owner of that folder only. One command a connection: its words, each
/// ended by a NUL and the last by two; back come the output, as it is flushed, and, as the last
/// octet, the exit status. Each command has a thread of its own, so that none waits for a long one;
/// a few at a time, and one where the system gives no more threads.
class ControlSocket {
 public:
  static constexpr std::size_t most_at_once = 8;

  /// Begins to listen. `run` is called from several threads at once. Throws std::system_error where
  /// it cannot, std::runtime_error with a sentence where the path is too long for a socket.
  ControlSocket(const std::filesystem::path& path, RunCommand run);
  ~ControlSocket();
  ControlSocket(const ControlSocket&) = delete;
  ControlSocket& operator=(const ControlSocket&) = delete;

 private:
  void listen();
  void answer_on_its_own(int connection);
  void answer(int connection) const;

  std::filesystem::path path_;
  RunCommand run_;
  int listener_ = -1;
  int stop_[2] = {-1, -1};
  std::mutex mutex_;
  std::condition_variable answered_;
  std::size_t answering_ = 0;
  std::thread thread_;
};

/// Has a running server do it: its output goes to `out`. Nothing where no server listens there.
std::optional<int> ask_running_server(const std::filesystem::path& path, const Words& words,
                                      std::ostream& out);

}  // namespace kring::app
