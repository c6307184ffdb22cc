#include "tests/support/cutting_proxy.h"

#include <array>
#include <string_view>
#include <system_error>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kring::testing_support {
namespace {

/// How often the threads look whether the test is over.
constexpr int look_again_ms = 20;

class Socket {
 public:
  explicit Socket(int number) : number_(number) {
    if (number_ < 0) throw std::system_error(errno, std::generic_category(), "socket");
  }
  ~Socket() { close(number_); }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool send_all(int to, std::string_view octets) {
  while (!octets.empty()) {
    const auto sent = send(to, octets.data(), octets.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    octets.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

}  // namespace

CuttingProxy::CuttingProxy(std::uint16_t server_port)
    : server_port_(server_port), listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  auto address = loopback(0);
  socklen_t size = sizeof(address);
  auto* const raw = reinterpret_cast<sockaddr*>(&address);
  if (bind(listener_, raw, size) != 0 || listen(listener_, 16) != 0 ||
      getsockname(listener_, raw, &size) != 0) {
    throw std::system_error(errno, std::generic_category(), "proxy");
  }
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { accept_all(); });
}

CuttingProxy::~CuttingProxy() {
  ending_ = true;
  accepting_.join();
  for (auto& thread : passing_) thread.join();
  close(listener_);
}

void CuttingProxy::cut_next_commit(Cut cut, bool let_nobody_in) {
  closing_after_cut_ = let_nobody_in;
  cut_ = cut;
}

void CuttingProxy::accept_all() {
  while (!ending_) {
    pollfd watched{listener_, POLLIN, 0};
    if (poll(&watched, 1, look_again_ms) <= 0) continue;
    const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) passing_.emplace_back([this, client] { pass_on(client); });
  }
}

void CuttingProxy::pass_on(int accepted) {
  const Socket client(accepted);
  if (closed_) return;
  const Socket server(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const auto address = loopback(server_port_);
  if (connect(server.number(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0)
    return;

  std::array<char, 1 << 16> buffer{};
  bool answer_is_lost = false;
  while (!ending_) {
    std::array<pollfd, 2> watched{{{client.number(), POLLIN, 0}, {server.number(), POLLIN, 0}}};
    if (poll(watched.data(), watched.size(), look_again_ms) <= 0) continue;
    const bool from_client = watched[0].revents != 0;
    const int from = from_client ? client.number() : server.number();
    const auto read = recv(from, buffer.data(), buffer.size(), 0);
    if (read <= 0) return;
    const std::string_view octets(buffer.data(), static_cast<std::size_t>(read));
    if (!from_client && answer_is_lost) return;  // the server is done; nobody will hear of it
    if (from_client && cut_ != Cut::never && octets.find("COMMIT") != std::string_view::npos) {
      closed_ = closing_after_cut_.load();
      answer_is_lost = true;
      if (cut_.exchange(Cut::never) == Cut::before_commit_arrives) return;
    }
    if (!send_all(from_client ? server.number() : client.number(), octets)) return;
  }
}

}  // namespace kring::testing_support
