#pragma once

#include "platform/http/asio.h"
#include "platform/http/observer.h"

#include <chrono>
#include <list>
#include <memory>
#include <random>
#include <string>
#include <thread>

namespace kring::http {

class Connection;

/// One I/O thread and the connections that live on it. Everything here but `start`, `wind_down`,
/// `end`, `make_room` and `context` belongs to that thread.
class Loop {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Loop(std::chrono::milliseconds tick, Observer& observer);
  ~Loop();

  void start();
  /// Says to all connections that the server stops. The thread ends when none is left.
  void wind_down();
  /// Ends the thread, if it has not ended by itself before `at`.
  void end(Time at);
  /// Closes so many of the connections at which nothing is at work: first of whoever has most of
  /// them, and those that have waited longest.
  void make_room(std::size_t connections);

  asio::io_context& context() { return context_; }
  void add(std::shared_ptr<Connection> connection);
  void remove(Connection& connection);
  /// A token for a connection that left HTTP; while it is held the thread goes on.
  std::shared_ptr<void> presence() { return presence_; }

  /// The present second in the form of RFC 9110.
  const std::string& date();
  /// 16 random hex digits.
  std::string request_id();

 private:
  void run();
  void tick();
  void sweep();

  asio::io_context context_{1};
  asio::steady_timer timer_{context_}, end_timer_{context_};
  std::chrono::milliseconds tick_;
  Observer& observer_;
  std::list<std::shared_ptr<Connection>> connections_;
  std::shared_ptr<void> presence_ = std::make_shared<char>();
  std::time_t date_second_ = 0;
  std::string date_;
  std::mt19937_64 random_;
  bool winding_down_ = false;
  std::thread thread_;
};

}  // namespace kring::http
