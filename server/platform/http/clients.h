#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace kring::http {

/// Somebody who asks (`Application::client_of`). Among them what a server has to give is shared
/// out: turns of the workers, memory and connections.
struct Client {
  std::atomic<std::size_t> held = 0;  ///< octets of requests not whole and answers not written
  std::atomic<std::size_t> connections = 0;
  std::atomic<std::size_t> sockets = 0;
};

/// Everybody who has a connection or a socket.
class Clients {
 public:
  /// The one of that name. Known as long as somebody holds it.
  std::shared_ptr<Client> of(const std::string& name);

 private:
  void forget_those_who_left();

  std::mutex mutex_;
  std::unordered_map<std::string, std::weak_ptr<Client>> known_;
  std::size_t look_again_at_ = 64;  ///< how many are known when those who left are forgotten
};

}  // namespace kring::http
