#include "platform/sockets/gate.h"

#include "platform/http/handover.h"
#include "platform/sockets/handshake.h"
#include "platform/sockets/open_socket.h"

#include <mutex>
#include <unordered_map>

namespace kring::sockets {

/// Who is open, so that all can be told when the server stops.
class Gate::Crowd {
 public:
  std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return members_.size();
  }
  std::size_t reserve() {
    const std::lock_guard lock(mutex_);
    members_.emplace(++last_, std::weak_ptr<Socket>());
    return last_;
  }
  void join(std::size_t number, const std::shared_ptr<Socket>& socket) {
    const std::lock_guard lock(mutex_);
    const auto place = members_.find(number);
    if (place != members_.end()) place->second = socket;  // else it has ended already
  }
  void leave(std::size_t number) {
    const std::lock_guard lock(mutex_);
    members_.erase(number);
  }
  std::vector<std::shared_ptr<Socket>> all() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::shared_ptr<Socket>> sockets;
    for (const auto& [number, member] : members_)
      if (auto socket = member.lock()) sockets.push_back(std::move(socket));
    return sockets;
  }

 private:
  mutable std::mutex mutex_;
  std::unordered_map<std::size_t, std::weak_ptr<Socket>> members_;
  std::size_t last_ = 0;
};

Gate::Gate(Options options) : options_(std::move(options)), crowd_(std::make_shared<Crowd>()) {}
Gate::~Gate() = default;

void Gate::at(std::string path, Listener& listener) {
  listeners_[std::move(path)] = &listener;
}

std::size_t Gate::open() const {
  return crowd_->size();
}

bool Gate::owns(std::string_view path) const {
  return listeners_.contains(path);
}

std::optional<http::Fault> Gate::refuse(const http::Request& request) {
  if (const auto fault = refuse_handshake(request, options_.public_origins)) return fault;
  if (crowd_->size() >= options_.max_open) return http::Fault{503, "overloaded"};
  return listeners_.find(request.path)->second->refuse(request);
}

void Gate::take(http::Handover handover) {
  // Several may have passed the same last free place; who comes too late is hung up on.
  if (crowd_->size() >= options_.max_open) return;
  Listener& listener = *listeners_.find(handover.request.path)->second;
  const auto number = crowd_->reserve();
  auto socket = open_socket(std::move(handover), listener, options_,
                            [crowd = crowd_, number] { crowd->leave(number); });
  crowd_->join(number, socket);
}

void Gate::stop() {
  constexpr int going_away = 1001;
  for (const auto& socket : crowd_->all()) socket->close(going_away, "the server stops");
}

}  // namespace kring::sockets
