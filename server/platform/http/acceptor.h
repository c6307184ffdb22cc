#pragma once

#include "platform/http/connection.h"

#include <memory>
#include <vector>

namespace kring::http {

/// Takes connections at one endpoint and deals them out to the loops. Where there are no file
/// descriptors left but those that the rest of the house needs, or as many connections as allowed,
/// it pauses, and some of those that have most are closed; who connects meanwhile waits.
class Acceptor {
 public:
  /// Throws std::system_error where the endpoint cannot be listened at.
  Acceptor(const Endpoint& endpoint, const std::vector<std::unique_ptr<Loop>>& loops,
           const Shared& shared);

  void start();
  void stop();
  std::uint16_t port() const { return port_; }

 private:
  void accept();
  void wait_until_one_gives_way();
  void make_room();
  void accepted(error_code error, Tcp::socket socket, Loop& loop);
  /// False where there is no memory for one more.
  bool take(Tcp::socket socket, Loop& loop);
  void pause(std::string_view why);

  const std::vector<std::unique_ptr<Loop>>& loops_;
  const Shared& shared_;
  Tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  std::uint16_t port_ = 0;
  std::size_t next_ = 0;
  bool short_of_descriptors_ = false;
};

}  // namespace kring::http
