#include "connection.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kring::bench {
namespace {

[[noreturn]] void throw_errno(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// The value of a header in a head; throws where there is none.
std::string_view header(std::string_view head, std::string_view name) {
  const auto same = [](unsigned char a, unsigned char b) {
    return std::tolower(a) == std::tolower(b);
  };
  const auto found = std::search(head.begin(), head.end(), name.begin(), name.end(), same);
  if (found == head.end()) throw std::runtime_error("an answer without " + std::string(name));
  const auto begin = static_cast<std::size_t>(found - head.begin()) + name.size();
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

int number(std::string_view text) {
  while (text.starts_with(' ') || text.starts_with(':')) text.remove_prefix(1);
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

Connection::Connection(int port) : descriptor_(socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    close(descriptor_);
    throw_errno("connect");
  }
  const int yes = 1;
  setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  fcntl(descriptor_, F_SETFL, fcntl(descriptor_, F_GETFL) | O_NONBLOCK);
}

Connection::~Connection() {
  close(descriptor_);
}

void Connection::send(std::string_view request) {
  came_.clear();
  head_size_ = 0;
  whole_size_ = 0;
  while (!request.empty()) {
    const auto size = write(descriptor_, request.data(), request.size());
    if (size >= 0) {
      request.remove_prefix(static_cast<std::size_t>(size));
    } else if (errno == EAGAIN) {
      pollfd room{descriptor_, POLLOUT, 0};
      poll(&room, 1, -1);
    } else {
      throw_errno("write");
    }
  }
}

bool Connection::receive(Answer& answer) {
  std::array<char, 64 * 1024> part;
  while (true) {
    const auto size = read(descriptor_, part.data(), part.size());
    if (size < 0 && (errno == EAGAIN || errno == EINTR)) return false;
    if (size < 0) throw_errno("read");
    if (size == 0) throw std::runtime_error("the server closed the connection");
    came_.append(part.data(), static_cast<std::size_t>(size));
    if (!measure_head() || came_.size() < whole_size_) continue;
    answer.status = number(std::string_view(came_).substr(std::string_view("HTTP/1.1 ").size()));
    answer.octets = came_.size();
    return true;
  }
}

bool Connection::measure_head() {
  if (whole_size_ > 0) return true;
  const auto end = came_.find("\r\n\r\n");
  if (end == std::string::npos) return false;
  head_size_ = end + 4;
  const std::string_view head(came_.data(), head_size_);
  const bool empty = head.starts_with("HTTP/1.1 204") || head.starts_with("HTTP/1.1 304");
  whole_size_ = head_size_ +
                (empty ? 0U : static_cast<std::size_t>(number(header(head, "\r\nContent-Length"))));
  return true;
}

}  // namespace kring::bench
