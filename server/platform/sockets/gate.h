#pragma once

#include "platform/http/upgrades.h"
#include "platform/sockets/socket.h"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kring::sockets {

struct Options {
  /// Origins that pages of ours have: "https://kring.example". See http::is_ours.
  std::vector<std::string> public_origins;
  std::size_t max_open = 10'000;         ///< more are refused with 503
  std::size_t message_limit = 4 * 1024;  ///< octets of one incoming message; more closes with 1009
  int messages_a_minute = 120;           ///< incoming; more closes with 1008
  std::size_t queue_messages = 256;      ///< outgoing and not yet taken by the network
  /// The same in octets, but for one that nothing waits before; over either closes with 1013.
  std::size_t queue_octets = 512 * 1024;
  std::chrono::milliseconds silence{60'000};  ///< a peer that answers nothing for so long is gone
  std::chrono::milliseconds goodbye{3'000};   ///< for the closing handshake; then it is cut
};

/// Where HTTP connections become WebSockets: at registered paths, for our own pages only. Speaks
/// text, no extensions. Listeners, and this, must outlive the server.
class Gate : public http::Upgrades {
 public:
  explicit Gate(Options options);
  ~Gate() override;

  /// Call before the server starts.
  void at(std::string path, Listener& listener);
  std::size_t open() const;

  bool owns(std::string_view path) const override;
  std::optional<http::Fault> refuse(const http::Request& request) override;
  void take(http::Handover handover) override;
  void stop() override;

 private:
  class Crowd;
  Options options_;
  std::map<std::string, Listener*, std::less<>> listeners_;
  std::shared_ptr<Crowd> crowd_;
};

}  // namespace kring::sockets
