#pragma once

#include "platform/api/route.h"
#include "platform/clock/clock.h"

#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace kring::api {

/// Counts how often each visitor did something: token buckets in memory, so per node and forgotten
/// at a restart. It remembers a bounded number of visitors; when there are more, the one who was
/// longest away is forgotten, which at worst gives somebody a full bucket again.
class RateLimits {
 public:
  explicit RateLimits(const Clock& clock, std::size_t most_visitors = 100'000)
      : clock_(clock), most_(most_visitors) {}

  /// Takes one; the time to wait where there is none left.
  std::optional<std::chrono::seconds> take(const RateLimit& limit, const std::string& visitor);

 private:
  struct Bucket {
    std::string key;
    double left = 0;
    Time at;
  };

  Bucket& bucket(const RateLimit& limit, const std::string& visitor);

  const Clock& clock_;
  const std::size_t most_;
  std::mutex mutex_;
  std::list<Bucket> buckets_;  ///< who came last stands first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> places_;
};

/// What an address counts as: an IPv6 network of 64 bits is one visitor, since whoever has one
/// address of it has them all.
std::string visitor_by_address(const std::string& address);

}  // namespace kring::api
