#include "platform/http/server.h"

#include "platform/http/acceptor.h"
#include "platform/http/spool.h"

#include <atomic>
#include <stdexcept>
#include <utility>

namespace kring::http {

/// In the order in which one needs the other, so that they end the other way round.
class Server::Parts {
 public:
  Parts(Options given, Application& application, Observer& observer, Upgrades* upgrades)
      : options(std::move(given)),
        proxies(options.trusted_proxies, options.forwarded_by),
        security(options.content_security_policy),
        workers(options.workers, options.queue, observer),
        shared{options, application, observer, upgrades, workers,
               clients, proxies,     security, open,     held} {
    if (options.io_threads == 0 || options.workers == 0 || options.deadlines.minimum_rate == 0)
      throw std::invalid_argument("a server needs threads, workers and a minimum rate above zero");
    if (options.spool_folder.empty()) {
      options.spool_folder = std::filesystem::temp_directory_path();
    } else {
      std::filesystem::create_directories(options.spool_folder);
      Spool::clear_leftovers(options.spool_folder);
    }
    for (std::size_t i = 0; i < options.io_threads; ++i)
      loops.push_back(std::make_unique<Loop>(options.deadlines.tick, observer));
    for (const Endpoint& endpoint : options.listen)
      acceptors.push_back(std::make_unique<Acceptor>(endpoint, loops, shared));
  }

  Options options;
  TrustedProxies proxies;
  SecurityHeaders security;
  std::atomic<std::size_t> open = 0;
  std::atomic<std::size_t> held = 0;
  Clients clients;
  Workers workers;
  Shared shared;
  std::vector<std::unique_ptr<Loop>> loops;
  std::vector<std::unique_ptr<Acceptor>> acceptors;
  bool stopped = false;
};

Server::Server(Options options, Application& application, Observer& observer, Upgrades* upgrades)
    : parts_(std::make_unique<Parts>(std::move(options), application, observer, upgrades)) {}

Server::~Server() {
  stop();
}

void Server::start() {
  for (auto& loop : parts_->loops) loop->start();
  for (auto& acceptor : parts_->acceptors) acceptor->start();
}

std::uint16_t Server::port(std::size_t endpoint) const {
  return parts_->acceptors.at(endpoint)->port();
}

void Server::stop() {
  if (std::exchange(parts_->stopped, true)) return;
  for (auto& acceptor : parts_->acceptors) acceptor->stop();
  if (parts_->shared.upgrades != nullptr) parts_->shared.upgrades->stop();
  for (auto& loop : parts_->loops) loop->wind_down();
  const auto latest = std::chrono::steady_clock::now() + parts_->options.deadlines.stop;
  for (auto& loop : parts_->loops) loop->end(latest);
  parts_->workers.stop();
}

}  // namespace kring::http
