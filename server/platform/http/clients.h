#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kring::http {

/// Somebody who asks, as far as the network can tell them from others. By this what a server has to
/// give is shared out: places in the queue of workers, and memory.
struct Client {
  std::atomic<std::size_t> held = 0;  ///< octets of requests not whole and answers not written
  std::atomic<std::size_t> sockets = 0;
};

/// Everybody who has a request or a socket under way.
class Clients {
 public:
  /// The one at this address who says with these words who they are (a cookie, a key; "" where
  /// nothing is said). Known as long as somebody holds it.
  std::shared_ptr<Client> of(std::string_view address, std::string_view credential);

 private:
  void forget_those_who_left();

  std::mutex mutex_;
  std::unordered_map<std::string, std::weak_ptr<Client>> known_;
  std::size_t look_again_at_ = 64;  ///< how many are known when those who left are forgotten
};

}  // namespace kring::http
