#pragma once

#include "platform/http/fault.h"

#include <chrono>
#include <cstddef>
#include <string_view>

namespace kring::http {

/// What is told of a request that the server refused by itself, so that no application told of it.
struct Refused {
  Fault fault;
  std::string_view request;         ///< its id
  std::chrono::nanoseconds took{};  ///< from the end of the head; 0 where there was no whole one
  std::size_t octets = 0;           ///< of the answer's body
};

/// Hears what happens on the network floor, for metrics and the log. Called from several threads at
/// once, also from those that do the I/O: only counts, never waits.
class Observer {
 public:
  enum class TimedOut { idle, head, body, writing };

  virtual ~Observer() = default;
  virtual void connection_opened() {}
  virtual void connection_closed() {}
  /// Requests now waiting for a worker, and being worked on.
  virtual void work_changed(std::size_t /*queued*/, std::size_t /*running*/) {}
  /// An answer was handed to the network; `took` runs from the end of the head.
  virtual void responded(int /*status*/, std::chrono::nanoseconds /*took*/) {}
  /// The server's own refusal is about to be handed to the network; `responded` follows.
  virtual void refused(const Refused& /*request*/) {}
  virtual void timed_out(TimedOut /*where*/) {}
  /// A request was turned away: the queue of workers is full, or the memory for bodies.
  virtual void overloaded() {}
  /// No connections are taken for a while: no file descriptors, or as many as are allowed.
  virtual void accepting_paused(std::string_view /*why*/) {}
  /// A connection at which nothing was at work was closed to make room for others.
  virtual void gave_way() {}
  /// Something went wrong that is our own fault: an application broke its promise not to throw, a
  /// body could not be kept. A request that can still be answered is, with 500.
  virtual void threw(std::string_view /*request_id*/, std::string_view /*what*/) {}

  virtual void socket_opened() {}
  virtual void socket_closed() {}
  /// Somebody wanted a WebSocket who has as many as one may.
  virtual void socket_refused() {}
  /// A WebSocket did not read what was sent to it and was dropped.
  virtual void socket_dropped() {}
};

}  // namespace kring::http
