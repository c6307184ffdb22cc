#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace kring::tests {

/// One answer as it came over the wire.
struct RawAnswer {
  int status = 0;
  std::string head;
  std::string body;

  /// The value of the first field of that name (spelt as sent), or "".
  std::string field(std::string_view name) const {
    const auto at = head.find("\r\n" + std::string(name) + ": ");
    if (at == std::string::npos) return "";
    const auto start = at + name.size() + 4;
    return head.substr(start, head.find("\r\n", start) - start);
  }
};

/// A client that sends exactly the octets it is given to a port on the loopback. Waits at most a
/// minute for an answer and then throws, so that a test never hangs.
class RawClient {
 public:
  explicit RawClient(std::uint16_t port, int receive_buffer = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (socket_ < 0) throw std::runtime_error("no socket");
    const timeval patience{60, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    if (receive_buffer > 0)
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      ::close(socket_);
      throw std::runtime_error("cannot connect");
    }
  }
  RawClient(RawClient&& other) noexcept
      : socket_(std::exchange(other.socket_, -1)), came_(std::move(other.came_)) {}
  RawClient& operator=(RawClient&&) = delete;
  ~RawClient() {
    if (socket_ >= 0) ::close(socket_);
  }

  /// False where the server has hung up.
  bool send(std::string_view octets) {
    while (!octets.empty()) {
      const auto sent = ::send(socket_, octets.data(), octets.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      octets.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  void end_sending() { ::shutdown(socket_, SHUT_WR); }

  /// The next answer; that to HEAD has no body whatever its length says.
  RawAnswer answer(bool to_head = false) {
    RawAnswer answer;
    while (came_.find("\r\n\r\n") == std::string::npos) need_more();
    const auto end = came_.find("\r\n\r\n") + 4;
    answer.head = came_.substr(0, end - 2);
    came_.erase(0, end);
    answer.status = std::stoi(answer.head.substr(9, 3));
    const auto length = answer.field("Content-Length");
    if (!to_head && !length.empty()) answer.body = take(std::stoul(length));
    return answer;
  }
  RawAnswer ask(std::string_view octets) {
    send(octets);
    return answer();
  }

  std::string take(std::size_t count) {
    while (came_.size() < count) need_more();
    std::string taken = came_.substr(0, count);
    came_.erase(0, count);
    return taken;
  }
  /// Waits until the server closes; what it still said.
  std::string rest() {
    while (receive()) {
    }
    return std::exchange(came_, "");
  }

 private:
  /// False at the end of the connection, orderly or reset.
  bool receive() {
    char octets[65536];
    const auto count = ::recv(socket_, octets, sizeof octets, 0);
    if (count < 0 && errno == EAGAIN) throw std::runtime_error("the server said nothing");
    if (count > 0) came_.append(octets, static_cast<std::size_t>(count));
    return count > 0;
  }
  void need_more() {
    if (!receive()) throw std::runtime_error("the server closed; it said: " + came_);
  }

  int socket_;
  std::string came_;
};

}  // namespace kring::tests
