#include "platform/http/acceptor.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <sys/resource.h>

namespace kring::http {
namespace {

/// Whether hardly more than the rest of the house needs for its files is left to open. The system
/// gives the lowest descriptor that is free, so this one tells how many are in use.
bool is_of_the_last(int descriptor) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return false;
  const auto spare = std::min<rlim_t>(128, limit.rlim_cur / 8);
  return static_cast<rlim_t>(descriptor) + spare >= limit.rlim_cur;
}

}  // namespace

Acceptor::Acceptor(const Endpoint& endpoint, const std::vector<std::unique_ptr<Loop>>& loops,
                   const Shared& shared)
    : loops_(loops),
      shared_(shared),
      acceptor_(loops.front()->context()),
      pause_(loops.front()->context()) {
  try {
    const Tcp::endpoint at(asio::ip::make_address(endpoint.address), endpoint.port);
    acceptor_.open(at.protocol());
    acceptor_.set_option(Tcp::acceptor::reuse_address(true));
    acceptor_.bind(at);
    acceptor_.listen();
    port_ = acceptor_.local_endpoint().port();
  } catch (const boost::system::system_error& error) {
    throw std::system_error(error.code(), "cannot listen at " + endpoint.address + " port " +
                                              std::to_string(endpoint.port));
  }
}

void Acceptor::start() {
  asio::post(acceptor_.get_executor(), [this] { accept(); });
}

void Acceptor::stop() {
  asio::post(acceptor_.get_executor(), [this] {
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
  });
}

void Acceptor::accept() {
  if (!acceptor_.is_open()) return;
  if (short_of_descriptors_ || shared_.open >= shared_.options.max_connections)
    return wait_until_one_gives_way();
  Loop& loop = *loops_[next_++ % loops_.size()];
  acceptor_.async_accept(loop.context(), [this, &loop](error_code error, Tcp::socket socket) {
    accepted(error, std::move(socket), loop);
  });
}

void Acceptor::wait_until_one_gives_way() {
  acceptor_.async_wait(Tcp::acceptor::wait_read, [this](error_code error) {
    if (error) return;
    const bool is_short = std::exchange(short_of_descriptors_, false);
    if (!is_short && shared_.open < shared_.options.max_connections) return accept();
    make_room();
    pause(is_short ? "few file descriptors are left" : "as many as allowed are open");
  });
}

void Acceptor::make_room() {
  const auto some = shared_.options.max_connections / 64 / loops_.size();
  for (const auto& loop : loops_) loop->make_room(std::max<std::size_t>(1, some));
}

void Acceptor::accepted(error_code error, Tcp::socket socket, Loop& loop) {
  using namespace boost::system::errc;
  if (error == asio::error::operation_aborted) return;
  if (error == too_many_files_open || error == too_many_files_open_in_system ||
      error == no_buffer_space || error == not_enough_memory) {
    // The connection stays in the backlog and would wake us again at once.
    make_room();
    return pause("no file descriptors");
  }
  short_of_descriptors_ = !error && is_of_the_last(socket.native_handle());
  if (!error && !take(std::move(socket), loop)) return pause("no memory");
  accept();
}

bool Acceptor::take(Tcp::socket socket, Loop& loop) {
  try {
    auto connection = std::make_shared<Connection>(std::move(socket), loop, shared_);
    asio::post(loop.context(),
               [&loop, connection = std::move(connection)] { loop.add(connection); });
  } catch (const std::exception& failure) {
    shared_.observer.threw("", failure.what());
    return false;
  }
  return true;
}

void Acceptor::pause(std::string_view why) {
  shared_.observer.accepting_paused(why);
  pause_.expires_after(shared_.options.deadlines.tick);
  pause_.async_wait([this](error_code error) {
    if (!error) accept();
  });
}

}  // namespace kring::http
