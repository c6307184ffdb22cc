#include "platform/api/regulars.h"

#include "platform/api/rate_limits.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"

#include <utility>

namespace kring::api {

Regulars::Regulars(std::string session_cookie, std::size_t most)
    : session_cookie_(std::move(session_cookie)), most_(most), key_(crypto::random_key<16>()) {}

std::string_view Regulars::credential(const http::Head& head) const {
  const auto session = http::cookie(head.headers, session_cookie_);
  return session ? *session : head.headers.find("Authorization").value_or("");
}

std::uint64_t Regulars::mark_of(std::string_view credential) const {
  return crypto::short_hash(key_, credential);
}

void Regulars::met(const http::Head& head, const std::string& visitor) {
  const auto mark = mark_of(credential(head));
  const std::lock_guard lock(mutex_);
  if (lately_.size() >= most_ / 2) before_ = std::exchange(lately_, {});
  lately_.insert_or_assign(mark, visitor);
}

std::string Regulars::whoever_asks(const http::Head& head) const {
  const auto credential = this->credential(head);
  if (!credential.empty()) {
    const auto mark = mark_of(credential);
    const std::lock_guard lock(mutex_);
    for (const auto* faces : {&lately_, &before_}) {
      if (const auto face = faces->find(mark); face != faces->end()) return face->second;
    }
  }
  return visitor_by_address(head.remote_address);
}

}  // namespace kring::api
