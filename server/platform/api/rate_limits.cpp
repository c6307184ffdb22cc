#include "platform/api/rate_limits.h"

#include <algorithm>
#include <cmath>

#include <arpa/inet.h>

namespace kring::api {

RateLimits::Bucket& RateLimits::bucket(const RateLimit& limit, const std::string& visitor) {
  auto key = limit.name + ' ' + visitor;
  if (const auto known = places_.find(key); known != places_.end()) {
    buckets_.splice(buckets_.begin(), buckets_, known->second);
    return buckets_.front();
  }
  if (buckets_.size() >= most_) {
    places_.erase(buckets_.back().key);
    buckets_.pop_back();
  }
  buckets_.push_front({std::move(key), static_cast<double>(limit.count), clock_.now()});
  places_.emplace(buckets_.front().key, buckets_.begin());
  return buckets_.front();
}

std::optional<std::chrono::seconds> RateLimits::take(const RateLimit& limit,
                                                     const std::string& visitor) {
  const std::lock_guard lock(mutex_);
  auto& found = bucket(limit, visitor);
  const auto now = clock_.now();
  const double per_millisecond = limit.count / static_cast<double>(limit.per.count());
  // A clock that was set back must not empty a bucket.
  const auto since = std::max(now - found.at, Milliseconds(0));
  found.left = std::min<double>(limit.count,
                                found.left + static_cast<double>(since.count()) * per_millisecond);
  found.at = now;
  // A hair below one is one: sums of fractions do not come out whole.
  if (found.left >= 1 - 1e-9) {
    found.left -= 1;
    return std::nullopt;
  }
  const double wait = (1 - found.left) / per_millisecond / 1000;
  return std::chrono::seconds(std::max<std::int64_t>(1, std::llround(std::ceil(wait))));
}

std::string visitor_by_address(const std::string& address) {
  in6_addr bits{};
  if (inet_pton(AF_INET6, address.c_str(), &bits) != 1) return "address " + address;
  if (IN6_IS_ADDR_V4MAPPED(&bits)) return "address " + address.substr(address.rfind(':') + 1);
  return "network " + std::string(reinterpret_cast<const char*>(bits.s6_addr), 8);
}

}  // namespace kring::api
