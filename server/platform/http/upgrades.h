#pragma once

#include "platform/http/fault.h"
#include "platform/http/request.h"

#include <memory>
#include <optional>
#include <string_view>

namespace kring::http {

struct Handover;

/// Somebody to whom connections are handed that leave HTTP (the WebSockets).
class Upgrades {
 public:
  virtual ~Upgrades() = default;
  /// Whether requests for this path are upgrades and never reach the application. Must not block.
  virtual bool owns(std::string_view path) const = 0;
  /// On a worker: why it is refused, or nothing.
  virtual std::optional<Fault> refuse(const Request& request) = 0;
  /// On the connection's I/O thread: takes the connection over, handshake included.
  virtual void take(Handover handover) = 0;
  /// The server stops: says goodbye on all connections taken.
  virtual void stop() = 0;
};

}  // namespace kring::http
