#include "platform/http/clients.h"

#include <algorithm>

namespace kring::http {

std::shared_ptr<Client> Clients::of(const std::string& name) {
  const std::lock_guard lock(mutex_);
  if (known_.size() >= look_again_at_) forget_those_who_left();
  auto& place = known_[name];
  auto client = place.lock();
  if (!client) place = client = std::make_shared<Client>();
  return client;
}

void Clients::forget_those_who_left() {
  std::erase_if(known_, [](const auto& each) { return each.second.expired(); });
  look_again_at_ = std::max<std::size_t>(64, 2 * known_.size());
}

}  // namespace kring::http
