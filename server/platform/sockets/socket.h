#pragma once

#include "platform/http/fault.h"
#include "platform/http/request.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kring::sockets {

/// An open WebSocket. Thread-safe; calls after it closed do nothing.
class Socket {
 public:
  virtual ~Socket() = default;
  /// Queues one text frame; the same bytes may be queued on many sockets. A socket whose queue is
  /// full (a reader that does not keep up) is closed with 1013 instead.
  virtual void send(std::shared_ptr<const std::string> text) = 0;
  virtual void close(int code, std::string_view reason) = 0;
};

/// Who hears what open sockets say. Called on workers, one call at a time for one socket.
class Listener {
 public:
  virtual ~Listener() = default;
  /// Says why the upgrade is refused, or lets it through.
  virtual std::optional<http::Fault> refuse(const http::Request& upgrade) = 0;
  virtual void opened(std::shared_ptr<Socket> socket, const http::Request& upgrade) = 0;
  virtual void said(const std::shared_ptr<Socket>& socket, std::string_view text) = 0;
  virtual void closed(const std::shared_ptr<Socket>& socket) = 0;
};

}  // namespace kring::sockets
