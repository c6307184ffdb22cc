#include "hub/learning_records/recent_clients.h"

#include "platform/crypto/hash.h"

namespace kring::learning_records {

std::optional<Client> RecentClients::find(std::string_view authorization, Time now) const {
  const auto hash = crypto::hash(authorization);
  const std::scoped_lock lock(mutex_);
  const auto found = by_hash_.find(hash);
  if (found == by_hash_.end() || found->second.until <= now) return std::nullopt;
  return found->second.client;
}

void RecentClients::remember(std::string_view authorization, const Client& client, Time now) {
  auto hash = crypto::hash(authorization);
  const std::scoped_lock lock(mutex_);
  if (by_hash_.size() >= most) {
    std::erase_if(by_hash_, [&](const auto& each) { return each.second.until <= now; });
  }
  if (by_hash_.size() >= most) return;
  by_hash_.insert_or_assign(std::move(hash), Recent{client, now + remembered});
}

void RecentClients::forget(std::string_view authorization) {
  const auto hash = crypto::hash(authorization);
  const std::scoped_lock lock(mutex_);
  by_hash_.erase(hash);
}

}  // namespace kring::learning_records
