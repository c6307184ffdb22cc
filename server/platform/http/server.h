#pragma once

#include "platform/http/application.h"
#include "platform/http/head_scanner.h"
#include "platform/http/observer.h"
#include "platform/http/proxies.h"
#include "platform/http/upgrades.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kring::http {

struct Endpoint {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0 lets the system choose
};

/// How long things may take. A whole head and a whole body, so that dripping gains nobody time.
struct Deadlines {
  std::chrono::milliseconds head{10'000};  ///< from its first octet, or from connecting
  std::chrono::milliseconds idle{75'000};  ///< between two requests of one connection
  /// For a body, and for writing an answer; each `minimum_rate` octets add a second. Nor may so
  /// long pass without an octet.
  std::chrono::milliseconds transfer{30'000};
  std::uint64_t minimum_rate = 16 * 1024;
  /// In place of `head` and `transfer` for whoever is in the way while more than `most_held` is
  /// held: the more, the shorter. Nor does what went at once pay for a longer silence then.
  std::chrono::milliseconds crowded{2'000};
  /// Whoever is read from or written to for so long gives way where no more may be open and
  /// somebody waits to connect; at once, where their client has a sixteenth of all connections.
  std::chrono::milliseconds giving_way{1'000};
  std::chrono::milliseconds linger{2'000};  ///< to let a client read a refusal while it still sends
  std::chrono::milliseconds stop{10'000};   ///< for running requests, when the server stops
  std::chrono::milliseconds tick{100};      ///< how often deadlines are looked at
};

struct Options {
  std::vector<Endpoint> listen{Endpoint{}};
  std::size_t io_threads = 1;
  std::size_t workers = 8;
  std::size_t queue = 256;             ///< requests that may wait for a worker; more get 503
  std::size_t max_connections = 8192;  ///< for more, some of whoever has most are closed
  /// Octets of requests that are not whole yet, and of answers that their readers have not fetched.
  /// Above it whoever holds more than a sixteenth of it and dawdles is closed, so that nobody fills
  /// the memory by asking and not reading, or by sending and not ending; above twice as much,
  /// everybody who dawdles; above four times as much, whoever holds a sixteenth of it and sends on
  /// is answered 503.
  std::size_t most_held = 64 << 20;
  std::size_t sockets_of_one = 64;  ///< WebSockets of one client; more get 503
  HeadLimits head;
  Deadlines deadlines;
  /// For bodies over a route's memory limit. A folder for this server alone: made, and cleared of
  /// what a killed one left. "" is the system's temporary folder, which is not cleared.
  std::filesystem::path spool_folder;
  std::vector<std::string> trusted_proxies;
  ForwardedBy forwarded_by = ForwardedBy::x_forwarded;
  /// "https://kring.example.org": what is asked of its host came over TLS, even where the proxy in
  /// front does not say so. Any other scheme says nothing.
  std::string public_origin;
  std::string content_security_policy = "default-src 'none'; frame-ancestors 'none'";
};

/// An HTTP/1.1 server. I/O is asynchronous on a few threads; the application runs on a bounded pool
/// of workers. Application, observer and upgrades must outlive it.
class Server {
 public:
  /// Listens from here on, but answers nobody yet. Throws std::system_error where an address cannot
  /// be used, std::invalid_argument for a wrong option.
  Server(Options options, Application& application, Observer& observer,
         Upgrades* upgrades = nullptr);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  void start();
  /// The port of the n-th endpoint, as it really is.
  std::uint16_t port(std::size_t endpoint = 0) const;
  /// Takes no new request, finishes what runs, and returns when all is closed or
  /// `deadlines.stop` has passed, whichever comes first; a worker's task is always waited for.
  void stop();

 private:
  class Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kring::http
