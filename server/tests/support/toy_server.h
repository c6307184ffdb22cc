#pragma once

#include "platform/http/server.h"

#include <algorithm>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace kring::tests {

/// Waits, for at most a minute, until others have made a condition true.
class Signals {
 public:
  void raise(const std::string& name) {
    const std::lock_guard lock(mutex_);
    ++raised_[name];
    changed_.notify_all();
  }
  /// Raised as often as the highest number so far.
  void reach(const std::string& name, int times) {
    const std::lock_guard lock(mutex_);
    raised_[name] = std::max(raised_[name], times);
    changed_.notify_all();
  }
  int count(const std::string& name) {
    const std::lock_guard lock(mutex_);
    return raised_[name];
  }
  bool wait(const std::string& name, int times = 1) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, std::chrono::minutes(1), [&] { return raised_[name] >= times; });
  }
  /// Whether it is raised by now, or within a moment.
  bool comes(const std::string& name, std::chrono::milliseconds moment) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, moment, [&] { return raised_[name] > 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, int> raised_;
};

/// Raises a signal for everything that the server reports.
class SignallingObserver : public http::Observer {
 public:
  explicit SignallingObserver(Signals& signals) : signals_(signals) {}
  void connection_opened() override { signals_.raise("connection opened"); }
  void connection_closed() override { signals_.raise("connection closed"); }
  void responded(int status, std::chrono::nanoseconds) override {
    signals_.raise("responded " + std::to_string(status));
    on_responded(status);
  }
  void refused(const http::Refused& request) override {
    signals_.raise("refused");
    signals_.raise("refused " + std::to_string(request.fault.status) + " " +
                   std::string(request.fault.code));
  }
  void timed_out(TimedOut where) override {
    constexpr const char* names[] = {"idle", "head", "body", "writing"};
    signals_.raise(std::string("timed out ") + names[static_cast<int>(where)]);
  }
  void overloaded() override { signals_.raise("overloaded"); }
  void work_changed(std::size_t queued, std::size_t) override {
    signals_.reach("waiting", static_cast<int>(queued));
  }
  void gave_way() override { signals_.raise("gave way"); }
  void accepting_paused(std::string_view) override { signals_.raise("accepting paused"); }
  void threw(std::string_view, std::string_view) override { signals_.raise("threw"); }
  void socket_opened() override { signals_.raise("socket opened"); }
  void socket_closed() override { signals_.raise("socket closed"); }
  void socket_refused() override { signals_.raise("socket refused"); }
  void socket_dropped() override { signals_.raise("socket dropped"); }

  /// Called on the I/O thread when an answer was handed to the network.
  std::function<void(int status)> on_responded = [](int) {};

 private:
  Signals& signals_;
};

/// A server on a port of the loopback that the system chose, and an application in two lambdas.
class ToyServer : public http::Application {
 public:
  Signals signals;
  SignallingObserver observer{signals};
  http::Options options;
  std::function<http::Admission(const http::Head&)> on_admit = [](const http::Head&) {
    return http::Admission{.body_limit = 1 << 20, .memory_limit = 1 << 20, .answer = {}};
  };
  std::function<http::Response(const http::Request&)> on_handle = [](const http::Request& request) {
    return text(request.path + " " + request.body);
  };
  http::Upgrades* upgrades = nullptr;

  ToyServer() {
    options.listen = {{"127.0.0.1", 0}};
    options.workers = 2;
    options.deadlines.tick = std::chrono::milliseconds(10);
    options.deadlines.linger = std::chrono::seconds(1);
  }
  /// Builds the server with the options as they are and starts it; its port.
  std::uint16_t start() {
    server_ = std::make_unique<http::Server>(options, *this, observer, upgrades);
    server_->start();
    return server_->port();
  }
  void stop() { server_->stop(); }
  /// Stops and forgets it; what was given to it may then go.
  void end() { server_.reset(); }

  static http::Response text(std::string body) {
    http::Response response;
    response.headers.add("Content-Type", "text/plain; charset=utf-8");
    response.body = std::move(body);
    return response;
  }

  http::Admission admit(const http::Head& head) override { return on_admit(head); }
  /// Askers are told apart by a field "Who".
  std::string client_of(const http::Head& head) const override {
    return std::string(head.headers.find("Who").value_or(head.remote_address));
  }
  http::Response handle(const http::Request& request) override { return on_handle(request); }

 private:
  std::unique_ptr<http::Server> server_;
};

/// A whole request without a body.
inline std::string get(const std::string& path, const std::string& fields = "") {
  return "GET " + path + " HTTP/1.1\r\nHost: a.example\r\n" + fields + "\r\n";
}
inline std::string post(const std::string& path, const std::string& body) {
  return "POST " + path +
         " HTTP/1.1\r\nHost: a.example\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

}  // namespace kring::tests
