#include "platform/http/loop.h"

#include "platform/http/connection.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace kring::http {

Loop::Loop(std::chrono::milliseconds tick, Observer& observer)
    : tick_(tick), observer_(observer), random_([] {
        std::random_device device;
        std::seed_seq seed{device(), device(), device(), device()};
        return std::mt19937_64(seed);
      }()) {}

Loop::~Loop() {
  end(Time::min());
}

void Loop::start() {
  tick();
  thread_ = std::thread([this] { run(); });
}

// Where memory runs out in the middle of a step, its connection is lost, and not the server.
void Loop::run() {
  while (true) {
    try {
      context_.run();
      return;
    } catch (const std::exception& error) {
      observer_.threw("", error.what());
    }
  }
}

void Loop::wind_down() {
  asio::post(context_, [this] {
    winding_down_ = true;
    sweep();
  });
}

void Loop::end(Time at) {
  if (!thread_.joinable()) return;
  asio::post(context_, [this, at] {
    end_timer_.expires_at(at);
    end_timer_.async_wait([this](error_code) { context_.stop(); });
  });
  thread_.join();
  while (!connections_.empty()) connections_.front()->close();
}

void Loop::add(std::shared_ptr<Connection> connection) {
  connections_.push_front(connection);
  connection->place = connections_.begin();
  connection->start();
}

void Loop::remove(Connection& connection) {
  // Whoever calls may be a method of that connection, which must not end under its feet.
  asio::post(context_, [keep = std::move(*connection.place)] {});
  connections_.erase(connection.place);
}

void Loop::tick() {
  timer_.expires_after(tick_);
  timer_.async_wait([this](error_code error) {
    if (error) return;
    tick();
    sweep();
  });
}

void Loop::sweep() {
  const auto now = std::chrono::steady_clock::now();
  for (auto next = connections_.begin(); next != connections_.end();) {
    Connection& connection = **next++;  // it may take itself off the list
    if (winding_down_) connection.wind_down();
    connection.check_deadline(now);
  }
  if (winding_down_ && connections_.empty() && presence_.use_count() == 1) context_.stop();
}

void Loop::make_room(std::size_t connections) {
  asio::post(context_, [this, connections] {
    std::vector<std::pair<Connection::InTheWay, std::shared_ptr<Connection>>> waiting;
    for (const auto& connection : connections_) {
      if (const auto in_the_way = connection->in_the_way())
        waiting.emplace_back(*in_the_way, connection);
    }
    const auto number = std::min(connections, waiting.size());
    std::ranges::nth_element(waiting, waiting.begin() + static_cast<std::ptrdiff_t>(number),
                             std::greater(), [](const auto& each) { return each.first; });
    for (const auto& each : std::span(waiting).first(number)) {
      observer_.gave_way();
      each.second->close();
    }
  });
}

const std::string& Loop::date() {
  const std::time_t now = std::time(nullptr);
  if (now != date_second_) {
    date_second_ = now;
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    // Names of days and months in English: the program never calls setlocale for LC_TIME.
    const auto length = std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    date_.assign(text, length);
  }
  return date_;
}

std::string Loop::request_id() {
  constexpr char digits[] = "0123456789abcdef";
  std::string id(16, '0');
  auto bits = random_();
  for (char& c : id) {
    c = digits[bits & 15];
    bits >>= 4;
  }
  return id;
}

}  // namespace kring::http
