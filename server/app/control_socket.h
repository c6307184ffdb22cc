#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <iosfwd>
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
/// ended by a NUL and the last by two; back come the output and, as the last octet, the exit
/// status.
class ControlSocket {
 public:
  /// Begins to listen. Throws std::system_error where it cannot.
  ControlSocket(const std::filesystem::path& path, RunCommand run);
  ~ControlSocket();
  ControlSocket(const ControlSocket&) = delete;
  ControlSocket& operator=(const ControlSocket&) = delete;

 private:
  void listen();
  void answer(int connection) const;

  std::filesystem::path path_;
  RunCommand run_;
  int listener_ = -1;
  int stop_[2] = {-1, -1};
  std::thread thread_;
};

/// Has a running server do it: its output goes to `out`. Nothing where no server listens there.
std::optional<int> ask_running_server(const std::filesystem::path& path, const Words& words,
                                      std::ostream& out);

}  // namespace kring::app
