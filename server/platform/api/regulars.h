#pragma once

#include "platform/http/request.h"

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace kring::api {

/// Who came lately, and by which cookie or key. By this the network floor tells those who are known
/// from whoever makes up a cookie, before anybody looks them up; it decides nothing but whose turn
/// it is. In memory, and by a hash; who was longest away is forgotten first.
class Regulars {
 public:
  explicit Regulars(std::string session_cookie, std::size_t most = 100'000);

  /// By which of the two that a request may show somebody was recognised.
  enum class By { session, authorization };
  /// Whoever asks here was looked up by that, and is this visitor.
  void met(const http::Head& head, By by, const std::string& visitor);
  /// Who asks here, where they were met before; else the place from where they ask
  /// (`visitor_by_address`).
  std::string whoever_asks(const http::Head& head) const;

  /// Whether anything says who asks, be it true or not.
  bool is_said(const http::Head& head) const;

 private:
  using Faces = std::unordered_map<std::uint64_t, std::string>;

  std::string_view shown(const http::Head& head, By by) const;
  std::uint64_t mark_of(std::string_view shown) const;

  const std::string session_cookie_;
  const std::size_t most_;
  const std::array<unsigned char, 16> key_;
  mutable std::mutex mutex_;
  Faces lately_, before_;  ///< `before_` goes when `lately_` has half of those that may be known
};

}  // namespace kring::api
