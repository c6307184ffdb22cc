#include "platform/api/regulars.h"

#include "platform/api/rate_limits.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"

#include <utility>

namespace kring::api {

Regulars::Regulars(std::string session_cookie, std::size_t most)
    : session_cookie_(std::move(session_cookie)), most_(most), key_(crypto::random_key<16>()) {}

std::string_view Regulars::shown(const http::Head& head, By by) const {
  const auto what = by == By::session ? http::cookie(head.headers, session_cookie_)
                                      : head.headers.find("Authorization");
  return what.value_or("");
}

bool Regulars::is_said(const http::Head& head) const {
  return !shown(head, By::session).empty() || !shown(head, By::authorization).empty();
}

std::uint64_t Regulars::mark_of(std::string_view shown) const {
  return crypto::short_hash(key_, shown);
}

void Regulars::met(const http::Head& head, By by, const std::string& visitor) {
  const auto mark = mark_of(shown(head, by));
  const std::lock_guard lock(mutex_);
  if (lately_.size() >= most_ / 2) before_ = std::exchange(lately_, {});
  lately_.insert_or_assign(mark, visitor);
}

std::string Regulars::whoever_asks(const http::Head& head) const {
  // As `SessionDoorkeeper` has it: whoever shows a key is that program, whatever cookies came
  // along.
  for (const auto by : {By::authorization, By::session}) {
    const auto what = shown(head, by);
    if (what.empty()) continue;
    const auto mark = mark_of(what);
    const std::lock_guard lock(mutex_);
    for (const auto* faces : {&lately_, &before_}) {
      if (const auto face = faces->find(mark); face != faces->end()) return face->second;
    }
  }
  return visitor_by_address(head.remote_address);
}

}  // namespace kring::api
